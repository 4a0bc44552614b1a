/** Computing, optimising and estimating. */
import { topicTable } from './topic-table.ts'

export const appliedMathematics = topicTable('Applied mathematics', [
  {
    slug: 'numerical-methods',
    name: { en: 'Numerical methods', ko: '수치 해법' },
    description: {
      en: 'Finite elements, solvers, error estimates, numerical linear algebra.',
      ko: '유한 요소, 해법, 오차 추정, 수치 선형대수',
    },
    rule: [
      '"finite element" (cat:math.NA OR cat:cs.CE OR cat:physics.comp-ph)',
      '"discontinuous galerkin"',
      '"finite volume" (cat:math.NA OR cat:cs.CE OR cat:physics)',
      'ti:(preconditioner OR "time integration")',
      'ti:preconditioning cat:math.NA',
      '"numerical scheme" cat:math.NA',
      '"reduced order model"',
      '"isogeometric"',
      '"topology optimization"',
      '"krylov"',
      '"monte carlo" cat:math.NA',
    ],
  },
  {
    slug: 'neural-solvers',
    name: { en: 'Neural PDE solvers', ko: '신경망 PDE 해법' },
    description: {
      en: 'Physics-informed networks and neural operators.',
      ko: '물리 정보 신경망과 뉴럴 오퍼레이터',
    },
    rule: [
      '"physics informed neural"',
      '=PINN',
      '=PINNs',
      '"neural operator"',
      '"operator learning"',
      'ti:"physics informed"',
      '"neural PDE"',
      'ti:surrogate (cat:cs.CE OR cat:physics.comp-ph OR cat:physics.flu-dyn OR cat:math.NA)',
    ],
  },
  {
    slug: 'optimization',
    name: { en: 'Optimization', ko: '최적화' },
    description: {
      en: 'Convex, stochastic and nonlinear optimization.',
      ko: '볼록·확률·비선형 최적화',
    },
    rule: [
      '"convex optimization"',
      '"gradient descent" (cat:math.OC OR cat:stat.ML)',
      '"stochastic optimization" (cat:math.OC OR cat:cs.LG OR cat:cs.IT OR cat:cs.CE)',
      'ti:optimization cat:math.OC',
      '"multi objective optimization"',
      '"semidefinite program"',
      '"nonconvex optimization"',
      '"bilevel optimization"',
      '"minimax optimization"',
    ],
  },
  {
    slug: 'evolutionary-computation',
    name: { en: 'Evolutionary computation', ko: '진화 연산' },
    description: {
      en: 'Genetic algorithms, swarms and evolving programs.',
      ko: '유전 알고리즘, 군집, 진화하는 프로그램',
    },
    rule: [
      '"genetic algorithm"',
      '"genetic programming"',
      '"evolutionary algorithm"',
      'ti:evolutionary cat:cs.NE',
      '"particle swarm"',
      'metaheuristic',
      '"differential evolution"',
      '"quality diversity"',
      'neuroevolution',
      'ti:"map elites"',
    ],
  },
  {
    slug: 'optimal-transport',
    name: { en: 'Optimal transport', ko: '최적 수송' },
    description: {
      en: 'Moving one distribution onto another at least cost.',
      ko: '한 분포를 가장 적은 비용으로 다른 분포에 옮기는 문제',
    },
    rule: [
      '"optimal transport"',
      'ti:(wasserstein OR "gromov wasserstein")',
      '"schrodinger bridge"',
      'sinkhorn',
    ],
  },
  {
    slug: 'statistics',
    name: { en: 'Statistical methods', ko: '통계 방법' },
    description: {
      en: 'Regression, testing, high dimensions and experiments.',
      ko: '회귀, 가설 검정, 고차원 통계, 실험 설계',
    },
    rule: [
      '"hypothesis testing" cat:stat',
      '"high dimensional" cat:math.ST',
      'ti:regression (cat:stat OR cat:math.ST OR cat:econ.EM)',
      '"survival analysis"',
      '"clinical trial" cat:stat',
      '"multiple testing"',
      '"experimental design" cat:stat',
      '"missing data" cat:stat',
      'ti:estimator (cat:stat OR cat:math.ST OR cat:econ.EM)',
      '"bayesian inference" cat:stat',
    ],
  },
  {
    slug: 'solid-mechanics',
    name: { en: 'Solid mechanics', ko: '고체 역학' },
    description: {
      en: 'How materials and structures deform, crack and wear.',
      ko: '재료와 구조물이 변형되고 갈라지고 닳는 방식',
    },
    rule: [
      'ti:(fracture OR hyperelastic OR hyperelasticity OR plasticity OR elasticity OR fatigue OR buckling OR cracks) (cat:cs.CE OR cat:physics OR cat:cond-mat OR cat:math.NA OR cat:math-ph)',
      'ti:constitutive (cat:cs.CE OR cat:physics OR cat:cond-mat)',
      '"phase field" (cat:cs.CE OR cat:math.NA OR cat:cond-mat.mtrl-sci)',
      '"structural health monitoring"',
      'ti:composite (cat:cs.CE OR cat:cond-mat.mtrl-sci)',
      '"solid mechanics"',
    ],
  },
])
