/** Markets, money and firms. */
import { topicTable } from './topic-table.ts'

export const economicsAndFinance = topicTable('Economics and finance', [
  {
    slug: 'asset-pricing',
    name: { en: 'Markets and prices', ko: '시장과 가격' },
    description: {
      en: 'Stock prediction, asset pricing and volatility.',
      ko: '주가 예측, 자산 가격, 변동성',
    },
    rule: [
      '"stock price"',
      '"stock market" (cat:q-fin OR cat:econ OR cat:cs.CE OR ti:(stock OR market OR financial))',
      '"asset pricing" (cat:q-fin OR cat:econ OR cat:cs.CE)',
      'ti:volatility (cat:q-fin OR cat:econ OR cat:cs.CE OR cat:stat)',
      '"stock prediction"',
      '"stock return"',
      '"financial time series"',
      '"option pricing"',
      'ti:stock (cat:q-fin OR cat:cs.CE OR cat:cs.CL OR cat:cs.AI)',
    ],
  },
  {
    slug: 'trading',
    name: { en: 'Trading and portfolios', ko: '거래와 포트폴리오' },
    description: {
      en: 'Order books, strategies, portfolios and market making.',
      ko: '호가창, 전략, 포트폴리오, 시장 조성',
    },
    rule: [
      'ti:(=Trading OR =trading) (cat:q-fin OR cat:cs.CE OR cat:cs.AI OR cat:econ)',
      '"limit order book"',
      '"market making" (cat:q-fin OR cat:cs.CE OR cat:cs.GT)',
      '"portfolio optimization"',
      '"portfolio selection" (cat:q-fin OR cat:cs.CE OR cat:math)',
      'ti:portfolio (cat:q-fin OR cat:cs.CE OR cat:math.OC)',
      '"algorithmic trading"',
      '"quantitative trading"',
      'arbitrage (cat:q-fin OR cat:cs.CE OR cat:cs.GT)',
    ],
  },
  {
    slug: 'financial-ai',
    name: { en: 'AI in finance', ko: '금융 AI' },
    description: {
      en: 'Language models and agents for finance, reports and risk.',
      ko: '금융, 공시, 위험을 다루는 언어 모델과 에이전트',
    },
    rule: [
      'ti:financial ("language model" OR LLM OR agent OR NLP)',
      'ti:(finance OR banking OR insurance)',
      'ti:financial cat:cs.CE',
      '"earnings call"',
      '"credit scoring"',
      '"credit risk" (cat:q-fin OR cat:cs.CE OR cat:stat OR ti:credit)',
      'ti:(=Accounting OR =accounting) (financial OR audit OR bookkeeping)',
      '"anti money laundering"',
    ],
  },
  {
    slug: 'econometrics',
    name: { en: 'Econometrics', ko: '계량경제' },
    description: {
      en: 'Measuring causes and effects in economic data.',
      ko: '경제 데이터에서 원인과 결과를 재는 방법',
    },
    rule: [
      '"instrumental variable" (cat:econ OR cat:stat)',
      '"difference in differences"',
      '"panel data" (cat:econ OR cat:stat)',
      '"regression discontinuity"',
      '"synthetic control" (cat:econ OR cat:stat)',
      'econometric (cat:econ OR cat:stat OR cat:q-fin OR cat:cs.CE)',
    ],
  },
  {
    slug: 'economic-theory',
    name: { en: 'Economic theory', ko: '경제 이론' },
    description: {
      en: 'Contracts, information, markets and behavior.',
      ko: '계약, 정보, 시장, 행동의 이론',
    },
    rule: [
      '"bayesian persuasion"',
      '"information design" (cat:econ OR cat:cs.GT)',
      '"principal agent" (cat:econ OR cat:cs.GT)',
      '"moral hazard"',
      '"adverse selection" (cat:econ OR cat:cs.GT OR cat:q-fin)',
      '"behavioral economics"',
      'ti:market cat:econ.TH',
      'ti:(=Pricing OR =pricing) (cat:econ OR cat:cs.GT)',
      '"general equilibrium" cat:econ',
      'monopolist',
    ],
  },
  {
    slug: 'macroeconomics',
    name: { en: 'Growth, labor and policy', ko: '성장, 노동, 정책' },
    description: {
      en: 'Macroeconomics, inequality, trade and public policy.',
      ko: '거시 경제, 불평등, 무역, 공공 정책',
    },
    rule: [
      '"monetary policy"',
      '"central bank"',
      '"economic growth"',
      '"income inequality"',
      '"labor market" (cat:econ OR cat:q-fin)',
      '"international trade"',
      '"minimum wage"',
      'ti:(macroeconomic OR poverty)',
      'ti:tax (cat:econ OR cat:q-fin OR cat:cs.GT)',
    ],
  },
  {
    slug: 'supply-chain',
    name: { en: 'Supply chains and operations', ko: '공급망과 운영' },
    description: {
      en: 'Inventory, logistics, factories and maintenance.',
      ko: '재고, 물류, 공장, 유지 보수',
    },
    rule: [
      'ti:("supply chain" OR =Logistics OR =logistics OR inventory OR manufacturing)',
      'ti:warehouse -cat:cs.DB',
      '"inventory management" (cat:math.OC OR cat:cs.AI OR cat:econ)',
      '"predictive maintenance"',
      'ti:"digital twin" (manufacturing OR factory OR production)',
      'ti:(=Industrial OR =industrial) (manufacturing OR factory OR maintenance OR defect OR fault OR "production line")',
      '"fault diagnosis"',
    ],
  },
])
