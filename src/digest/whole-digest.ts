/** A digest by one full React Email render: what its fragments must give to the byte, and what the bench
 * compares them with. Letters are never sent this way. */
import { createElement } from 'react'
import { render } from 'react-email'
import { DigestLetter } from '../../emails/digest.tsx'
import type { DigestLetterProps } from '../../emails/letter-props.ts'
import { asLine, cardAt } from './card.ts'
import { type DigestToCompose, missedIn } from './compose-digest.ts'
import { formsOf, type LetterForm, letterBudget } from './fit-letter.ts'
import { senderProps } from './sender-props.ts'

/** Renders one form after the other until one fits, or the last. */
export async function wholeDigest(
  input: DigestToCompose,
): Promise<{ props: DigestLetterProps; html: string }> {
  let whole: { props: DigestLetterProps; html: string } | null = null
  for (const form of formsOf(input.frozen.length)) {
    const props = digestProps(input, form)
    whole = { props, html: await render(createElement(DigestLetter, props)) }
    if (Buffer.byteLength(whole.html) <= letterBudget) break
  }
  if (whole === null) throw new Error('a digest has no form')
  return whole
}

function digestProps(
  { frozen, cards, urls }: DigestToCompose,
  form: LetterForm,
): DigestLetterProps {
  return {
    ...senderProps(frozen),
    subject: frozen.subject,
    preheader: frozen.preheader,
    topLine: frozen.topLine,
    welcome: frozen.welcome.length === 0 ? null : { lines: frozen.welcome },
    notices: frozen.notices,
    cards: frozen.cards.map(({ hash, reasons }) => {
      const card = cards.get(hash)
      if (!card) throw new Error(`card ${hash} of digest ${frozen.digestId} is missing`)
      return {
        card: cardAt(card.content, form.cards),
        reasons: form.cards === 'lines' ? asLine(reasons) : reasons,
      }
    }),
    titles: form.names ? frozen.titles : [],
    missed: missedIn(form, frozen),
    noted: frozen.noted ?? [],
    more: form.names ? frozen.more : frozen.more + frozen.titles.length,
    audience: { kind: 'reader', why: frozen.why, urls },
  }
}
