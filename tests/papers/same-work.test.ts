/** One work under many names: variants of one record are one, and no two papers of a month are. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameWork, isTelling, type WorkRecord } from '../../src/papers/same-work.ts'
import { titleKey } from '../../src/papers/title-key.ts'
import { readCorpus } from '../support/corpus.ts'

const work = (fields: Partial<WorkRecord> = {}): WorkRecord => ({
  ids: ['2605.15202'],
  dois: [],
  title: 'Contrastive captions for vision-language pretraining',
  authors: ['Ada K. Bee', 'Carl Dee', 'Wei Wang'],
  at: new Date('2026-05-18'),
  ...fields,
})
const elsewhere = { ids: ['10.1038/s41586-026-1'], dois: ['10.1038/s41586-026-1'] }

describe('one work', () => {
  const written: Array<(name: string) => string> = [
    (name) => name,
    (name) => {
      const [last = '', ...first] = name.split(' ').reverse()
      return `${last}, ${first.reverse().join(' ')}`
    },
    (name) => {
      const parts = name.split(' ')
      return `${parts.at(-1)}, ${parts
        .slice(0, -1)
        .map((part) => `${part[0]}.`)
        .join(' ')}`
    },
    (name) => name.toUpperCase(),
    (name) => `${name} `,
  ]
  const titled: Array<(title: string) => string> = [
    (title) => title,
    (title) => title.toUpperCase(),
    (title) => `${title}.`,
    (title) => title.replaceAll('-', '‐'),
    (title) => title.replace(/(\w+)/, '<i>$1</i>'),
    (title) => `  ${title.replaceAll(' ', '\n  ')}`,
  ]

  it('is one however a source writes its title and names, a year later, with an author more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...written),
        fc.constantFrom(...titled),
        fc.integer({ min: -900, max: 900 }),
        fc.boolean(),
        (name, title, days, isLonger) => {
          const one = work()
          const other = work({
            ...elsewhere,
            title: title(one.title),
            authors: [...one.authors.map(name), ...(isLonger ? ['Eve Eff'] : [])],
            at: new Date(Date.parse('2026-05-18') + days * 86_400_000),
          })
          expect(isSameWork(one, other)).toBe(true)
          expect(isSameWork(other, one)).toBe(true)
        },
      ),
    )
  })

  it.each([
    [
      'its own DOI in both',
      work({ dois: ['10.1038/s41586-026-1'] }),
      work({ ...elsewhere, title: 'Another title of the article' }),
      true,
    ],
    ['a list cut short', work(), work({ ...elsewhere, authors: ['Ada Bee', 'et al.'] }), true],
    ['one id in both', work(), work({ title: 'Renamed', authors: ['Ada Bee'] }), true],
    ['two papers of arXiv', work(), work({ ids: ['2605.99999'] }), false],
    [
      'two preprints of one server',
      work({ ids: ['10.1101/2026.1'] }),
      work({ ids: ['10.1101/2026.2'] }),
      false,
    ],
    [
      'part I and part II',
      work({ title: 'A theory of everything useful, Part I' }),
      work({ ...elsewhere, title: 'A theory of everything useful, Part II' }),
      false,
    ],
    ['a comment on it', work(), work({ ...elsewhere, title: `Comment on ${work().title}` }), false],
    [
      'a correction to it',
      work(),
      work({ ...elsewhere, title: `Correction: ${work().title}` }),
      false,
    ],
    [
      'the same words of others',
      work(),
      work({ ...elsewhere, authors: ['Eve Eff', 'Gus Gee'] }),
      false,
    ],
    [
      'namesakes of the family',
      work({ authors: ['Jun Wang', 'Lei Li'] }),
      work({ ...elsewhere, authors: ['Yan Wang', 'Bo Li'] }),
      false,
    ],
    [
      'an editorial',
      work({ title: 'Editorial' }),
      work({ ...elsewhere, title: 'Editorial' }),
      false,
    ],
    [
      'an introduction',
      work({ title: 'Introduction to the special issue' }),
      work({ ...elsewhere, title: 'Introduction to the special issue' }),
      false,
    ],
    ['a yearly report', work({ at: new Date('2019-05-01') }), work(elsewhere), false],
    ['no authors told', work(), work({ ...elsewhere, authors: [] }), false],
    [
      'a DOI that others give too',
      work({ dois: ['10.1038/s41586-026-1'] }),
      work({ ...elsewhere, title: 'Of something else', authors: ['Eve Eff'] }),
      false,
    ],
  ])('%s: %#', (_, one, other, same) => {
    expect(isSameWork(one, other)).toBe(same)
    expect(isSameWork(other, one)).toBe(same)
  })
})

const corpus = readCorpus()

describe.skipIf(corpus.length === 0)('8,581 papers of arXiv', () => {
  /** As if each came from another place, so that no id helps. */
  const records = corpus.map(
    (paper): WorkRecord => ({
      ids: [],
      dois: [],
      title: paper.title,
      authors: paper.authors,
      at: new Date(paper.first_listed),
    }),
  )
  const groups = (keyOf: (record: WorkRecord) => string): WorkRecord[][] => {
    const byKey = new Map<string, WorkRecord[]>()
    for (const record of records) {
      const key = keyOf(record)
      byKey.set(key, [...(byKey.get(key) ?? []), record])
    }
    return [...byKey.values()].filter(({ length }) => length > 1)
  }
  const pairs = (list: WorkRecord[]) =>
    list.flatMap((one, i) => list.slice(i + 1).map((other) => [one, other] as const))

  it('no two are one', () => {
    const sameTitle = groups(({ title }) => titleKey(title)).flatMap(pairs)
    const nearTitle = groups(({ title }) => titleKey(title).slice(0, 24)).flatMap(pairs)
    const sameFirst = groups(({ authors }) => authors[0] ?? '').flatMap(pairs)
    const near = [...sameTitle, ...nearTitle, ...sameFirst]
    const joined = near.filter(([one, other]) => isSameWork(one, other))
    // Looked at; the corpus holds no two papers of one title.
    expect([sameTitle.length, nearTitle.length, sameFirst.length]).toEqual([0, 22, 1085])
    expect(joined.map(([one]) => one.title)).toEqual([])
  })

  it('nearly every title tells enough to be matched by', () => {
    const told = records.filter(({ title }) => isTelling(title)).length
    expect(told / records.length).toBeGreaterThan(0.97)
  })
})
