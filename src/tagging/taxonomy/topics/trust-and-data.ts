/** What models know, why they say it, and what they were fed. */
import { topicTable } from './topic-table.ts'

export const trustAndData = topicTable('Trust and data', [
  {
    slug: 'interpretability',
    name: { en: 'Interpretability', ko: '해석 가능성' },
    description: {
      en: 'Looking inside models: circuits, sparse autoencoders, probing, steering.',
      ko: '모델 내부를 들여다보는 연구: 회로, 희소 오토인코더, 프로빙, 스티어링',
    },
    rule: [
      'ti:(=Interpretability OR =interpretability OR "circuit discovery" OR "activation steering" OR "steering vector" OR "linear probe")',
      '"mechanistic interpretability"',
      '"sparse autoencoder"',
    ],
  },
  {
    slug: 'explainable-ai',
    name: { en: 'Explainable AI', ko: '설명 가능한 AI' },
    description: {
      en: "Explanations of a model's decisions for the people who meet them.",
      ko: '모델의 판단을 사람에게 설명하는 연구',
    },
    rule: [
      'ti:(=Explainable OR =explainable OR =Explainability OR =explainability OR =Interpretable OR =interpretable OR "feature attribution")',
      '=XAI',
    ],
  },
  {
    slug: 'uncertainty',
    name: { en: 'Uncertainty and calibration', ko: '불확실성과 보정' },
    description: {
      en: 'Models that know how sure they are.',
      ko: '모델이 스스로 얼마나 확신하는지 가늠하는 연구',
    },
    rule: [
      '"uncertainty quantification"',
      '"uncertainty estimation"',
      '"conformal prediction"',
      'ti:calibration (confidence OR uncertainty OR probability)',
      'ti:(confidence calibration)',
      'ti:"calibrated uncertainty"',
    ],
  },
  {
    slug: 'causality',
    name: { en: 'Causality', ko: '인과 추론' },
    description: {
      en: 'Causal discovery, causal inference and counterfactuals.',
      ko: '인과 관계의 발견과 추론, 반사실 분석',
    },
    rule: [
      '"causal inference"',
      '"causal discovery"',
      'ti:("causal graph" OR "causal reasoning" OR counterfactual)',
      '"structural causal model"',
      '"treatment effect"',
      'ti:causality -ti:(video OR autoregressive OR attention OR decoding OR diffusion OR "language model")',
    ],
  },
  {
    slug: 'machine-unlearning',
    name: { en: 'Machine unlearning', ko: '머신 언러닝' },
    description: {
      en: 'Making a model forget data or concepts.',
      ko: '모델이 특정 데이터나 개념을 잊게 하는 연구',
    },
    rule: ['(=unlearning OR =Unlearning OR =unlearn OR =Unlearn)'],
  },
  {
    slug: 'synthetic-data',
    name: { en: 'Synthetic data', ko: '합성 데이터' },
    description: {
      en: 'Data made by models or simulators to train others.',
      ko: '다른 모델을 학습시키려고 모델이나 시뮬레이터로 만든 데이터',
    },
    rule: [
      'ti:("synthetic data" OR "synthetic dataset" OR "data synthesis")',
      '"synthetic data generation"',
    ],
  },
  {
    slug: 'data-curation',
    name: { en: 'Training data and curation', ko: '학습 데이터 선별' },
    description: {
      en: 'Choosing, mixing, cleaning and attributing training data.',
      ko: '학습 데이터를 고르고, 섞고, 정제하고, 출처를 따지는 연구',
    },
    rule: [
      'ti:("data selection" OR "data curation" OR "data mixture" OR "data mixing" OR "data attribution" OR "data contamination" OR "training data" OR "dataset distillation")',
    ],
  },
])
