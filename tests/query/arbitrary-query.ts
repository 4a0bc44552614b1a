/** Query texts as people might write them: mostly right, sometimes not. */
import fc from 'fast-check'

const WORDS = [
  'clip',
  'CLIP',
  'captions',
  'captioning',
  'state-space',
  'GPT-4',
  'diffusion',
  'models',
  "Hölder's",
  'Erdős',
  'Łukasz',
  '图像描述',
  '기계학습',
  '3.5',
  'C++',
  'I/O',
  'ﬁne',
  'x²',
  'straße',
  'İstanbul',
  'ΣΑΣ',
  '&',
  'or',
  'AND',
  'clip*',
  'capti*',
  'Diff*',
  'models*',
  'state-spa*',
  '基于描述图像',
]

const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
)
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`)
/** What is known of generated papers beside their words: `storeFacts`. */
const arbitraryFact = fc.constantFrom(
  ...[
    'tag:clip',
    'tag:Captioning',
    'tag:cs.cv',
    'tag:nowhere',
    'src:arxiv',
    'src:arxiv-rss',
    'src:hf',
  ],
  ...[
    'org:google',
    'org:"Google DeepMind"',
    'org:deep*',
    'org:"google d*"',
    'org:王',
    'org:"deep meta"',
    'org:"meta o"',
    'org:"google deep*"',
    'org:konig*',
    'org:nobody',
  ],
  ...['day:2026', 'day:2026-05', 'day:2026-05-19', 'day:2026-05-03..2026-05-19', 'day:..2026-04'],
  ...[
    'day:2026-05-20..',
    'day:(2024 OR 2026-05-01)',
    'tag:(clip OR captioning)',
    '-tag:(clip cs.CV)',
  ],
)
const category = fc.constantFrom('cs.CV', 'cs.cl', 'math', 'math-ph', 'COND-MAT.soft')

const joiner = fc.constantFrom(' ', '  ', ' OR ', ' AND ', ' NOT ')
const field = fc.constantFrom('ti:', 'abs:', 'au:', 'TI:')

const queryTextOf = (asksFacts: boolean): fc.Arbitrary<string> =>
  fc.letrec<{ query: string; unit: string }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      tie('unit'),
      fc
        .tuple(fc.array(tie('query'), { minLength: 2, maxLength: 3 }), joiner)
        .map(([parts, by]) => parts.join(by)),
    ),
    unit: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 4, arbitrary: word },
      { weight: 2, arbitrary: phrase },
      { weight: 2, arbitrary: fc.oneof(word, phrase).map((text) => `=${text}`) },
      {
        weight: 2,
        arbitrary: fc.tuple(field, fc.oneof(word, phrase)).map(([name, text]) => name + text),
      },
      { weight: 1, arbitrary: category.map((id) => `cat:${id}`) },
      { weight: asksFacts ? 4 : 0, arbitrary: arbitraryFact },
      { weight: 1, arbitrary: tie('query').map((query) => `(${query})`) },
      {
        weight: 1,
        arbitrary: fc.tuple(field, tie('query')).map(([name, query]) => `${name}(${query})`),
      },
      { weight: 2, arbitrary: tie('unit').map((unit) => `-${unit}`) },
    ),
  })).query

export const arbitraryQueryText = queryTextOf(false)
/** Also what is known of a paper beside its words. */
export const arbitraryFullQueryText = queryTextOf(true)
