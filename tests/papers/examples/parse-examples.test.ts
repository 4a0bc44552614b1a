import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  longestExamples,
  mostExamples,
  parseExamples,
} from '../../../src/papers/examples/parse-examples.ts'

const read = (text: string) =>
  parseExamples(text).references.map(({ arxivId, doi, title }) => arxivId ?? doi ?? title)

describe('pasted examples', () => {
  it.each([
    ['an address', 'https://arxiv.org/abs/2605.15202v2', '2605.15202'],
    ['a PDF', 'see http://arxiv.org/pdf/2605.15202.pdf.', '2605.15202'],
    ['another site with the id', 'https://huggingface.co/papers/2605.15202', '2605.15202'],
    ['an id', '2405.08910', '2405.08910'],
    ['an id as people cite it', 'arXiv:2605.15202 [cs.CV]', '2605.15202'],
    ['an old id', 'math.GT/0309136v2', 'math/0309136'],
    ['the DOI of arXiv', 'https://doi.org/10.48550/arXiv.2605.15202', '2605.15202'],
    ['another DOI', 'doi:10.1109/CVPR.2026.00123.', '10.1109/cvpr.2026.00123'],
    ['a DOI with dots and numbers like ids', '10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['a title', '  12. “Attention Is All You Need”  ', 'Attention Is All You Need'],
    ['a title in Korean', '- 이미지 설명 생성', '이미지 설명 생성'],
  ])('may be %s', (_, text, id) => {
    expect(read(text)).toEqual([id])
  })

  it('may be many, each once, blank lines and rubbish between', () => {
    const text = '2605.15202, 2605.15203\n\n---\n2605.15202v3\r\nA title\n a  title \n42'
    expect(read(text)).toEqual(['2605.15202', '2605.15203', 'A title', 'a title'])
  })

  it('may be a BibTeX file', () => {
    const text = `% my file
@string{cvpr = "CVPR"}
@article{one, title = {{CLIP} and G{\\"o}del's $\\ell_2$ norm}, year = 2026}
@misc{two, title="Two, with commas", eprint={2605.15202}, archivePrefix={arXiv}}
@inproceedings{three, title={Three}, doi = {10.1109/X.1}, url={https://doi.org/10.1109/X.1}}
@article{four, title={Four}, journal={arXiv preprint arXiv:2605.15203}}
@book(five, author = {Nobody})
@article{broken, title={Never closed
@misc{six, title = {Six}}`
    expect(parseExamples(text).references).toMatchObject([
      { title: 'CLIP and Gödel’s ℓ₂ norm'.replace('’', "'"), arxivId: null },
      { title: 'Two, with commas', arxivId: '2605.15202' },
      { title: 'Three', doi: '10.1109/x.1' },
      { title: 'Four', arxivId: '2605.15203' },
      { title: 'Never closed' },
      { title: 'Six' },
    ])
  })

  it('are read up to a limit, and what is left is told', () => {
    const many = Array.from({ length: 150 }, (_, n) => `2605.${String(10_000 + n)}`).join('\n')
    const read = parseExamples(many)
    expect(read.references).toHaveLength(mostExamples)
    expect(read.left).toBe(150 - mostExamples)
    expect(parseExamples('x y '.repeat(longestExamples)).cut).toBe(3 * longestExamples)
  })

  it('are harmless whatever they are', () => {
    const pieces = fc.constantFrom(
      ...'{}"\\@,=()\n',
      '@a{b,',
      'title={',
      '10.1109/',
      '2605.15202',
      'é',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 200 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, (pasted) => {
        const { references } = parseExamples(pasted)
        for (const { written, arxivId, doi, title } of references) {
          expect(arxivId ?? doi ?? title).toBeTruthy()
          expect(written.length).toBeLessThanOrEqual(82)
          expect((title ?? '').length).toBeLessThanOrEqual(400)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('find an id again in any of its dresses', () => {
    const id = fc.integer({ min: 10_000, max: 99_999 }).map((n) => `2605.${n}`)
    const dress = fc.constantFrom(
      (one: string) => `https://arxiv.org/abs/${one}v2`,
      (one: string) => `@misc{a, title={T}, eprint={${one}}}`,
      (one: string) => `[3] A. Author, A title. arXiv:${one}, 2026.`,
      (one: string) => `10.48550/arXiv.${one}`,
    )
    fc.assert(
      fc.property(id, dress, (one, put) => {
        expect(parseExamples(put(one)).references.map(({ arxivId }) => arxivId)).toEqual([one])
      }),
      { numRuns: 100 },
    )
  })

  it('give an answer whatever is repeated up to the limit', () => {
    const head = fc.constantFrom('', '@a{', '@a{b,', '@a{b, title = {T},', '@a{b, title="')
    const piece = fc.constantFrom(
      ' ',
      'a',
      'a=',
      'a={\n',
      'a="\n',
      '@a{',
      '@a',
      '\\',
      'a ',
      '-',
      '}"',
    )
    fc.assert(
      fc.property(head, piece, (begin, again) => {
        const text = `${begin}${again.repeat(Math.ceil(longestExamples / again.length))}`
        expect(parseExamples(text).references.length).toBeLessThanOrEqual(mostExamples)
      }),
      { numRuns: 40 },
    )
  })

  it('are read on where one value was never closed', () => {
    const text =
      '@a{b, note = {never,\n title = {T},\n eprint = {2605.15202}\n@c{d, title={Another}}'
    expect(read(text)).toEqual(['2605.15202', 'Another'])
  })

  it.each(['{', '@a{b, title={', '@a{b,c="', '10.1109/', 'a = {', '@a{'])(
    'take no longer for %s over and over',
    (piece) => {
      const { references } = parseExamples(piece.repeat(Math.floor(longestExamples / piece.length)))
      expect(references.length).toBeLessThanOrEqual(mostExamples)
    },
  )
})
