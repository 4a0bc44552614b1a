/** arXiv categories of the archive `cond-mat`. */
import { categoryTable } from './category-table.ts'

export const condensedMatter = categoryTable('Condensed Matter', [
  [
    'cond-mat.dis-nn',
    'Disordered Systems and Neural Networks',
    '무질서계와 신경망',
    'Glasses, localization and the statistical physics of networks.',
  ],
  [
    'cond-mat.mes-hall',
    'Mesoscale and Nanoscale Physics',
    '메조·나노 물리학',
    'Quantum dots, graphene, the Hall effects and spintronics.',
  ],
  [
    'cond-mat.mtrl-sci',
    'Materials Science',
    '재료과학',
    'Structure, defects and properties of materials.',
  ],
  [
    'cond-mat.other',
    'Other Condensed Matter',
    '기타 응집물질 물리학',
    'Condensed matter that fits no other category.',
  ],
  [
    'cond-mat.quant-gas',
    'Quantum Gases',
    '양자 기체',
    'Ultracold atoms, condensates and optical lattices.',
  ],
  [
    'cond-mat.soft',
    'Soft Condensed Matter',
    '연성 응집물질',
    'Polymers, colloids, gels, grains and liquid crystals.',
  ],
  [
    'cond-mat.stat-mech',
    'Statistical Mechanics',
    '통계역학',
    'Phase transitions, thermodynamics and systems out of equilibrium.',
  ],
  [
    'cond-mat.str-el',
    'Strongly Correlated Electrons',
    '강상관 전자계',
    'Quantum magnets, spin liquids and Mott insulators.',
  ],
  [
    'cond-mat.supr-con',
    'Superconductivity',
    '초전도',
    'Superconductors: mechanisms, materials and experiments.',
  ],
])
