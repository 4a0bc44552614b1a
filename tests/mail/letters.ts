/** One letter of every kind, in every language, short and as long as they get,
 * made by the same freezing and composing that the app uses. */
import type { ComposedLetter } from '../../src/digest/letter-ports.ts'
import { languages } from '../../src/locales/languages.ts'
import type { Db } from '../../src/storage/database.ts'
import {
  addAccountLetter,
  addDigest,
  addSignup,
  addSubscriber,
  letterOffice,
  sender,
} from '../support/digest-world.ts'

export type SampleLetter = ComposedLetter & { sample: string }

const englishPaper = (index: number) => ({
  title: `Segmenting everything again, part ${index}: captions as supervision for open-vocabulary masks`,
  abstract:
    'Dense labels are expensive, and models trained on them forget what they were not shown. ' +
    'We propose a training scheme that turns captions into weak masks and refines them with a ' +
    'consistency loss. On five benchmarks it closes two thirds of the gap to full supervision ' +
    'while it uses a twentieth of the labels; code and weights are public.',
  authors: ['Ada Lovelace', 'Alan Turing', 'Grace Hopper', 'Katherine Johnson'],
})

const eastAsianPaper = (index: number) => ({
  title: `開放語彙セグメンテーションのための弱教師あり学習（その${index}）：キャプションからマスクへ`,
  abstract:
    '密なラベルは高価であり、学習済みモデルは見たことのない概念を忘れてしまう。' +
    '本研究では、キャプションを弱いマスクに変換し、一貫性損失によって洗練する学習手法を提案する。'.repeat(
      3,
    ) +
    '五つのベンチマークにおいて、完全教師ありとの差の三分の二を埋めることができた。',
  authors: ['山田太郎', '김철수', '王小明', '佐藤花子'],
})

const eastAsianSite = {
  siteName: '論文速報',
  from: '論文速報 <digest@lab.example>',
  postalAddress: '〒113-8654 東京都文京区本郷七丁目三番一号 情報科学研究室',
}

const many = (paper: typeof englishPaper, count: number) =>
  Array.from({ length: count }, (_, index) => paper(index + 1))

export async function sampleLetters(db: Db): Promise<SampleLetter[]> {
  const english = letterOffice(db)
  const eastAsian = letterOffice(db, eastAsianSite)
  const samples: SampleLetter[] = []
  const add = async (
    sample: string,
    office: typeof english,
    letter: Parameters<typeof english.send>[0],
  ) => {
    samples.push({ sample, ...(await office.send(letter)) })
  }
  let id = 100_000
  type Reader = Parameters<typeof addSubscriber>[1]
  const link = async (reason: string, reader: Reader = {}) => {
    id += 1
    const subscriberId = await addSubscriber(db, reader)
    const intent = { reason, ...(reason === 'save' && { save: 'math/0309136' }) }
    return { id, kind: 'link' as const, subscriberId, digestId: null, intent }
  }
  const digest = async (input: Parameters<typeof addDigest>[1]) =>
    (await addDigest(db, input)).letter

  await add('confirm', english, (await addSignup(db)).letter)
  await add('confirm, East Asian', eastAsian, (await addSignup(db)).letter)
  await add('link, asked', english, await link('asked'))
  await add('link, already reading', english, await link('already-reading'))
  await add('link, save', english, await link('save'))
  await add('link, East Asian', eastAsian, await link('asked'))
  for (const act of ['move', 'arrive', 'return', 'download', 'erase'] as const) {
    await add(`account, ${act}`, english, await addAccountLetter(db, act))
  }
  await add('account, return, East Asian', eastAsian, await addAccountLetter(db, 'return'))
  const silence = async (subscriber: Reader = {}) => {
    id += 1
    // Whoever has a digest follows something.
    const { subscriberId } = await addDigest(db, { subscriber })
    const intent = { since: '2026-04-18' }
    return { id, kind: 'silence' as const, subscriberId, digestId: null, intent }
  }
  await add('silence', english, await silence())
  await add('silence, East Asian', eastAsian, await silence())
  for (const { code } of languages.filter(({ code }) => code !== 'en')) {
    const subscriber = { locale: code }
    const papers = many(code === 'ja' ? eastAsianPaper : englishPaper, 14)
    const inTheirs = async (kind: 'first' | 'digest') =>
      digest({ digest: { kind }, papers, full: 8, subscriber })
    await add(`confirm, ${code}`, english, (await addSignup(db, {}, subscriber)).letter)
    await add(`first, ${code}`, english, await inTheirs('first'))
    await add(`digest, ${code}`, english, await inTheirs('digest'))
    await add(`silence, ${code}`, english, await silence(subscriber))
    await add(`link, ${code}`, english, await link('asked', subscriber))
  }
  for (const kind of ['first', 'digest'] as const) {
    await add(
      `${kind}, one paper`,
      english,
      await digest({ digest: { kind }, papers: many(englishPaper, 1) }),
    )
    await add(
      `${kind}, long`,
      english,
      await digest({ digest: { kind }, papers: many(englishPaper, 32), full: 20 }),
    )
    await add(
      `${kind}, East Asian`,
      eastAsian,
      await digest({ digest: { kind }, papers: many(eastAsianPaper, 3) }),
    )
    await add(
      `${kind}, East Asian, long`,
      eastAsian,
      await digest({ digest: { kind }, papers: many(eastAsianPaper, 32), full: 20 }),
    )
  }
  const alarm = (state: 'raised' | 'lasting' | 'cleared') => {
    id += 1
    const told = {
      key: 'lane-held:bulk',
      state,
      summary: 'The lane of digests is held',
      remedy: 'Look at the reason, mend it, then say: npm run paperboy -- resume',
      since: '2026-05-19T05:00:00Z',
      at: '2026-05-19T06:00:00Z',
    }
    return { id, kind: 'alarm' as const, subscriberId: null, digestId: null, intent: told }
  }
  await add('alarm', english, alarm('raised'))
  await add('alarm, over, East Asian', eastAsian, alarm('cleared'))
  return samples
}

export { sender }
