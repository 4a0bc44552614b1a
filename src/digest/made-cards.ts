/** Cards made once and shown in many letters. Making one reads TeX and cuts sentences, 0.2 ms; a
 * morning's letters show the same few hundred papers. */
import { LRUCache } from 'lru-cache'
import { mailTexts } from '../locales/texts.ts'
import type { Paper } from '../papers/paper.ts'
import { type CardContent, cardHash, cardOf } from './card.ts'

export type MadeCard = { hash: string; card: CardContent }
export type MakeCard = (paper: Paper, codeUrl: string | null, locale: string) => MadeCard

type Held = MadeCard & { paper: Paper; codeUrl: string | null }

/** Some 5 kB each: a day of 1,500 papers at most. */
const cardsHeld = 1_500

export function createCardMaker(): MakeCard {
  const held = new LRUCache<string, Held>({ max: cardsHeld })
  return (paper, codeUrl, locale) => {
    const key = `${locale} ${paper.id}`
    const known = held.get(key)
    if (known && known.codeUrl === codeUrl && saysTheSame(known.paper, paper)) return known
    const made = makeCard(paper, codeUrl, locale)
    held.set(key, { ...made, paper, codeUrl })
    return made
  }
}

export const makeCard: MakeCard = (paper, codeUrl, locale) => {
  const card = cardOf({ paper, codeUrl, texts: mailTexts(locale) })
  return { hash: cardHash(card), card }
}

/** Whatever `cardOf` reads. Papers change under their id: comparing is cheap and cannot be late. */
const saysTheSame = (a: Paper, b: Paper): boolean =>
  a === b ||
  (a.publicId === b.publicId &&
    a.title === b.title &&
    a.abstract === b.abstract &&
    a.comment === b.comment &&
    a.sample === b.sample &&
    a.authors.length === b.authors.length &&
    a.authors.every((author, at) => author === b.authors[at]))
