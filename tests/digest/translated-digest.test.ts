/** Digests for readers who asked for papers in their language. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shortTranslation } from '../../src/digest/abstract.ts'
import { viewDigest } from '../../src/digest/view-digest.ts'
import { storeTranslation } from '../../src/editorial/translations/store-translation.ts'
import type { Db } from '../../src/storage/database.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import type { TranslationChoice } from '../../src/storage/schema/subscribers.ts'
import { openTestDatabase } from '../support/database.ts'
import { addDigest, letterOffice, sender } from '../support/digest-world.ts'

let world: Awaited<ReturnType<typeof openTestDatabase>>
let db: Db
beforeAll(async () => {
  world = await openTestDatabase()
  db = world.db
})
afterAll(() => world.close())

const title = 'Paper on $\\ell_2$'
const abstract = 'Things are hard. We propose a way. It works. Code is there.'
const told = {
  kind: 'good',
  title: '$\\ell_2$에 관한 논문',
  abstract: '어렵다. 방법을 제안한다. 잘 된다. 코드가 있다.',
} as const

/** A digest of two papers, the first of them translated, the second only named. */
async function digestOf(translation: TranslationChoice, locale = 'ko') {
  const added = await addDigest(db, {
    subscriber: { locale, translation },
    papers: [{ title, abstract }, { title: 'Only named' }],
    full: 1,
  })
  const [row] = await db.select().from(digests).where(eq(digests.id, added.digestId))
  for (const { p } of row?.picks ?? []) {
    const [paper] = await db.select().from(papers).where(eq(papers.id, p))
    if (!paper) throw new Error('no paper')
    const made = paper.title === title ? told : { ...told, title: '이름만' }
    const language = locale.startsWith('zh') ? 'zh' : 'ko'
    await storeTranslation(db, { paper, locale: language, madeBy: 'DeepL', made })
  }
  return added
}

const mailOf = async (translation: TranslationChoice, locale?: string) =>
  letterOffice(db).send((await digestOf(translation, locale)).letter)

describe('a digest', () => {
  it('translated: titles, subject and abstracts in the reader’s language, the same sentences', async () => {
    const mail = await mailOf('translated')
    expect(mail.subject).toContain('ℓ₂에 관한 논문')
    expect(mail.html).toContain('… 방법을 제안한다. 잘 된다.')
    expect(mail.html).toContain('이름만')
    expect(mail.html).not.toContain('We propose')
    expect(mail.html).not.toContain('lang="en"')
    expect(mail.text).toContain('ℓ₂에 관한 논문')
  })

  it.each(['zh', 'zh-CN', 'ko-KR'])('is found for a reader of %s', async (locale) => {
    expect((await mailOf('translated', locale)).html).toContain('방법을 제안한다.')
  })

  it('both: the original stands below, marked as English', async () => {
    const mail = await mailOf('both')
    expect(mail.html).toMatch(
      /<h2 style[^>]*><a[^>]*>ℓ₂에 관한 논문<\/a><\/h2><p lang="en"[^>]*>Paper on ℓ₂<\/p>/,
    )
    expect(mail.html).toMatch(/<p lang="en"[^>]*>… We propose a way\. It works\.<\/p>/)
    expect(mail.text).toMatch(/ℓ₂에 관한 논문\n\s+Paper on ℓ₂/)
    expect(mail.text).toMatch(/방법을 제안한다.*We propose a way/s)
  })

  it.each([
    ['original', 'ko'],
    ['both', 'en'],
    ['translated', 'ja'],
  ] as const)('%s in %s: as it is written', async (translation, locale) => {
    const mail = await mailOf(translation, locale)
    expect(mail.html).toContain('We propose a way.')
    expect(mail.html).not.toContain('제안한다')
  })

  it('a translation of older words is left out', async () => {
    const { letter, digestId } = await digestOf('translated')
    const [row] = await db.select().from(digests).where(eq(digests.id, digestId))
    await db
      .update(papers)
      .set({ abstract: 'New words.' })
      .where(eq(papers.id, row?.picks[0]?.p ?? 0))
    const mail = await letterOffice(db).send(letter)
    expect(mail.html).toContain('New words.')
    expect(mail.html).not.toContain('제안한다')
  })

  it('is in the browser what it is in the mail', async () => {
    const { digestId } = await digestOf('both')
    const shown = await viewDigest({ db, ...sender }, { digestId })
    expect(shown?.subject).toContain('ℓ₂에 관한 논문')
    expect(shown?.html).toMatch(/<p lang="en"[^>]*>Paper on ℓ₂<\/p>/)
  })
})

it('the short form of a translation has the sentences of its original, or else the first two', () => {
  expect(shortTranslation('어렵다. 방법을 제안한다. 잘 된다. 코드.', abstract)).toBe(
    '… 방법을 제안한다. 잘 된다.',
  )
  expect(shortTranslation('하나다. 둘이다. 셋이다.', abstract)).toBe('하나다. 둘이다.')
  expect(shortTranslation('很难。我们提出一种方法。它有效。有代码。', abstract)).toBe(
    '… 我们提出一种方法。 它有效。',
  )
})
