/** arXiv categories of the archive `stat`. */
import { categoryTable } from './category-table.ts'

export const statistics = categoryTable('Statistics', [
  [
    'stat.AP',
    'Applications',
    '통계 응용',
    'Statistics at work in medicine, industry and the sciences.',
    '의학, 산업, 과학에 쓰이는 통계',
  ],
  [
    'stat.CO',
    'Computation',
    '통계 계산',
    'Algorithms and simulation for statistics.',
    '통계를 위한 알고리즘과 시뮬레이션',
  ],
  [
    'stat.ME',
    'Methodology',
    '통계 방법론',
    'New statistical methods: design, testing, causal inference.',
    '새로운 통계 방법: 설계, 검정, 인과 추론',
  ],
  [
    'stat.ML',
    'Machine Learning',
    '기계 학습(통계)',
    'Machine learning seen from statistics.',
    '통계학에서 본 기계 학습',
  ],
  [
    'stat.OT',
    'Other Statistics',
    '기타 통계학',
    'Statistics that fits no other category.',
    '다른 분류에 들지 않는 통계학',
  ],
  [
    'stat.TH',
    'Statistics Theory',
    '통계 이론(stat)',
    'Estimation, testing and asymptotics, proved. Same papers as math.ST.',
    '추정, 검정, 점근 이론의 증명. math.ST와 같은 논문',
  ],
])
