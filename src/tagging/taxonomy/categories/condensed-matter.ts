/** arXiv categories of the archive `cond-mat`. */
import { categoryTable } from './category-table.ts'

export const condensedMatter = categoryTable('Condensed Matter', [
  [
    'cond-mat.dis-nn',
    'Disordered Systems and Neural Networks',
    '무질서계와 신경망',
    'Glasses, localization and the statistical physics of networks.',
    '유리, 국소화, 네트워크의 통계 물리',
  ],
  [
    'cond-mat.mes-hall',
    'Mesoscale and Nanoscale Physics',
    '메조·나노 물리학',
    'Quantum dots, graphene, the Hall effects and spintronics.',
    '양자점, 그래핀, 홀 효과, 스핀트로닉스',
  ],
  [
    'cond-mat.mtrl-sci',
    'Materials Science',
    '재료과학',
    'Structure, defects and properties of materials.',
    '재료의 구조, 결함, 성질',
  ],
  [
    'cond-mat.other',
    'Other Condensed Matter',
    '기타 응집물질 물리학',
    'Condensed matter that fits no other category.',
    '다른 분류에 들지 않는 응집물질 물리',
  ],
  [
    'cond-mat.quant-gas',
    'Quantum Gases',
    '양자 기체',
    'Ultracold atoms, condensates and optical lattices.',
    '극저온 원자, 응축체, 광격자',
  ],
  [
    'cond-mat.soft',
    'Soft Condensed Matter',
    '연성 응집물질',
    'Polymers, colloids, gels, grains and liquid crystals.',
    '고분자, 콜로이드, 젤, 알갱이, 액정',
  ],
  [
    'cond-mat.stat-mech',
    'Statistical Mechanics',
    '통계역학',
    'Phase transitions, thermodynamics and systems out of equilibrium.',
    '상전이, 열역학, 비평형계',
  ],
  [
    'cond-mat.str-el',
    'Strongly Correlated Electrons',
    '강상관 전자계',
    'Quantum magnets, spin liquids and Mott insulators.',
    '양자 자성체, 스핀 액체, 모트 절연체',
  ],
  [
    'cond-mat.supr-con',
    'Superconductivity',
    '초전도',
    'Superconductors: mechanisms, materials and experiments.',
    '초전도의 원리, 물질, 실험',
  ],
])
