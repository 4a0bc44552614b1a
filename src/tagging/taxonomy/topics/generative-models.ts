/** Models that make things. */
import { topicTable } from './topic-table.ts'

export const generativeModels = topicTable('Generative models', [
  {
    slug: 'diffusion-models',
    name: { en: 'Diffusion models', ko: '확산 모델' },
    description: {
      en: 'Generative models that turn noise into data step by step.',
      ko: '잡음을 단계적으로 걷어 내며 데이터를 만드는 생성 모델',
    },
    rule: [
      'ti:("diffusion model" OR "latent diffusion" OR "stable diffusion" OR "diffusion transformer" OR "video diffusion" OR "diffusion policy" OR "denoising diffusion")',
      'ti:diffusion (cat:cs.CV OR cat:cs.LG OR cat:stat.ML OR cat:cs.GR) -ti:"reaction diffusion"',
      '"diffusion models" "score based"',
    ],
  },
  {
    slug: 'flow-matching',
    name: { en: 'Flow matching', ko: '플로 매칭' },
    description: {
      en: 'Generative models trained as flows: flow matching, rectified flow, normalizing flows.',
      ko: '흐름으로 학습하는 생성 모델: 플로 매칭, 정류 흐름, 정규화 흐름',
    },
    rule: [
      '"flow matching"',
      '"rectified flow"',
      '"normalizing flow"',
      'ti:("mean flow" OR =MeanFlow)',
    ],
  },
  {
    slug: 'autoregressive-model',
    name: { en: 'Autoregressive models', ko: '자기회귀 모델' },
    description: {
      en: 'Models that produce a sequence one piece after another, for text, images or video.',
      ko: '텍스트, 이미지, 영상을 한 조각씩 순서대로 만들어 내는 모델',
    },
    rule: [
      'ti:(autoregressive OR "next token prediction")',
      'ti:=VAR cat:cs.CV',
      '"visual autoregressive"',
      '"autoregressive image generation"',
      '"autoregressive video generation"',
    ],
  },
  {
    slug: 'dit',
    name: { en: 'Diffusion transformers', ko: '확산 트랜스포머(DiT)' },
    description: {
      en: 'Transformers as the denoiser of diffusion models.',
      ko: '확산 모델의 잡음 제거기로 쓰이는 트랜스포머',
    },
    rule: ['"diffusion transformer"', '=DiT', '=DiTs', '=MMDiT'],
  },
  {
    slug: 'gan',
    name: { en: 'Generative adversarial networks', ko: '생성적 적대 신경망' },
    description: {
      en: 'Generators trained against a discriminator.',
      ko: '판별자와 겨루며 학습하는 생성 모델',
    },
    rule: ['"generative adversarial network"', 'ti:(=GAN OR =GANs)', '=CycleGAN', '=StyleGAN'],
  },
  {
    slug: 'world-models',
    name: { en: 'World models', ko: '월드 모델' },
    description: {
      en: 'Models that predict how a world will change when one acts in it.',
      ko: '행동에 따라 세계가 어떻게 변할지 예측하는 모델',
    },
    rule: [
      'ti:("world model" OR "world modeling" OR "world simulator")',
      '"interactive world model"',
    ],
  },
])
