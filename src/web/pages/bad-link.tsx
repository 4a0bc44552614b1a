/** A private link that opens nothing: what may be wrong, and how to get a new one. */
import type { Context } from 'hono'
import { sendPage } from '../layout.tsx'
import type { PageDeps } from '../page-deps.ts'
import { ProblemPage } from './problem-page.tsx'

export function showBadLink(
  deps: Pick<PageDeps, 'pageOf'>,
  c: Context,
  { title, text }: { title: string; text: string },
) {
  const page = deps.pageOf(c)
  return sendPage(
    c,
    <ProblemPage page={page} title={title} text={text}>
      <p class="actions">
        <a class="button" href={page.site.path('/link')}>
          {page.words.link.button}
        </a>
      </p>
    </ProblemPage>,
    404,
  )
}
