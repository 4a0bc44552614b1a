/** The papers of one letter with the three words beside each: where a link without its end leads. */
import type { FC } from 'hono/jsx'
import type { FeedbackAct } from '../../subscribers/links.ts'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

type LetterPaper = { title: string; url: string; words: Array<{ act: FeedbackAct; href: string }> }

export const FeedbackLetterPage: FC<{ page: PageContext; papers: LetterPaper[] }> = ({
  page,
  papers,
}) => {
  const { feedback } = page.words
  return (
    <Layout page={page} title={feedback.letterTitle}>
      <h1>{feedback.letterTitle}</h1>
      <p class="lead">{feedback.letterText}</p>
      <ul class="said-list">
        {papers.map(({ title, url, words }) => (
          <li>
            <a class="said-title" href={url}>
              <bdi>{title}</bdi>
            </a>
            <p class="three-words">
              {words.map(({ act, href }) => (
                <a href={href} aria-label={feedback.wordOf(feedback.words[act], title)}>
                  {feedback.words[act]}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Layout>
  )
}
