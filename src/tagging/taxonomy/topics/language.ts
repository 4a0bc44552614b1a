/** Language models. */
import { topicTable } from './topic-table.ts'

export const language = topicTable('Language', [
  {
    slug: 'pretraining',
    name: { en: 'Language model pretraining', ko: '언어 모델 사전 학습' },
    description: {
      en: 'Training language models from scratch: recipes, data, schedules.',
      ko: '언어 모델을 처음부터 학습시키는 방법: 데이터 구성, 학습 일정, 레시피',
    },
    rule: [
      'ti:pretraining (cat:cs.CL OR cat:cs.LG)',
      'ti:"pre training" (cat:cs.CL OR cat:cs.LG) -cat:cs.CV',
      '"continual pretraining"',
      '"continued pretraining"',
      'ti:(midtraining OR "mid training")',
      'ti:(pretraining LLM)',
      'ti:(pretraining "language model")',
    ],
  },
  {
    slug: 'instruction-tuning',
    name: { en: 'Instruction tuning', ko: '인스트럭션 튜닝' },
    description: {
      en: 'Teaching models to follow instructions; supervised fine-tuning and post-training.',
      ko: '모델이 지시를 따르게 하는 지도 미세 조정과 사후 학습',
    },
    rule: [
      'ti:("instruction tuning" OR "instruction following" OR "supervised fine tuning")',
      '"instruction tuning dataset"',
      '"instruction tuning data"',
      'ti:"post training" (LLM OR "language model") -ti:(quantization OR image OR video)',
    ],
  },
  {
    slug: 'llm-reasoning',
    name: { en: 'LLM reasoning', ko: 'LLM 추론' },
    description: {
      en: 'How language models reason, and how they could do so better.',
      ko: '언어 모델이 추론하는 방식과 그 개선',
    },
    rule: [
      'ti:reasoning (ti:LLM OR ti:"language model" OR ti:"reasoning model")',
      '"large reasoning model"',
      'ti:("latent reasoning" OR overthinking OR "efficient reasoning")',
    ],
  },
  {
    slug: 'chain-of-thought',
    name: { en: 'Chain of thought', ko: '사고의 사슬(CoT)' },
    description: {
      en: 'Thinking in written steps before answering.',
      ko: '답하기 전에 단계별로 생각을 적어 나가는 방식',
    },
    rule: [
      'ti:("chain of thought" OR =CoT OR "reasoning trace")',
      '"chain of thought" ti:(reasoning OR reason OR reasoner OR thinking OR thought OR think)',
    ],
  },
  {
    slug: 'math-reasoning',
    name: { en: 'Mathematical reasoning', ko: '수학 추론' },
    description: { en: 'Models that solve mathematical problems.', ko: '수학 문제를 푸는 모델' },
    rule: [
      'ti:math (cat:cs.CL OR cat:cs.AI OR cat:cs.LG OR cat:cs.CV)',
      'ti:mathematical (reasoning OR "language model" OR LLM)',
      'ti:(olympiad mathematics)',
      '"math word problem"',
    ],
  },
  {
    slug: 'rag',
    name: { en: 'Retrieval-augmented generation', ko: '검색 증강 생성(RAG)' },
    description: {
      en: 'Answering from documents that are looked up first.',
      ko: '문서를 먼저 찾아본 뒤 답하는 생성 방식',
    },
    rule: [
      'ti:("retrieval augmented" OR =RAG OR =GraphRAG)',
      '(=RAG OR "retrieval augmented generation") ti:(retrieval OR retriever OR retrieve OR document OR question OR chunking OR context OR search OR evidence OR grounding OR "knowledge graph")',
    ],
  },
  {
    slug: 'long-context',
    name: { en: 'Long context', ko: '긴 문맥(롱 컨텍스트)' },
    description: { en: 'Reading very long inputs.', ko: '아주 긴 입력을 다루는 모델' },
    rule: [
      'ti:("long context" OR "context compression")',
      '"long context language model"',
      '"context length" ti:(context OR length)',
    ],
  },
  {
    slug: 'diffusion-language-models',
    name: { en: 'Diffusion language models', ko: '확산 언어 모델' },
    description: {
      en: 'Language models that write by denoising instead of word after word.',
      ko: '단어를 차례로 쓰는 대신 잡음을 걷어 내며 글을 쓰는 언어 모델',
    },
    rule: [
      '"diffusion language model"',
      '"diffusion large language model"',
      '=dLLM',
      '=dLLMs',
      'ti:"diffusion LLM"',
      'ti:"masked diffusion" cat:cs.CL',
      '"discrete diffusion" cat:cs.CL',
    ],
  },
  {
    slug: 'hallucination',
    name: { en: 'Hallucination and factuality', ko: '환각과 사실성' },
    description: {
      en: 'Made-up statements: why they occur, how to find and avoid them.',
      ko: '지어낸 말이 왜 생기고 어떻게 찾아내고 막을지에 대한 연구',
    },
    rule: [
      'ti:(hallucination OR factuality OR factual OR "fact checking")',
      '"hallucination detection"',
    ],
  },
  {
    slug: 'llm-evaluation',
    name: { en: 'LLM evaluation and judges', ko: 'LLM 평가와 심사 모델' },
    description: {
      en: 'Measuring language models, and language models as judges.',
      ko: '언어 모델을 평가하는 법과 언어 모델을 심사자로 쓰는 법',
    },
    rule: [
      'ti:("LLM as a judge" OR "LLM evaluation" OR "evaluating LLM" OR "benchmarking LLM" OR "benchmark contamination")',
      'ti:judge ("language model" OR LLM)',
      '"LLM as a judge" ti:(evaluation OR evaluating OR evaluator OR rubric OR bias OR reliability)',
      'ti:(evaluating "language model") -ti:vision',
      'ti:(benchmarking "language model") -ti:vision',
    ],
  },
  {
    slug: 'prompting',
    name: { en: 'Prompting', ko: '프롬프팅' },
    description: { en: 'Writing and optimizing prompts.', ko: '프롬프트를 쓰고 최적화하는 방법' },
    rule: [
      'ti:(=Prompting OR =prompting) -ti:visual',
      'ti:("prompt optimization" OR "prompt engineering" OR "prompt sensitivity" OR "prompt compression" OR "system prompt" OR "context engineering")',
    ],
  },
  {
    slug: 'knowledge-editing',
    name: { en: 'Knowledge editing', ko: '지식 편집' },
    description: {
      en: 'Changing or updating facts inside a model.',
      ko: '모델 속 지식을 고치고 갱신하는 방법',
    },
    rule: [
      '"knowledge editing"',
      '"model editing"',
      'ti:("knowledge conflict" OR "knowledge update")',
    ],
  },
  {
    slug: 'knowledge-graphs',
    name: { en: 'Knowledge graphs', ko: '지식 그래프' },
    description: {
      en: 'Facts as graphs: building, completing and asking them.',
      ko: '사실을 그래프로 나타내고, 채우고, 그래프에 묻는 연구',
    },
    rule: [
      'ti:("knowledge graph" OR "entity alignment" OR "link prediction")',
      '"knowledge graph" ti:(graph OR knowledge OR entity OR triple OR relation OR SPARQL OR ontology)',
      'ti:ontology (cat:cs.AI OR cat:cs.CL OR cat:cs.IR OR cat:cs.DB)',
    ],
  },
])
