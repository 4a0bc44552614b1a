/** One reader, papers and a digest, written straight to the tables; everything can be overridden. */
import { deepStrictEqual } from 'node:assert'
import { createFindUnmailable } from '../../src/app/find-unmailable.ts'
import { createComposeLetters } from '../../src/digest/compose-letters.ts'
import { createFindUnwanted } from '../../src/digest/find-unwanted.ts'
import { foldWithdrawn } from '../../src/digest/fold-withdrawn.ts'
import { createFreezeLetters } from '../../src/digest/freeze-letters.ts'
import type { ComposedLetter, LetterToFreeze, Verdict } from '../../src/digest/letter-ports.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import type { Reason } from '../../src/matching/reason.ts'
import type { Db, Tx } from '../../src/storage/database.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { paperSignals, papers } from '../../src/storage/schema/papers.ts'
import {
  type AccountAct,
  accountLinks,
  interests,
  signups,
  subscribers,
} from '../../src/storage/schema/subscribers.ts'
import { tags } from '../../src/storage/schema/tags.ts'
import { createLinks } from '../../src/subscribers/links.ts'

export const keys = createKeyRing('a test key of at least 32 characters')
export const sender = {
  publicUrl: 'https://papers.lab.example',
  siteName: 'Paperboy',
  contact: 'papers@lab.example',
  postalAddress: 'Example Lab, 1 Newsstand Lane, Berlin',
  from: 'Paperboy <digest@lab.example>',
  replyTo: 'papers@lab.example',
  keyVersion: 1,
}
export const linksAt = (publicUrl: string) => createLinks({ publicUrl, keys })

const at = new Date('2026-05-18T08:00:00Z')
let serial = 0

type PaperInput = Partial<typeof papers.$inferInsert> & { codeUrl?: string }

export type DigestInput = {
  subscriber?: Partial<typeof subscribers.$inferInsert>
  digest?: Partial<typeof digests.$inferInsert>
  papers?: PaperInput[]
  /** How many of the papers are shown in full; the others are named. */
  full?: number
  reasons?: Reason[]
}

export async function addTag(db: Db, slug: string, name = slug): Promise<number> {
  const [row] = await db
    .insert(tags)
    .values({
      slug,
      kind: slug.includes('.') ? 'category' : 'topic',
      groupName: 'Vision',
      name: { en: name },
      description: { en: name },
    })
    .onConflictDoUpdate({ target: tags.slug, set: { name: { en: name } } })
    .returning({ id: tags.id })
  return row?.id as number
}

export async function addSubscriber(
  db: Db,
  given: DigestInput['subscriber'] = {},
): Promise<number> {
  serial++
  const email = `Reader${serial}@lab.example`
  const [row] = await db
    .insert(subscribers)
    .values({
      email,
      emailKey: email.toLowerCase(),
      state: 'confirmed',
      timezone: 'Europe/Berlin',
      confirmedAt: at,
      createdAt: at,
      updatedAt: at,
      ...given,
    })
    .returning({ id: subscribers.id })
  return row?.id as number
}

async function addPaper(db: Db, { codeUrl, ...given }: PaperInput): Promise<number> {
  serial++
  const [row] = await db
    .insert(papers)
    .values({
      publicId: `2605.${String(10_000 + serial)}`,
      title: `Paper ${serial}`,
      abstract: 'Things are hard. We propose a way. It works.',
      authors: ['Ada Lovelace', 'Alan Turing'],
      categories: ['cs.CV'],
      contentHash: String(serial),
      search: '',
      listingDay: '2026-05-19',
      availableAt: at,
      ...given,
    })
    .returning({ id: papers.id })
  const id = row?.id as number
  if (codeUrl)
    await db.insert(paperSignals).values({ paperId: id, source: 'hf', codeUrl, updatedAt: at })
  return id
}

export async function addDigest(
  db: Db,
  input: DigestInput = {},
): Promise<{ subscriberId: number; digestId: number; letter: LetterToFreeze }> {
  const tagId = await addTag(db, 'captioning')
  const subscriberId = await addSubscriber(db, input.subscriber)
  await db.insert(interests).values({ subscriberId, tagId, createdAt: at })
  const reasons = input.reasons ?? [
    { kind: 'tag', slug: 'captioning', where: 'title', words: ['captions'] },
  ]
  const picks = []
  for (const [index, paper] of (input.papers ?? [{}, {}]).entries()) {
    const isFull = index < (input.full ?? Number.POSITIVE_INFINITY)
    picks.push({
      p: await addPaper(db, paper),
      s: isFull ? ('full' as const) : ('title' as const),
      x: 1,
      r: reasons,
    })
  }
  const kind = input.digest?.kind ?? 'digest'
  const [row] = await db
    .insert(digests)
    .values({
      subscriberId,
      kind,
      period: '2026-05-19',
      slotAt: new Date('2026-05-19T05:00:00Z'),
      outcome: 'picked',
      cutoffFrom: at,
      cutoffTo: new Date('2026-05-19T05:00:00Z'),
      announced: 615,
      matched: 23,
      picks,
      createdAt: at,
      ...input.digest,
    })
    .returning({ id: digests.id })
  const digestId = row?.id as number
  serial++
  return {
    subscriberId,
    digestId,
    letter: {
      id: serial,
      kind: kind === 'first' ? 'first' : 'digest',
      subscriberId,
      digestId,
      intent: {},
    },
  }
}

export async function addSignup(
  db: Db,
  given: Partial<typeof signups.$inferInsert> = {},
  reader: DigestInput['subscriber'] = {},
) {
  const subscriberId = await addSubscriber(db, { state: 'pending', confirmedAt: null, ...reader })
  const [row] = await db
    .insert(signups)
    .values({
      subscriberId,
      choices: {} as never,
      createdAt: at,
      expiresAt: new Date(at.getTime() + 7 * 86_400_000),
      ...given,
    })
    .returning({ id: signups.id })
  serial++
  const signupId = row?.id as number
  const letter: LetterToFreeze = {
    id: serial,
    kind: 'confirm',
    subscriberId,
    digestId: null,
    intent: { signupId },
  }
  return { subscriberId, signupId, letter }
}

/** Freezing, composing and checking as app.ts wires them. */
/** A retry reads from its text what the first attempt was made from (delivery/ports.ts). */
const expectPlain = (frozen: unknown) =>
  deepStrictEqual(JSON.parse(JSON.stringify(frozen)), frozen, 'frozen letters are plain JSON')

export function letterOffice(db: Db, given: Partial<typeof sender> = {}) {
  const findUnmailable = createFindUnmailable(keys)
  const freezing = createFreezeLetters({
    ...sender,
    ...given,
    keyVersionIn: async () => sender.keyVersion,
    findUnmailable,
    alertEmail: 'oncall@lab.example',
  })
  const freezeLetters: typeof freezing = async (tx, letters) => {
    const verdicts = await freezing(tx, letters)
    for (const verdict of verdicts) if (verdict.verdict === 'freeze') expectPlain(verdict.frozen)
    return verdicts
  }
  const composeLetters = createComposeLetters({ db, linksAt })
  const freeze = (letters: LetterToFreeze[]) => db.transaction((tx) => freezeLetters(tx, letters))
  const compose = (letters: LetterToFreeze[], verdicts: Verdict[]): Promise<ComposedLetter[]> =>
    composeLetters(
      verdicts.flatMap((verdict) =>
        verdict.verdict === 'freeze'
          ? [
              {
                id: verdict.letterId,
                kind: letters.find(({ id }) => id === verdict.letterId)?.kind ?? 'digest',
                to: verdict.to,
                frozen: JSON.parse(JSON.stringify(verdict.frozen)),
              },
            ]
          : [],
      ),
    )
  const findUnwanted = createFindUnwanted({ findUnmailable })
  const onWithdrawn = (tx: Tx, letters: Array<{ digestId: number | null }>) =>
    foldWithdrawn(
      tx,
      letters.flatMap(({ digestId }) => digestId ?? []),
    )
  return {
    /** For a delivery line. */
    ports: { freezeLetters, composeLetters, findUnwanted, onWithdrawn },
    freeze,
    compose,
    check: (letters: Parameters<typeof findUnwanted>[1]) =>
      db.transaction((tx) => findUnwanted(tx, letters)),
    async send(letter: LetterToFreeze): Promise<ComposedLetter> {
      const [mail] = await compose([letter], await freeze([letter]))
      if (!mail) throw new Error('the letter was withdrawn')
      return mail
    },
  }
}

/** A link for one act, and the letter that brings it. */
export async function addAccountLetter(
  db: Db,
  act: AccountAct,
  given: Partial<typeof accountLinks.$inferInsert> = {},
): Promise<LetterToFreeze> {
  const subscriberId = await addSubscriber(db)
  const address = `reader${serial}@lab.example`
  const [row] = await db
    .insert(accountLinks)
    .values({
      subscriberId,
      act,
      address,
      addressKey: address,
      otherAddress: 'other@lab.example',
      expiresAt: new Date(at.getTime() + 30 * 60_000),
      ...given,
    })
    .returning({ id: accountLinks.id })
  serial++
  const intent = { linkId: row?.id }
  return { id: serial, kind: 'account', subscriberId, digestId: null, intent }
}
