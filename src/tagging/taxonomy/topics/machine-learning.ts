/** Ways to learn, and kinds of data to learn from. */
import { topicTable } from './topic-table.ts'

export const machineLearning = topicTable('Machine learning', [
  {
    slug: 'reinforcement-learning',
    name: { en: 'Reinforcement learning', ko: '강화 학습' },
    description: {
      en: 'Learning to act from rewards, by trial and error.',
      ko: '시행착오와 보상을 통해 행동을 배우는 방법',
    },
    rule: [
      'ti:("reinforcement learning" OR =RL)',
      '"deep reinforcement learning"',
      '"offline reinforcement learning"',
      '"policy gradient"',
      '"actor critic"',
    ],
  },
  {
    slug: 'rlhf',
    name: { en: 'RLHF and preference tuning', ko: 'RLHF와 선호 최적화' },
    description: {
      en: 'Tuning models to human preferences: RLHF, DPO, reward models.',
      ko: '사람의 선호에 맞춰 모델을 조정하는 RLHF, DPO, 보상 모델',
    },
    rule: [
      '=RLHF',
      '"human feedback" (reward OR reinforcement OR align)',
      '"preference optimization"',
      'ti:("reward model" OR "preference alignment" OR "preference learning")',
    ],
  },
  {
    slug: 'rlvr',
    name: { en: 'RL with verifiable rewards', ko: '검증 가능한 보상 강화 학습' },
    description: {
      en: 'Reinforcement learning on answers that can be checked: RLVR, GRPO and kin.',
      ko: '정답을 검증할 수 있는 과제로 하는 강화 학습: RLVR, GRPO 등',
    },
    rule: [
      '=RLVR',
      '"verifiable reward"',
      'ti:(=GRPO OR "group relative policy optimization")',
      'ti:"policy optimization" ("language model" OR LLM OR reasoning)',
    ],
  },
  {
    slug: 'imitation-learning',
    name: { en: 'Imitation learning', ko: '모방 학습' },
    description: {
      en: 'Learning skills from demonstrations.',
      ko: '시연을 보고 기술을 익히는 학습',
    },
    rule: [
      '"imitation learning"',
      '"behavior cloning"',
      '"behaviour cloning"',
      '"learning from demonstration"',
      '"inverse reinforcement learning"',
    ],
  },
  {
    slug: 'self-supervised-learning',
    name: { en: 'Self-supervised learning', ko: '자기지도 학습' },
    description: {
      en: 'Learning from data without labels: masked modeling, joint embedding, pretext tasks.',
      ko: '레이블 없이 데이터에서 배우는 학습: 마스크 모델링, 공동 임베딩 등',
    },
    rule: [
      'ti:("self supervised" OR "joint embedding predictive" OR "masked image modeling")',
      '=JEPA',
      '"masked autoencoder"',
    ],
  },
  {
    slug: 'contrastive-learning',
    name: { en: 'Contrastive learning', ko: '대조 학습' },
    description: {
      en: 'Pulling what belongs together close and pushing the rest apart.',
      ko: '비슷한 것은 가깝게, 다른 것은 멀게 배치하는 학습',
    },
    rule: ['"contrastive learning"', 'ti:contrastive'],
  },
  {
    slug: 'representation-learning',
    name: { en: 'Representation learning', ko: '표현 학습' },
    description: {
      en: 'Features that carry over to many tasks, and what they contain.',
      ko: '여러 과제에 두루 쓰이는 특징을 배우는 연구',
    },
    rule: [
      'ti:("representation learning" OR "learned representation" OR "disentangled representation" OR "representation alignment")',
    ],
  },
  {
    slug: 'continual-learning',
    name: { en: 'Continual learning', ko: '연속 학습' },
    description: {
      en: 'Learning new things without forgetting the old.',
      ko: '예전에 배운 것을 잊지 않고 새것을 배우는 학습',
    },
    rule: [
      '(="continual learning" OR ="Continual learning" OR ="Continual Learning")',
      'ti:("lifelong learning" OR "catastrophic forgetting" OR "continual adaptation" OR "incremental learning") -cat:cs.CY',
      '"class incremental"',
    ],
  },
  {
    slug: 'federated-learning',
    name: { en: 'Federated learning', ko: '연합 학습' },
    description: {
      en: 'Training together while the data stays where it is.',
      ko: '데이터를 한곳에 모으지 않고 함께 학습하는 방법',
    },
    rule: [
      '"federated learning"',
      'ti:federated (cat:cs.LG OR cat:cs.DC OR cat:cs.CR OR cat:cs.CV OR cat:cs.AI OR cat:cs.CL)',
    ],
  },
  {
    slug: 'domain-adaptation',
    name: { en: 'Domain adaptation', ko: '도메인 적응' },
    description: {
      en: 'Carrying a model over to data unlike its training data.',
      ko: '학습 때와 다른 데이터에 모델을 맞추는 연구',
    },
    rule: [
      'ti:("domain adaptation" OR "domain generalization" OR "test time adaptation" OR "source free")',
      '("domain adaptation" OR "domain generalization") ti:(domain OR shift OR =Adaptation OR =Adapting OR generalization OR unseen)',
      '"distribution shift" ti:(shift OR =Adaptation OR =Adapting OR generalization)',
    ],
  },
  {
    slug: 'few-shot-learning',
    name: { en: 'Few-shot and meta-learning', ko: '퓨샷·메타 학습' },
    description: {
      en: 'Learning a task from a handful of examples.',
      ko: '적은 예시만으로 새 과제를 배우는 학습',
    },
    rule: ['ti:("few shot" OR "one shot learning" OR "meta learning")'],
  },
  {
    slug: 'in-context-learning',
    name: { en: 'In-context learning', ko: '인컨텍스트 학습' },
    description: {
      en: 'Models that learn from examples in the prompt, without training.',
      ko: '추가 학습 없이 프롬프트 속 예시로 배우는 능력',
    },
    rule: [
      '"in context learning"',
      'ti:"in context" (cat:cs.CL OR cat:cs.LG OR cat:cs.CV OR cat:cs.AI)',
    ],
  },
  {
    slug: 'gnn',
    name: { en: 'Graph neural networks', ko: '그래프 신경망' },
    description: {
      en: 'Learning on nodes and edges.',
      ko: '노드와 간선으로 이루어진 데이터에서 배우는 신경망',
    },
    rule: [
      '"graph neural network"',
      'ti:(=GNN OR =GNNs OR "graph transformer" OR "graph learning" OR "graph convolutional")',
      'ti:"message passing" (cat:cs.LG OR cat:cs.AI)',
    ],
  },
  {
    slug: 'time-series',
    name: { en: 'Time series', ko: '시계열' },
    description: {
      en: 'Forecasting and understanding data that arrive over time.',
      ko: '시간에 따라 쌓이는 데이터의 예측과 분석',
    },
    rule: ['ti:"time series"', '"time series forecasting"', '"time series foundation model"'],
  },
  {
    slug: 'tabular-data',
    name: { en: 'Tabular data', ko: '표 형식 데이터' },
    description: {
      en: 'Learning from rows and columns.',
      ko: '행과 열로 된 데이터에서 배우는 연구',
    },
    rule: ['ti:tabular', '"tabular data"', '"tabular foundation model"'],
  },
  {
    slug: 'anomaly-detection',
    name: { en: 'Anomaly detection', ko: '이상 탐지' },
    description: {
      en: 'Finding what does not fit: defects, outliers, out-of-distribution data.',
      ko: '정상에서 벗어난 것을 찾는 연구: 결함, 이상치, 분포 밖 데이터',
    },
    rule: [
      '"anomaly detection"',
      'ti:anomaly (cat:cs.CV OR cat:cs.LG OR cat:cs.AI)',
      '"out of distribution detection"',
      'ti:("outlier detection" OR "defect detection")',
    ],
  },
  {
    slug: 'bayesian-methods',
    name: { en: 'Bayesian methods', ko: '베이지안 방법' },
    description: {
      en: 'Bayesian inference, Gaussian processes, Monte Carlo sampling, Bayesian optimization.',
      ko: '베이지안 추론, 가우시안 과정, 몬테카를로 표본 추출, 베이지안 최적화',
    },
    rule: [
      'ti:bayesian',
      '"gaussian process"',
      '"variational inference"',
      '"markov chain monte carlo"',
    ],
  },
  {
    slug: 'bandits',
    name: { en: 'Bandits and online learning', ko: '밴딧과 온라인 학습' },
    description: {
      en: 'Deciding while learning, with regret as the measure.',
      ko: '후회(regret)를 줄이면서 배우고 결정하는 문제',
    },
    rule: [
      '"multi armed bandit"',
      'ti:bandit',
      '"contextual bandit"',
      'ti:"online learning" regret',
      'ti:regret (cat:cs.LG OR cat:stat.ML OR cat:cs.GT OR cat:cs.AI)',
    ],
  },
])
