/** The characters that mark slots, planted in everything that reaches a letter, from the tables on. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { markers } from '../../src/digest/fragments/slots.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { editions, notes, series } from '../../src/storage/schema/editorial.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addDigest, addTag, letterOffice, sender } from '../support/digest-world.ts'
import { problemsOf } from '../support/letter-html.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const all = `${Object.values(markers).join('')}\ufdee\ufdef`

/** One digest whose every text holds `planted` in the middle, at the start and at the end. */
async function letterWith(planted: string) {
  const plant = (text: string) =>
    `${planted}${text.slice(0, 3)}${planted}${text.slice(3)}${planted}`
  const { letter, digestId } = await addDigest(test.db, {
    subscriber: { consentSource: plant('a list of readers') },
    papers: [
      {
        // An id that holds a marker leads to no paper of arXiv.
        publicId: `2605.4000${planted === '' ? 1 : 2}`,
        title: plant('Captions that count'),
        abstract: plant('Things are hard. We propose a way. It works.'),
        authors: [plant('Ada Lovelace'), plant('Alan Turing')],
        // Read by a rule of its own, which looks for whole words.
        comment: `${planted}Accepted at ICML 2026${planted}`,
        codeUrl: `https://github.com/x/${planted}y`,
        sample: true,
      },
      { title: plant('Only named') },
    ],
    full: 1,
    digest: { kind: 'first' },
    reasons: [
      { kind: 'tag', slug: 'captioning', where: 'title', words: [plant('captions')] },
      { kind: 'author', name: plant('Ada Lovelace') },
      { kind: 'query', query: plant('"count"'), where: 'title', words: [plant('count')] },
    ],
  })
  await addTag(test.db, 'captioning', plant('Captioning'))
  await addNote(digestId, plant)
  const office = letterOffice(test.db, {
    siteName: plant('Paperboy'),
    contact: `papers${planted}@lab.example`,
    postalAddress: plant(sender.postalAddress),
  })
  return office.send(letter)
}

/** On the first paper, by a series whose name holds them too. */
async function addNote(digestId: number, plant: (text: string) => string): Promise<void> {
  const [digest] = await test.db.select().from(digests).where(eq(digests.id, digestId))
  const tagId = await addTag(test.db, `edition-${digestId}`)
  const language = 'en'
  const released = new Date('2026-05-19T04:00:00Z')
  const [one] = await test.db
    .insert(series)
    .values({ slug: `s${digestId}`, name: plant('The digest'), language, timezone: 'UTC', tagId })
    .returning({ id: series.id })
  const [edition] = await test.db
    .insert(editions)
    .values({
      seriesId: one?.id as number,
      date: '2026-05-19',
      state: 'published',
      publishedAt: released,
      releasedAt: released,
    })
    .returning({ id: editions.id })
  await test.db.insert(notes).values({
    editionId: edition?.id as number,
    paperId: digest?.picks[0]?.p as number,
    position: 0,
    releasedAt: released,
    markdown: `It counts **${plant('twice')}**, see [here](https://lab.example/${plant('x')}).`,
    language,
  })
}

it('markers reach no letter, and the letter says all that it says without them', async () => {
  const [plain, mail] = [await letterWith(''), await letterWith(all)]
  expect(plain.text).toContain('The digest')
  expect(plain.text).toContain('twice')
  expect(JSON.stringify(mail)).not.toMatch(/[\ufdd0-\ufdef]/)
  expect(await problemsOf(mail.html)).toEqual([])
  for (const part of ['html', 'text', 'subject'] as const) {
    expect(bare(mail[part])).toBe(bare(plain[part]))
  }
})

/** Without what differs from reader to reader, paper to paper. */
const bare = (part: string) =>
  part
    .replace(/\/(preferences|unsubscribe|digest|feedback)\/[\w-]+/g, '/$1/')
    .replace(/\/editions\/\w+/g, '/editions/')
    .replace(/\s+/g, ' ')
    // In an address they are written in hexadecimal, which marks nothing.
    .replace(/(%EF%B7%[0-9A-F]{2})+/g, '')
    .replace(/arxiv\.org\/(abs|pdf)\/[^\s"]+/g, 'arxiv.org/$1/')
