/** The characters that mark slots, planted in everything that reaches a letter, from the tables on. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { markers } from '../../src/digest/fragments/slots.ts'
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
  const { letter } = await addDigest(test.db, {
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
  const office = letterOffice(test.db, {
    siteName: plant('Paperboy'),
    contact: `papers${planted}@lab.example`,
    postalAddress: plant(sender.postalAddress),
  })
  return office.send(letter)
}

it('markers reach no letter, and the letter says all that it says without them', async () => {
  const [plain, mail] = [await letterWith(''), await letterWith(all)]
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
    .replace(/arxiv\.org\/(abs|pdf)\/[^\s"]+/g, 'arxiv.org/$1/')
