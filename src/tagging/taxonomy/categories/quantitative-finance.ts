/** arXiv categories of the archive `q-fin`. */
import { categoryTable } from './category-table.ts'

export const quantitativeFinance = categoryTable('Quantitative Finance', [
  [
    'q-fin.CP',
    'Computational Finance',
    '계산 금융',
    'Numerical methods for pricing and financial models.',
    '가격 결정과 금융 모형의 수치 방법',
  ],
  [
    'q-fin.EC',
    'Economics',
    '경제학(q-fin)',
    'Economics at large. Same papers as econ.GN.',
    '경제학 전반. econ.GN과 같은 논문',
  ],
  [
    'q-fin.GN',
    'General Finance',
    '일반 금융',
    'Quantitative finance of a general kind.',
    '계량 금융 일반',
  ],
  [
    'q-fin.MF',
    'Mathematical Finance',
    '수리 금융',
    'Stochastic and analytical mathematics of markets.',
    '시장의 확률론적·해석적 수학',
  ],
  [
    'q-fin.PM',
    'Portfolio Management',
    '포트폴리오 관리',
    'Choosing assets and weighing return against risk.',
    '자산 선택, 수익과 위험의 균형',
  ],
  [
    'q-fin.PR',
    'Pricing of Securities',
    '증권 가격 결정',
    'Valuing and hedging securities and derivatives.',
    '증권과 파생 상품의 가치 평가와 헤지',
  ],
  [
    'q-fin.RM',
    'Risk Management',
    '위험 관리',
    'Measuring and limiting financial risk.',
    '금융 위험의 측정과 제한',
  ],
  [
    'q-fin.ST',
    'Statistical Finance',
    '통계 금융',
    'Statistics and econometrics of market data.',
    '시장 데이터의 통계와 계량경제',
  ],
  [
    'q-fin.TR',
    'Trading and Market Microstructure',
    '거래와 시장 미시구조',
    'Order books, liquidity and automated trading.',
    '호가창, 유동성, 자동 매매',
  ],
])
