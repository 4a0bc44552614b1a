/** Keeps a digest below what Gmail shows. It clips near 102 KB, and the footer with the way out
 * would be what is lost, so over 90 KB the papers give way, never the footer. */
import type { DigestLetterProps } from '../../emails/letter-props.ts'
import { cutText } from '../lib/cut-text.ts'
import type { AbstractLength } from '../storage/schema/subscribers.ts'

export const letterBudget = 90_000

export type Sized = { props: DigestLetterProps; html: string }

/** From the reader's own length to ever tighter forms, the first that fits. Deterministic. */
export async function fitLetter(input: {
  length: AbstractLength
  propsAt: (length: AbstractLength) => DigestLetterProps
  render: (props: DigestLetterProps) => Promise<string>
}): Promise<Sized> {
  let sized: Sized | null = null
  for (const props of forms(input.length, input.propsAt)) {
    sized = { props, html: await input.render(props) }
    if (Buffer.byteLength(sized.html) <= letterBudget) return sized
  }
  return sized as Sized
}

const shorter: Record<AbstractLength, AbstractLength[]> = {
  full: ['full', 'short', 'titles'],
  short: ['short', 'titles'],
  titles: ['titles'],
}

function* forms(
  length: AbstractLength,
  propsAt: (length: AbstractLength) => DigestLetterProps,
): Generator<DigestLetterProps> {
  for (const form of shorter[length]) yield propsAt(form)
  const bare = propsAt('titles')
  yield withoutTitles(bare)
  yield withShortLines(withoutTitles(bare))
}

/** Papers that were named are counted instead. */
const withoutTitles = (props: DigestLetterProps): DigestLetterProps => ({
  ...props,
  titles: [],
  more: props.more + props.titles.length,
})

const shortLine = 100

const withShortLines = (props: DigestLetterProps): DigestLetterProps => ({
  ...props,
  cards: props.cards.map(({ card, reasons }) => ({
    card: {
      ...card,
      title: cutText(card.title, shortLine),
      authors: cutText(card.authors, shortLine),
    },
    reasons: cutText(reasons, shortLine),
  })),
})
