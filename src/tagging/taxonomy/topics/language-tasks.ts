/** What is done with language. */
import { topicTable } from './topic-table.ts'

export const languageTasks = topicTable('Language tasks', [
  {
    slug: 'machine-translation',
    name: { en: 'Machine translation', ko: '기계 번역' },
    description: { en: 'Translating between human languages.', ko: '언어 사이의 자동 번역' },
    rule: [
      'ti:("machine translation" OR "speech translation")',
      'ti:translation cat:cs.CL -ti:"image translation"',
      '"machine translation" ti:(translator OR =MT OR =NMT OR bilingual OR "cross lingual" OR "parallel corpus" OR interpreting)',
    ],
  },
  {
    slug: 'summarization',
    name: { en: 'Summarization', ko: '요약' },
    description: { en: 'Shortening texts and talks.', ko: '글과 대화를 짧게 줄이는 연구' },
    rule: [
      'ti:(summarization OR summarisation OR summary)',
      '("text summarization" OR "document summarization") ti:(abstractive OR extractive OR faithful OR consistency OR compression)',
    ],
  },
  {
    slug: 'question-answering',
    name: { en: 'Question answering', ko: '질의응답' },
    description: {
      en: 'Answering questions from texts or knowledge.',
      ko: '글이나 지식을 바탕으로 질문에 답하는 연구',
    },
    rule: [
      'ti:"question answering" -ti:"visual question answering" -ti:"video question answering"',
      '("multi hop question answering" OR "open domain question answering") ti:(question OR =QA OR answer OR "multi hop" OR retrieval)',
      'ti:"reading comprehension"',
    ],
  },
  {
    slug: 'dialogue',
    name: { en: 'Dialogue and chatbots', ko: '대화와 챗봇' },
    description: { en: 'Conversations with machines.', ko: '기계와 나누는 대화' },
    rule: [
      'ti:(dialogue OR =Dialog OR =dialog OR =Conversation OR =Conversations OR =Conversational OR =conversation OR =conversations OR =conversational OR chatbot)',
      '"dialogue system" cat:cs.CL',
    ],
  },
  {
    slug: 'information-extraction',
    name: { en: 'Information extraction', ko: '정보 추출' },
    description: {
      en: 'Names, relations and events out of text.',
      ko: '글에서 개체, 관계, 사건을 뽑아내는 연구',
    },
    rule: [
      '"information extraction" (cat:cs.CL OR cat:cs.IR OR cat:cs.DB)',
      '("named entity recognition" OR "relation extraction" OR "event extraction") (cat:cs.CL OR cat:cs.IR OR ti:(extraction OR entity))',
      'ti:"entity linking"',
    ],
  },
  {
    slug: 'sentiment-analysis',
    name: { en: 'Sentiment and emotion', ko: '감성·감정 분석' },
    description: {
      en: 'Opinions, feelings and stance in text, speech and faces.',
      ko: '글, 음성, 표정에 담긴 의견과 감정, 입장',
    },
    rule: [
      'ti:(sentiment OR emotion OR emotional)',
      '("sentiment analysis" OR "emotion recognition") ti:(opinion OR review OR affect OR affective OR gesture OR facial OR expression)',
      '"stance detection"',
    ],
  },
  {
    slug: 'multilingual',
    name: { en: 'Multilingual models', ko: '다국어 모델' },
    description: { en: 'Models for many languages at once.', ko: '여러 언어를 함께 다루는 모델' },
    rule: ['ti:(multilingual OR "cross lingual" OR crosslingual)', '"code switching"'],
  },
  {
    slug: 'low-resource-languages',
    name: { en: 'Low-resource languages', ko: '저자원 언어' },
    description: { en: 'Languages with little data.', ko: '데이터가 적은 언어' },
    rule: [
      '"low resource language"',
      'ti:"low resource" cat:cs.CL',
      '"endangered language"',
      '"indigenous language"',
      '"african language"',
      '"indic language"',
    ],
  },
  {
    slug: 'korean',
    name: { en: 'Korean language', ko: '한국어' },
    description: { en: 'Data and models for Korean.', ko: '한국어 데이터와 모델' },
    rule: [
      'Korean (cat:cs.CL OR cat:cs.CV OR cat:cs.SD OR cat:eess.AS OR cat:cs.AI OR cat:cs.IR)',
      'hangul',
    ],
  },
  {
    slug: 'arabic',
    name: { en: 'Arabic language', ko: '아랍어' },
    description: {
      en: 'Data and models for Arabic and its dialects.',
      ko: '아랍어와 그 방언을 위한 데이터와 모델',
    },
    rule: ['ti:arabic', 'abs:"arabic language"', 'abs:"arabic dialect"'],
  },
  {
    slug: 'ai-text-detection',
    name: { en: 'AI-generated text detection', ko: 'AI 생성 텍스트 탐지' },
    description: {
      en: 'Telling machine-written text from human text.',
      ko: '기계가 쓴 글과 사람이 쓴 글을 가리는 연구',
    },
    rule: [
      'ti:("AI generated text" OR "machine generated text" OR "LLM generated text" OR "authorship attribution")',
      '("AI generated text" OR "machine generated text" OR "LLM generated text") ti:(detection OR detecting OR detector OR attribution OR watermark OR human)',
    ],
  },
  {
    slug: 'hate-speech',
    name: { en: 'Hate speech and moderation', ko: '혐오 표현과 콘텐츠 관리' },
    description: {
      en: 'Finding abusive language and moderating it.',
      ko: '혐오·욕설 표현을 찾아 걸러 내는 연구',
    },
    rule: [
      'ti:(hate OR hateful OR "content moderation" OR cyberbullying)',
      '"hate speech detection"',
      'ti:(toxicity OR toxic) cat:cs.CL',
      '"offensive language"',
    ],
  },
  {
    slug: 'misinformation',
    name: { en: 'Misinformation', ko: '허위 정보' },
    description: { en: 'Fake news, rumors and propaganda.', ko: '가짜 뉴스, 소문, 선전' },
    rule: [
      'ti:(misinformation OR disinformation OR propaganda OR rumor OR rumour OR "fake news" OR "fact checking" OR "fact check")',
      '"fake news detection"',
      '"misinformation detection"',
      '"fact checking" cat:cs.CL',
    ],
  },
  {
    slug: 'linguistics',
    name: { en: 'Computational linguistics', ko: '전산 언어학' },
    description: {
      en: 'Syntax, semantics and language in minds and models.',
      ko: '통사, 의미, 그리고 사람과 모델의 언어 능력',
    },
    rule: [
      'ti:(syntactic OR syntax OR linguistic OR morphology OR morphological OR grammatical OR parsing OR phonology) cat:cs.CL -cat:cs.CV',
      'ti:psycholinguistic',
      '"language acquisition" cat:cs.CL',
    ],
  },
  {
    slug: 'personas',
    name: { en: 'Personas and simulated people', ko: '페르소나와 인물 시뮬레이션' },
    description: {
      en: 'Language models that play roles or stand in for people.',
      ko: '역할을 맡거나 사람을 대신해 행동하는 언어 모델',
    },
    rule: [
      'ti:(persona OR =Personality OR =personality OR "social simulation" OR "theory of mind")',
      '"role playing" (LLM OR "language model")',
      '"user simulator"',
    ],
  },
  {
    slug: 'personalization',
    name: { en: 'Personalization', ko: '개인화' },
    description: {
      en: 'Systems that adapt to one person: preferences, memory, style.',
      ko: '한 사람의 취향, 기억, 문체에 맞춰 주는 시스템',
    },
    rule: [
      'ti:(personalized OR personalization OR personalised) (cat:cs.CL OR cat:cs.IR OR cat:cs.HC OR cat:cs.AI) -cat:cs.CV',
    ],
  },
  {
    slug: 'law',
    name: { en: 'Law and legal texts', ko: '법과 법률 문서' },
    description: {
      en: 'Courts, statutes and contracts read by machines.',
      ko: '판결문, 법령, 계약서를 다루는 언어 기술',
    },
    rule: [
      'ti:(legal OR statutory OR court OR patent)',
      'ti:law (cat:cs.CL OR cat:cs.AI OR cat:cs.CY) -ti:"scaling law" -ti:"power law"',
    ],
  },
])
