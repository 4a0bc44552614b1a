/** What a feedback page shows, in the reader's words. */
import { authorLine } from '../digest/author-line.ts'
import { readableTitle } from '../digest/card.ts'
import { paperLinks } from '../digest/paper-links.ts'
import { reasonWords } from '../digest/reason-words.ts'
import { namesIn, type TagNames } from '../digest/tag-names.ts'
import type { OfferGroup } from '../feedback/offer-switches.ts'
import type { FeedbackView } from '../feedback/read-feedback.ts'
import type { ShownPaper } from '../feedback/shown-paper.ts'
import { type SwitchName, switchKey } from '../feedback/switch-key.ts'
import { mailTexts, reasonTexts } from '../locales/texts.ts'
import type { FeedbackAct } from '../subscribers/links.ts'
import type { SwitchGroup } from './components/switches.tsx'
import type { PageContext } from './page-context.ts'
import type { FeedbackPageView } from './pages/feedback-page.tsx'
import { offerWords, outcomeWords, subjectName } from './switch-words.ts'

export function feedbackView(
  page: PageContext,
  input: {
    act: FeedbackAct
    action: string
    shown: ShownPaper
    read: FeedbackView
    /** Null: its page stays closed here. */
    savedUrl: string | null
  },
): FeedbackPageView {
  const { act, action, shown, read } = input
  const tagNames = namesIn(page.locale, read.tags)
  const done = (names: SwitchName[]) =>
    names.map((name) => ({ key: switchKey(name), label: outcomeWords(page, tagNames, name) }))
  return {
    act,
    action,
    said: read.said,
    paper: {
      title: readableTitle(shown.paper.title),
      url: paperLinks(shown.paper).abstract,
      authors: authorLine(shown.paper.authors, mailTexts(page.locale)),
      reasons: reasonWords(shown.reasons, {
        texts: reasonTexts(page.locale),
        tagNames,
        beside: 'nothing',
      }),
    },
    maskedAddress: read.reader.maskedAddress,
    offers:
      act === 'less' ? apart(page, tagNames, read.groups) : together(page, tagNames, read.groups),
    turned: done(read.turned.filter(({ change }) => change !== 'wrong')),
    wrong: done(read.turned.filter(({ change }) => change === 'wrong')),
    followsNothing: read.followsNothing,
    savedUrl: act === 'save' && read.said ? input.savedUrl : null,
  }
}

/** Less says "it": what "it" is stands above. */
const apart = (page: PageContext, tagNames: TagNames, groups: OfferGroup[]): SwitchGroup[] =>
  groups.map(({ about, offers }) => ({
    legend: subjectName(page, tagNames, about),
    switches: boxes(page, tagNames, offers),
  }))

const together = (page: PageContext, tagNames: TagNames, groups: OfferGroup[]): SwitchGroup[] =>
  groups.length === 0
    ? []
    : [
        {
          legend: null,
          switches: groups.flatMap(({ offers }) => boxes(page, tagNames, offers)),
        },
      ]

const boxes = (page: PageContext, tagNames: TagNames, offers: SwitchName[]) =>
  offers.map((name) => ({ key: switchKey(name), label: offerWords(page, tagNames, name) }))
