/** Cards made once and shown in many letters. Making one reads TeX and cuts sentences, 0.2 ms; a
 * morning's letters show the same few hundred papers. */
import { LRUCache } from 'lru-cache'
import type { CardNote } from '../../emails/letter-props.ts'
import { mailTexts } from '../locales/texts.ts'
import type { Paper } from '../papers/paper.ts'
import { type CardContent, cardHash, cardOf, type Told } from './card.ts'

export type MadeCard = { hash: string; card: CardContent }
export type MakeCard = (
  pick: {
    paper: Paper
    codeUrl: string | null
    told?: Told | undefined
    notes?: CardNote[] | undefined
  },
  locale: string,
) => MadeCard

type Held = MadeCard & {
  paper: Paper
  codeUrl: string | null
  told: Told | undefined
  notes: CardNote[] | undefined
}

/** Some 5 kB each: a day of 1,500 papers at most. */
const cardsHeld = 1_500

export function createCardMaker(): MakeCard {
  const held = new LRUCache<string, Held>({ max: cardsHeld })
  return (pick, locale) => {
    const { paper, codeUrl, told, notes } = pick
    const key = `${locale} ${paper.id}${told === undefined ? '' : ` ${told.keepsOriginal}`}`
    const known = held.get(key)
    const isSame =
      known &&
      known.codeUrl === codeUrl &&
      sameTold(known.told, told) &&
      sameNotes(known.notes, notes)
    if (isSame && saysTheSame(known.paper, paper)) return known
    const made = makeCard(pick, locale)
    held.set(key, { ...made, paper, codeUrl, told, notes })
    return made
  }
}

export const makeCard: MakeCard = (pick, locale) => {
  const card = cardOf({ ...pick, texts: mailTexts(locale) })
  return { hash: cardHash(card), card }
}

const sameTold = (a: Told | undefined, b: Told | undefined): boolean =>
  a === b || (a?.title === b?.title && a?.abstract === b?.abstract)

/** Nearly always there are none. */
const sameNotes = (a: CardNote[] | undefined, b: CardNote[] | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

/** Whatever `cardOf` reads. Papers change under their id: comparing is cheap and cannot be late. */
const saysTheSame = (a: Paper, b: Paper): boolean =>
  a === b ||
  (a.publicId === b.publicId &&
    a.title === b.title &&
    a.abstract === b.abstract &&
    a.comment === b.comment &&
    a.sample === b.sample &&
    a.url === b.url &&
    a.doi === b.doi &&
    a.late === b.late &&
    a.listingDay === b.listingDay &&
    a.authors.length === b.authors.length &&
    a.authors.every((author, at) => author === b.authors[at]))
