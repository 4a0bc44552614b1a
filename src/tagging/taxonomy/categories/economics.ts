/** arXiv categories of the archive `econ`. */
import { categoryTable } from './category-table.ts'

export const economics = categoryTable('Economics', [
  [
    'econ.EM',
    'Econometrics',
    '계량경제학',
    'Statistical methods for economic data.',
    '경제 데이터를 위한 통계 방법',
  ],
  [
    'econ.GN',
    'General Economics',
    '일반 경제학',
    'Applied and empirical economics. Same papers as q-fin.EC.',
    '응용·실증 경제학. q-fin.EC와 같은 논문',
  ],
  [
    'econ.TH',
    'Theoretical Economics',
    '이론 경제학',
    'Games, contracts, markets and decisions in theory.',
    '게임, 계약, 시장, 의사 결정의 이론',
  ],
])
