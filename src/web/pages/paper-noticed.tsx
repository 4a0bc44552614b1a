/** What a paper is noticed for: by others at their places, by readers here. Numbers, never a name of a
 * reader. */
import type { FC } from 'hono/jsx'
import type { Popularity } from '../../papers/popularity/read-popularity.ts'
import type { PaperSignals } from '../../papers/read-signals.ts'
import { noticedWords } from '../noticed-words.ts'
import type { PageContext } from '../page-context.ts'
import { searchPath } from '../paths.ts'

export type Noticed = { signals: PaperSignals | null; popularity: Popularity }

/** One line below the title; nothing where there is nothing to say. */
export const PaperNoticed: FC<{ page: PageContext; noticed: Noticed }> = ({ page, noticed }) => {
  const { signals, popularity } = noticed
  const { saves, reads, pdfClicks } = popularity
  const { upvotes = 0, comments = 0, stars } = signals ?? {}
  const standing = noticedWords(page, { upvotes, saves, comments, stars: stars ?? 0 })
  const lately = noticedWords(page, { reads, pdfClicks })
  const told = [standing, lately && page.words.noticed.lately(lately)].filter((one) => one !== '')
  return told.length === 0 ? null : <p class="quiet small">{told.join(' · ')}</p>
}

/** Who it is from, and who brought it to others. */
export const PaperOrigin: FC<{ page: PageContext; signals: PaperSignals | null }> = (props) => {
  const { page, signals } = props
  const { words, site } = page
  const { organization = null, submittedBy = null } = signals ?? {}
  return (
    <>
      {organization && (
        <>
          <dt>{words.noticed.organization}</dt>
          <dd>
            <a href={site.path(searchPath(`org:"${organization.replaceAll('"', '')}"`))} dir="auto">
              {organization}
            </a>
          </dd>
        </>
      )}
      {submittedBy && (
        <>
          <dt>{words.noticed.submittedBy}</dt>
          <dd dir="auto">{submittedBy}</dd>
        </>
      )}
    </>
  )
}
