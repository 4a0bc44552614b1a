/** arXiv categories of the archive `q-bio`. */
import { categoryTable } from './category-table.ts'

export const quantitativeBiology = categoryTable('Quantitative Biology', [
  [
    'q-bio.BM',
    'Biomolecules',
    '생체분자',
    'Proteins, DNA and RNA: structure, folding and binding.',
    '단백질, DNA, RNA의 구조, 접힘, 결합',
  ],
  [
    'q-bio.CB',
    'Cell Behavior',
    '세포 행동',
    'How cells signal, move, divide and die.',
    '세포의 신호 전달, 이동, 분열, 죽음',
  ],
  [
    'q-bio.GN',
    'Genomics',
    '유전체학',
    'Genomes: sequencing, regulation and variation.',
    '유전체의 시퀀싱, 조절, 변이',
  ],
  [
    'q-bio.MN',
    'Molecular Networks',
    '분자 네트워크',
    'Gene regulation, signaling and metabolism as networks.',
    '네트워크로 본 유전자 조절, 신호 전달, 대사',
  ],
  [
    'q-bio.NC',
    'Neurons and Cognition',
    '뉴런과 인지',
    'Neurons, brains, perception and thought.',
    '뉴런, 뇌, 지각, 사고',
  ],
  [
    'q-bio.OT',
    'Other Quantitative Biology',
    '기타 정량생물학',
    'Quantitative biology that fits no other category.',
    '다른 분류에 들지 않는 정량생물학',
  ],
  [
    'q-bio.PE',
    'Populations and Evolution',
    '개체군과 진화',
    'Ecology, epidemics and evolution.',
    '생태, 감염병 유행, 진화',
  ],
  [
    'q-bio.QM',
    'Quantitative Methods',
    '정량적 방법',
    'Statistical, numerical and experimental methods for biology.',
    '생물학을 위한 통계, 수치, 실험 방법',
  ],
  [
    'q-bio.SC',
    'Subcellular Processes',
    '세포 내 과정',
    'Organelles, transport and molecular motors inside cells.',
    '세포 안의 소기관, 수송, 분자 모터',
  ],
  [
    'q-bio.TO',
    'Tissues and Organs',
    '조직과 기관',
    'Blood flow, tumors, bones and hearts in models.',
    '혈류, 종양, 뼈, 심장의 모형',
  ],
])
