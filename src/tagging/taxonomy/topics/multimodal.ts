/** Several media together. */
import { topicTable } from './topic-table.ts'

export const multimodal = topicTable('Multimodal', [
  {
    slug: 'vlm',
    name: { en: 'Vision-language models', ko: '비전 언어 모델(VLM)' },
    description: {
      en: 'Models that see and talk: VLMs and multimodal LLMs.',
      ko: '보고 말하는 모델: VLM과 멀티모달 LLM',
    },
    rule: [
      'ti:("vision language model" OR "multimodal large language model" OR "multimodal LLM" OR "multimodal language model" OR =VLM OR =VLMs OR =MLLM OR =MLLMs OR =LVLM OR =LVLMs OR =LMM OR =LMMs OR "visual language model" OR "multimodal model")',
    ],
  },
  {
    slug: 'vqa',
    name: { en: 'Visual question answering', ko: '시각 질의응답(VQA)' },
    description: {
      en: 'Answering questions about images and video.',
      ko: '이미지와 영상에 대한 질문에 답하는 연구',
    },
    rule: [
      'ti:("visual question answering" OR "video question answering" OR "knowledge based visual")',
      'ti:=VQA -cat:quant-ph',
      '"visual question answering" ti:(question OR answer OR answering OR QA)',
    ],
  },
  {
    slug: 'multimodal-reasoning',
    name: { en: 'Multimodal reasoning', ko: '멀티모달 추론' },
    description: {
      en: 'Reasoning over images and text together, thinking with images.',
      ko: '이미지와 글을 함께 놓고 하는 추론, 이미지로 생각하기',
    },
    rule: [
      'ti:("multimodal reasoning" OR "visual reasoning" OR "thinking with images" OR "multimodal chain of thought" OR "visual chain of thought")',
      '"think with images"',
      'ti:reasoning ti:(visual OR multimodal OR "vision language") ti:(model OR LLM OR MLLM)',
    ],
  },
  {
    slug: 'spatial-reasoning',
    name: { en: 'Spatial reasoning', ko: '공간 추론' },
    description: {
      en: 'Understanding where things are and how they relate in space.',
      ko: '사물의 위치와 공간 관계를 이해하는 연구',
    },
    rule: [
      'ti:("spatial reasoning" OR "spatial intelligence" OR "spatial understanding" OR "spatial cognition")',
      '("spatial reasoning" OR "spatial intelligence") ti:(spatial OR 3D OR space OR geometry OR viewpoint OR perspective)',
    ],
  },
  {
    slug: 'visual-grounding',
    name: { en: 'Visual grounding', ko: '시각적 그라운딩' },
    description: {
      en: 'Pointing at what the words mean.',
      ko: '말이 가리키는 것을 이미지에서 짚어 내는 연구',
    },
    rule: [
      'ti:("visual grounding" OR "video grounding" OR "temporal grounding" OR "spatial grounding" OR "referring expression" OR "reasoning segmentation" OR "phrase grounding")',
      '"referring segmentation"',
      'ti:(=Grounding OR =grounding) cat:cs.CV -ti:(audio OR GUI)',
      '"visual grounding" ti:(referring OR region OR localization OR pointing)',
    ],
  },
  {
    slug: 'unified-multimodal',
    name: { en: 'Unified and omni models', ko: '통합·옴니 모델' },
    description: {
      en: 'One model that understands and generates across media.',
      ko: '여러 매체를 함께 이해하고 생성하는 하나의 모델',
    },
    rule: [
      '"unified multimodal model"',
      'ti:("unified multimodal" OR "omni modal" OR "any to any" OR "unified understanding and generation" OR "multimodal understanding and generation")',
      'ti:(omni "language model")',
    ],
  },
  {
    slug: 'audio-visual',
    name: { en: 'Audio-visual learning', ko: '시청각 학습' },
    description: { en: 'Sound and picture together.', ko: '소리와 영상을 함께 다루는 연구' },
    rule: [
      'ti:("audio visual" OR audiovisual OR "video to audio" OR "lip reading" OR "lip sync" OR "lip synchronization")',
      '"audio visual" ti:(audio OR sound OR speech OR omni OR music OR talking OR lip OR voice)',
    ],
  },
  {
    slug: 'multimodal-retrieval',
    name: { en: 'Multimodal retrieval', ko: '멀티모달 검색' },
    description: {
      en: 'Embedding and searching across text, images and pages.',
      ko: '글, 이미지, 문서를 넘나드는 임베딩과 검색',
    },
    rule: [
      'ti:("multimodal retrieval" OR "multimodal embedding" OR "multimodal RAG" OR "universal multimodal" OR "multimodal document" OR "multimodal search")',
      'ti:"document retrieval" (visual OR multimodal)',
    ],
  },
  {
    slug: 'token-reduction',
    name: { en: 'Visual token reduction', ko: '시각 토큰 축소' },
    description: {
      en: 'Fewer image and video tokens for faster multimodal models.',
      ko: '이미지·영상 토큰을 줄여 멀티모달 모델을 빠르게 하는 방법',
    },
    rule: [
      '"visual token pruning"',
      '"vision token pruning"',
      'ti:("token pruning" OR "token compression" OR "token reduction" OR "token merging" OR "visual token" OR "vision token")',
    ],
  },
  {
    slug: 'multimodal-fusion',
    name: { en: 'Multimodal fusion', ko: '멀티모달 융합' },
    description: {
      en: 'Combining sensors and signals, also when one is missing.',
      ko: '여러 센서와 신호를 합치고, 하나가 빠져도 견디는 연구',
    },
    rule: [
      'ti:("multimodal fusion" OR "multi modal fusion" OR "missing modality" OR "modality missing" OR "image fusion" OR "sensor fusion" OR "cross modal alignment")',
    ],
  },
])
