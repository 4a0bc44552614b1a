/** A few papers of the newest day, each with the reason it would have in a mail. */
import type { FC } from 'hono/jsx'
import { reasonWords } from '../../digest/reason-words.ts'
import { reasonTexts } from '../../locales/texts.ts'
import { inLocale } from '../../tagging/in-locale.ts'
import type { PageContext } from '../page-context.ts'
import type { StoreFacts } from '../store-facts.ts'

type Props = { page: PageContext; facts: StoreFacts }

export const Specimen: FC<Props> = ({ page, facts }) => {
  const { home, dates } = page.words
  if (!facts.newestDay) return null
  return (
    <figure class="specimen">
      <figcaption>{home.specimenTitle(dates.full(facts.newestDay))}</figcaption>
      <ol class="picks">
        {facts.newest.map((one) => (
          <li>
            <a href={`https://arxiv.org/abs/${one.publicId}`} dir="auto">
              {one.title}
            </a>
            <span class="reason">{reasonOf(page, one)}</span>
          </li>
        ))}
      </ol>
    </figure>
  )
}

/** As the mail would say it. */
function reasonOf({ locale }: PageContext, { topic }: StoreFacts['newest'][number]): string {
  if (topic === null) return ''
  const { slug, words } = topic
  return reasonWords([{ kind: 'tag', slug, where: 'title', words }], {
    texts: reasonTexts(locale),
    tagNames: new Map([[slug, inLocale(topic.name, locale)]]),
    beside: 'nothing',
  })
}
