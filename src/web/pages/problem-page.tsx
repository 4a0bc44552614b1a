/** Every page that says no: not found, broken, refused. */
import type { Child, FC } from 'hono/jsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

type ProblemProps = {
  page: PageContext
  title: string
  text: string
  /** Where a form stood that was refused. */
  back?: string | null
  children?: Child
}

export const ProblemPage: FC<ProblemProps> = ({ page, title, text, back, children }) => (
  <Layout page={page} title={title}>
    <div class="sheet">
      <h1>{title}</h1>
      {text !== '' && <p>{text}</p>}
      {children ?? (
        <p class="actions">
          {back && (
            <a class="button" href={page.site.path(back)}>
              {page.words.problem.back}
            </a>
          )}
          <a class="button plain" href={page.site.path('/')}>
            {page.words.problem.home}
          </a>
          <a href={page.site.path('/search')}>{page.words.menu.search}</a>
          <a href={page.site.path('/days')}>{page.words.menu.days}</a>
        </p>
      )}
    </div>
  </Layout>
)
