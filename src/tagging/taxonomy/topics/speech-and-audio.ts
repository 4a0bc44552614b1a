/** Speech, sound and music. */
import { topicTable } from './topic-table.ts'

export const speechAndAudio = topicTable('Speech and audio', [
  {
    slug: 'asr',
    name: { en: 'Speech recognition', ko: '음성 인식' },
    description: { en: 'Turning speech into text.', ko: '말을 글로 옮기는 연구' },
    rule: [
      'ti:("speech recognition" OR =ASR OR "speech to text")',
      '"speech recognition" (cat:cs.SD OR cat:eess.AS)',
      '"speech recognition" ti:(speech OR spoken OR transcription OR WER)',
    ],
  },
  {
    slug: 'tts',
    name: { en: 'Speech synthesis', ko: '음성 합성' },
    description: {
      en: 'Turning text into speech, and voices into other voices.',
      ko: '글을 말로, 목소리를 다른 목소리로 바꾸는 연구',
    },
    rule: [
      'ti:("text to speech" OR =TTS)',
      '"text to speech" (cat:cs.SD OR cat:eess.AS)',
      '("text to speech" OR "speech synthesis") ti:(speech OR voice OR spoken OR pronunciation OR phoneme)',
      '"voice cloning"',
      '"voice conversion"',
    ],
  },
  {
    slug: 'spoken-language-models',
    name: { en: 'Spoken language models', ko: '음성 언어 모델' },
    description: { en: 'Language models that listen and speak.', ko: '듣고 말하는 언어 모델' },
    rule: [
      'ti:("speech language model" OR "spoken language model" OR "speech LLM" OR "audio language model" OR "large audio language model" OR "spoken dialogue" OR "voice agent" OR "speech translation" OR "voice assistant")',
      '"full duplex"  (speech OR spoken OR voice)',
    ],
  },
  {
    slug: 'audio-understanding',
    name: { en: 'Audio and sound', ko: '오디오와 소리' },
    description: {
      en: 'Recognizing, separating and generating sounds.',
      ko: '소리를 알아듣고, 분리하고, 만들어 내는 연구',
    },
    rule: [
      'ti:audio -ti:("audio visual" OR audiovisual)',
      'ti:acoustic (cat:cs.SD OR cat:eess.AS OR cat:cs.CL)',
      '"sound event"',
      'ti:"sound"  (cat:cs.SD OR cat:eess.AS)',
      '"source separation" (cat:cs.SD OR cat:eess.AS)',
    ],
  },
  {
    slug: 'speech-enhancement',
    name: { en: 'Speech enhancement and speakers', ko: '음성 향상과 화자 인식' },
    description: {
      en: 'Cleaner speech, and who is speaking.',
      ko: '음성을 깨끗하게 하고 누가 말하는지 알아내는 연구',
    },
    rule: [
      '"speech enhancement" (cat:cs.SD OR cat:eess.AS OR cat:eess.SP)',
      '"speaker verification" (cat:cs.SD OR cat:eess.AS)',
      '"speaker recognition" (cat:cs.SD OR cat:eess.AS)',
      '"speaker diarization"',
      'ti:speaker (cat:cs.SD OR cat:eess.AS)',
      '"speech codec"',
      'ti:"neural audio codec"',
    ],
  },
  {
    slug: 'music',
    name: { en: 'Music', ko: '음악' },
    description: {
      en: 'Music analysed, generated and played by machines.',
      ko: '음악을 분석하고 만들고 연주하는 기술',
    },
    rule: [
      'ti:(music OR musical OR song OR piano OR singing)',
      '"music generation"',
      '"music information retrieval"',
    ],
  },
])
