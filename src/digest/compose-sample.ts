/** A digest as a reader would see it, made of the newest papers held, for `send-test`. It belongs to
 * nobody: it holds no private link and leaves no trace in the ledger. */
import { desc, sql } from 'drizzle-orm'
import { createElement } from 'react'
import { render } from 'react-email'
import { DigestLetter } from '../../emails/digest.tsx'
import { digestText } from '../../emails/text/digest-text.ts'
import { mailTexts } from '../locales/texts.ts'
import { paperColumns } from '../papers/read-papers.ts'
import type { Db } from '../storage/database.ts'
import { papers } from '../storage/schema/papers.ts'
import { cardAt, cardOf } from './card.ts'
import type { FrozenSender } from './frozen-letter.ts'
import { addressLine, answerHeaders, commonHeaders, oneLine } from './letter-headers.ts'
import type { ComposedLetter } from './letter-ports.ts'

export type SampleSender = Omit<FrozenSender, 'keyVersion'>

const papersShown = 5

/** `letterId`: below nought, so that it is no letter's. */
export async function composeSample(
  { db, sender }: { db: Db; sender: SampleSender },
  { to, letterId, key }: { to: string; letterId: number; key: string },
): Promise<ComposedLetter> {
  const texts = mailTexts('en')
  const newest = await db
    .select(paperColumns)
    .from(papers)
    .where(sql`not ${papers.withdrawn}`)
    .orderBy(desc(papers.listingDay), desc(papers.id))
    .limit(papersShown)
  const { sample } = texts
  const subject = sample.subject(sender.siteName)
  const props = {
    locale: 'en',
    siteName: sender.siteName,
    siteUrl: sender.publicUrl,
    contact: sender.contact,
    postalAddress: sender.postalAddress,
    subject,
    preheader: sample.topLine,
    topLine: sample.topLine,
    welcome: null,
    notices: [newest.length === 0 ? sample.noPapers : sample.notice],
    cards: newest.map((paper) => ({
      card: cardAt(cardOf({ paper, codeUrl: null, texts }), 'short'),
      reasons: sample.reason,
    })),
    titles: [],
    missed: [],
    more: 0,
    audience: { kind: 'visitor' as const, subscribeUrl: `${sender.publicUrl}/` },
  }
  return {
    letterId,
    kind: 'digest',
    from: oneLine(sender.from),
    to: addressLine(to),
    replyTo: sender.replyTo === null ? null : oneLine(sender.replyTo),
    subject: oneLine(subject),
    html: await render(createElement(DigestLetter, props)),
    text: digestText(props),
    headers: { ...answerHeaders(), ...commonHeaders(letterId, key) },
  }
}
