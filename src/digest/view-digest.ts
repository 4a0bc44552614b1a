/** A digest in the browser: the letter without anything private, for whoever it was forwarded to. */
import { eq } from 'drizzle-orm'
import { createElement } from 'react'
import { render } from 'react-email'
import { DigestLetter } from '../../emails/digest.tsx'
import type { Db } from '../storage/database.ts'
import { type AbstractLength, type Rhythm, subscribers } from '../storage/schema/subscribers.ts'
import { cardAt } from './card.ts'
import { digestPage } from './digest-page.ts'
import { readDigestContents } from './read-digest-contents.ts'
import { type Listener, readTranslationsFor, tellInLanguage } from './tell-in-language.ts'
import { readNotesFor, tellNotes } from './tell-notes.ts'

export type ViewDeps = {
  db: Db
  publicUrl: string
  siteName: string
  contact: string
  postalAddress: string
}

/** Null: no such digest, or one that was never mailed. The page offers the topics of its papers,
 * never what its reader follows beside them, and no link of theirs. */
export async function viewDigest(
  deps: ViewDeps,
  input: { digestId: number },
): Promise<{ html: string; subject: string } | null> {
  const { db, ...sender } = deps
  const content = (await readDigestContents(db, [input.digestId])).get(input.digestId)
  if (content?.outcome !== 'picked') return null
  const reader = await readTaste(db, content.subscriberId)
  const translations = await readTranslationsFor(db, [{ reader, contents: content.contents }])
  const notes = await readNotesFor(db, [content.contents])
  const told = tellInLanguage(content.contents, reader, translations)
  const said = { notes, publicUrl: deps.publicUrl, until: content.cutoffTo }
  const contents = tellNotes(told, reader, said)
  const page = digestPage({ ...content, contents }, reader)
  const tagSlugs = content.tags.map(({ slug }) => slug).sort()
  const html = await render(
    createElement(DigestLetter, {
      locale: reader.locale,
      siteName: sender.siteName,
      siteUrl: sender.publicUrl,
      contact: sender.contact,
      postalAddress: sender.postalAddress,
      subject: page.subject,
      preheader: page.preheader,
      topLine: page.topLine,
      welcome: null,
      notices: [],
      cards: page.cards.map(({ card, reasons }) => ({
        card: cardAt(card, reader.abstractLength),
        reasons,
      })),
      titles: page.titles,
      missed: page.missed,
      more: page.more,
      audience: { kind: 'visitor', subscribeUrl: subscribeUrl(sender.publicUrl, tagSlugs) },
    }),
  )
  return { html, subject: page.subject }
}

type Taste = Listener & { rhythm: Rhythm; abstractLength: AbstractLength }

async function readTaste(db: Db, subscriberId: number): Promise<Taste> {
  const [row] = await db
    .select({
      locale: subscribers.locale,
      rhythm: subscribers.rhythm,
      abstractLength: subscribers.abstractLength,
      translation: subscribers.translation,
    })
    .from(subscribers)
    .where(eq(subscribers.id, subscriberId))
  return row ?? { locale: 'en', rhythm: 'daily', abstractLength: 'short', translation: 'original' }
}

function subscribeUrl(publicUrl: string, slugs: string[]): string {
  const query = new URLSearchParams(slugs.map((slug): [string, string] => ['tag', slug]))
  return slugs.length === 0 ? `${publicUrl}/` : `${publicUrl}/?${query}`
}
