/** arXiv categories of the archive `econ`. */
import { categoryTable } from './category-table.ts'

export const economics = categoryTable('Economics', [
  ['econ.EM', 'Econometrics', '계량경제학', 'Statistical methods for economic data.'],
  [
    'econ.GN',
    'General Economics',
    '일반 경제학',
    'Applied and empirical economics. Same papers as q-fin.EC.',
  ],
  [
    'econ.TH',
    'Theoretical Economics',
    '이론 경제학',
    'Games, contracts, markets and decisions in theory.',
  ],
])
