/** arXiv categories of the archive `q-fin`. */
import { categoryTable } from './category-table.ts'

export const quantitativeFinance = categoryTable('Quantitative Finance', [
  [
    'q-fin.CP',
    'Computational Finance',
    '계산 금융',
    'Numerical methods for pricing and financial models.',
  ],
  ['q-fin.EC', 'Economics', '경제학 (q-fin)', 'Economics at large. Same papers as econ.GN.'],
  ['q-fin.GN', 'General Finance', '일반 금융', 'Quantitative finance of a general kind.'],
  [
    'q-fin.MF',
    'Mathematical Finance',
    '수리 금융',
    'Stochastic and analytical mathematics of markets.',
  ],
  [
    'q-fin.PM',
    'Portfolio Management',
    '포트폴리오 관리',
    'Choosing assets and weighing return against risk.',
  ],
  [
    'q-fin.PR',
    'Pricing of Securities',
    '증권 가격 결정',
    'Valuing and hedging securities and derivatives.',
  ],
  ['q-fin.RM', 'Risk Management', '위험 관리', 'Measuring and limiting financial risk.'],
  ['q-fin.ST', 'Statistical Finance', '통계 금융', 'Statistics and econometrics of market data.'],
  [
    'q-fin.TR',
    'Trading and Market Microstructure',
    '거래와 시장 미시구조',
    'Order books, liquidity and automated trading.',
  ],
])
