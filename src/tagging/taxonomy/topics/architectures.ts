/** How models are built and made fast. */
import { topicTable } from './topic-table.ts'

export const architectures = topicTable('Architectures and efficiency', [
  {
    slug: 'transformers',
    name: { en: 'Transformer architecture', ko: '트랜스포머 구조' },
    description: {
      en: 'How transformers are built and why they work: attention, positions, depth.',
      ko: '트랜스포머의 구성과 작동 원리: 어텐션, 위치 인코딩, 깊이',
    },
    rule: [
      'ti:transformer (cat:cs.LG OR cat:cs.CL OR cat:stat.ML) -cat:cs.CV',
      'ti:transformer ti:(attention OR positional OR expressivity OR looped OR residual) cat:cs.CV',
      '"rotary position embedding"',
      'ti:("positional encoding" OR "attention sink")',
    ],
  },
  {
    slug: 'efficient-attention',
    name: { en: 'Efficient attention', ko: '효율적 어텐션' },
    description: {
      en: 'Sparse, linear and faster attention.',
      ko: '희소 어텐션, 선형 어텐션 등 더 빠른 어텐션',
    },
    rule: [
      '"sparse attention"',
      '"linear attention"',
      '"efficient attention"',
      '=FlashAttention',
      'ti:"attention" ti:(subquadratic OR quadratic OR linear OR sparse)',
    ],
  },
  {
    slug: 'state-space-models',
    name: { en: 'State space models', ko: '상태 공간 모델' },
    description: {
      en: 'Mamba and other recurrent alternatives to attention.',
      ko: '맘바(Mamba) 등 어텐션을 대신하는 순환 구조',
    },
    rule: [
      '=Mamba',
      '"selective state space"',
      'ti:("state space model" OR mamba)',
      '"gated delta net"',
      '=DeltaNet',
    ],
  },
  {
    slug: 'moe',
    name: { en: 'Mixture of experts', ko: '전문가 혼합(MoE)' },
    description: {
      en: 'Large models that use only a few of their experts at a time.',
      ko: '여러 전문가 중 일부만 골라 쓰는 대규모 모델',
    },
    rule: ['"mixture of experts"', '=MoE', '=MoEs'],
  },
  {
    slug: 'scaling-laws',
    name: { en: 'Scaling laws', ko: '스케일링 법칙' },
    description: {
      en: 'How quality grows with data, parameters and compute.',
      ko: '데이터, 파라미터, 연산량이 늘 때 성능이 좋아지는 법칙',
    },
    rule: ['"scaling law"', '"neural scaling"', '"compute optimal"'],
  },
  {
    slug: 'optimizers',
    name: { en: 'Optimizers and training dynamics', ko: '옵티마이저와 학습 동역학' },
    description: {
      en: 'How networks are trained: Adam, Muon, learning rates, loss landscapes.',
      ko: '신경망을 학습시키는 법: Adam, Muon, 학습률, 손실 지형',
    },
    rule: [
      'ti:(=Optimizer OR =Optimizers OR =optimizer OR =optimizers) (gradient OR momentum OR pretraining)',
      'ti:(=Muon OR =AdamW OR =SGD OR "stochastic gradient descent" OR "learning rate" OR "training dynamics" OR "loss landscape" OR grokking)',
      'abs:(=Muon optimizer)',
    ],
  },
  {
    slug: 'knowledge-distillation',
    name: { en: 'Knowledge distillation', ko: '지식 증류' },
    description: {
      en: 'Small models taught by large ones.',
      ko: '큰 모델의 능력을 작은 모델에 옮기는 방법',
    },
    rule: [
      '"knowledge distillation"',
      'ti:distillation -ti:"dataset distillation"',
      '"self distillation"',
      '"on policy distillation"',
    ],
  },
  {
    slug: 'quantization',
    name: { en: 'Quantization', ko: '양자화' },
    description: { en: 'Running models with fewer bits.', ko: '더 적은 비트로 모델을 돌리는 방법' },
    rule: [
      'ti:quantization -ti:"vector quantization"',
      '"post training quantization"',
      '"quantization aware"',
      '"low bit" (quantized OR quantization OR weight)',
      'ti:(=Quantized OR =quantized) -ti:"vector quantized"',
      'ti:(=FP4 OR =NVFP4 OR =INT4 OR =FP8)',
    ],
  },
  {
    slug: 'pruning',
    name: { en: 'Pruning and sparsity', ko: '가지치기와 희소성' },
    description: {
      en: 'Removing weights, layers or tokens that are not needed.',
      ko: '필요 없는 가중치, 층, 토큰을 덜어 내는 방법',
    },
    rule: [
      'ti:pruning',
      '"structured pruning"',
      '"token pruning"',
      '"network pruning"',
      '"lottery ticket"',
    ],
  },
  {
    slug: 'fine-tuning',
    name: { en: 'Fine-tuning and LoRA', ko: '미세 조정과 LoRA' },
    description: {
      en: 'Adapting large models with few trained weights.',
      ko: '적은 가중치만 학습해 큰 모델을 조정하는 방법',
    },
    rule: [
      'ti:(=LoRA OR "low rank adaptation" OR "fine tuning" OR finetuning)',
      '"parameter efficient fine tuning"',
      '"parameter efficient finetuning"',
      '=PEFT',
    ],
  },
  {
    slug: 'model-merging',
    name: { en: 'Model merging', ko: '모델 병합' },
    description: {
      en: 'Combining trained models without training again.',
      ko: '학습된 모델들을 재학습 없이 합치는 방법',
    },
    rule: [
      '"model merging"',
      '"task arithmetic"',
      '"model soup"',
      'ti:merging (cat:cs.LG OR cat:cs.CL)',
    ],
  },
  {
    slug: 'test-time-compute',
    name: { en: 'Test-time compute', ko: '추론 시점 연산' },
    description: {
      en: 'Spending more computation when answering, or training while answering.',
      ko: '답할 때 연산을 더 쓰거나, 답하면서 학습하는 방법',
    },
    rule: [
      'ti:("test time scaling" OR "test time training" OR "inference time compute")',
      '"test time compute"',
      '"inference time scaling"',
    ],
  },
  {
    slug: 'kv-cache',
    name: { en: 'KV cache', ko: 'KV 캐시' },
    description: {
      en: 'Shrinking and sharing the memory of attention.',
      ko: '어텐션의 메모리를 줄이고 나눠 쓰는 방법',
    },
    rule: [
      'ti:("KV cache" OR =KV)',
      '"KV cache" ti:(cache OR memory OR eviction OR prefill OR prefilling OR "long context" OR serving OR inference)',
      '"KV cache compression"',
      '"KV cache eviction"',
      '"KV cache management"',
    ],
  },
  {
    slug: 'speculative-decoding',
    name: { en: 'Speculative and parallel decoding', ko: '추측·병렬 디코딩' },
    description: {
      en: 'Producing several tokens at once, checked by the model.',
      ko: '여러 토큰을 한꺼번에 만들고 모델로 확인하는 방법',
    },
    rule: [
      '"speculative decoding"',
      'ti:("parallel decoding" OR "multi token prediction")',
      '"draft model" ti:(speculative OR draft OR decoding)',
    ],
  },
  {
    slug: 'small-models',
    name: { en: 'Small and on-device models', ko: '소형·온디바이스 모델' },
    description: {
      en: 'Models small enough for phones and edge devices.',
      ko: '휴대전화와 에지 기기에서 돌아갈 만큼 작은 모델',
    },
    rule: [
      '"small language model"',
      'ti:("on device" OR =TinyML OR "edge AI")',
      '"edge device" ti:(edge OR lightweight OR mobile OR device OR deployment)',
    ],
  },
  {
    slug: 'embeddings',
    name: { en: 'Embeddings', ko: '임베딩' },
    description: {
      en: 'Vectors for texts, images and other things, and their geometry.',
      ko: '텍스트와 이미지 등을 나타내는 벡터와 그 기하',
    },
    rule: [
      'ti:("text embedding" OR "sentence embedding" OR "word embedding" OR "embedding model" OR "embedding space")',
      'ti:(=Embeddings OR =embeddings) (cat:cs.CL OR cat:cs.LG OR cat:cs.IR)',
      '"matryoshka representation"',
    ],
  },
  {
    slug: 'tokenization',
    name: { en: 'Tokenization', ko: '토큰화' },
    description: {
      en: 'Cutting text, images or sound into tokens.',
      ko: '텍스트, 이미지, 소리를 토큰으로 나누는 방법',
    },
    rule: [
      'ti:(=Tokenization OR =tokenization OR =Tokenizer OR =Tokenizers OR =tokenizer OR =tokenizers OR =Tokenizing)',
      '"byte pair encoding"',
      '"byte level language model"',
      'ti:(tokens vocabulary)',
    ],
  },
  {
    slug: 'neuro-symbolic',
    name: { en: 'Neuro-symbolic AI', ko: '뉴로심볼릭 AI' },
    description: {
      en: 'Neural networks joined with logic and symbols.',
      ko: '신경망과 논리·기호를 결합한 AI',
    },
    rule: [
      '"neuro symbolic"',
      'neurosymbolic',
      'ti:("symbolic regression" OR "knowledge compilation")',
    ],
  },
])
