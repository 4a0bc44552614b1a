/** arXiv categories of the archive `stat`. */
import { categoryTable } from './category-table.ts'

export const statistics = categoryTable('Statistics', [
  [
    'stat.AP',
    'Applications',
    '통계 응용',
    'Statistics at work in medicine, industry and the sciences.',
  ],
  ['stat.CO', 'Computation', '통계 계산', 'Algorithms and simulation for statistics.'],
  [
    'stat.ME',
    'Methodology',
    '통계 방법론',
    'New statistical methods: design, testing, causal inference.',
  ],
  ['stat.ML', 'Machine Learning', '기계 학습 (통계)', 'Machine learning seen from statistics.'],
  ['stat.OT', 'Other Statistics', '기타 통계학', 'Statistics that fits no other category.'],
  [
    'stat.TH',
    'Statistics Theory',
    '통계 이론 (stat)',
    'Estimation, testing and asymptotics, proved. Same papers as math.ST.',
  ],
])
