/** arXiv categories of the archive `q-bio`. */
import { categoryTable } from './category-table.ts'

export const quantitativeBiology = categoryTable('Quantitative Biology', [
  [
    'q-bio.BM',
    'Biomolecules',
    '생체분자',
    'Proteins, DNA and RNA: structure, folding and binding.',
  ],
  ['q-bio.CB', 'Cell Behavior', '세포 행동', 'How cells signal, move, divide and die.'],
  ['q-bio.GN', 'Genomics', '유전체학', 'Genomes: sequencing, regulation and variation.'],
  [
    'q-bio.MN',
    'Molecular Networks',
    '분자 네트워크',
    'Gene regulation, signaling and metabolism as networks.',
  ],
  ['q-bio.NC', 'Neurons and Cognition', '뉴런과 인지', 'Neurons, brains, perception and thought.'],
  [
    'q-bio.OT',
    'Other Quantitative Biology',
    '기타 정량생물학',
    'Quantitative biology that fits no other category.',
  ],
  ['q-bio.PE', 'Populations and Evolution', '개체군과 진화', 'Ecology, epidemics and evolution.'],
  [
    'q-bio.QM',
    'Quantitative Methods',
    '정량적 방법',
    'Statistical, numerical and experimental methods for biology.',
  ],
  [
    'q-bio.SC',
    'Subcellular Processes',
    '세포 내 과정',
    'Organelles, transport and molecular motors inside cells.',
  ],
  [
    'q-bio.TO',
    'Tissues and Organs',
    '조직과 기관',
    'Blood flow, tumors, bones and hearts in models.',
  ],
])
