/** Papers made of the words that generated queries ask for. */
import fc from 'fast-check'
import type { IndexedText } from '../../src/query/index-paper.ts'

const word = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      ...['clip', 'CLIP', 'Clips', 'caption', 'captions', 'Captioning', 'state-space', 'State'],
      ...['space', 'GPT-4', 'GPT-4.5', 'diffusion', 'diffusing', 'model', 'Models', "Hölder's"],
      ...['Erdos', 'Łukasz', '图像描述生成', '기계학습을', '3.5', 'C++', 'I/O', 'fine', 'x2', 'or'],
      ...['captive', 'differ', 'generative', 'modelling', 'clipped', 'clipart', '图像', '描述基于'],
      ...['strasse', 'Istanbul', 'σας', '$\\ell_2$', 'and', '\\emph{clip}'],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }) },
)
const text = (maxLength: number) => fc.array(word, { maxLength }).map((words) => words.join(' '))

export const arbitraryPaper: fc.Arbitrary<IndexedText> = fc.record({
  title: text(8),
  abstract: text(30),
  authors: fc.array(fc.constantFrom('Clip Erdős', 'Łukasz Models', '王 图像', 'State Space'), {
    maxLength: 4,
  }),
  categories: fc.uniqueArray(
    fc.constantFrom('cs.CV', 'cs.CL', 'math.AG', 'math-ph', 'cond-mat.soft'),
    { minLength: 1, maxLength: 3 },
  ),
})
