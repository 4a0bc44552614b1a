/** An abstract to be opened, where a list of titles would not do to judge by. */
import type { FC } from 'hono/jsx'
import { sourceLanguage } from '../../editorial/translations/by-hand/write-translation.ts'
import type { Paper } from '../../papers/paper.ts'
import type { PageContext } from '../page-context.ts'
import { Tex } from './tex.tsx'

export const AbstractFold: FC<{ page: PageContext; paper: Paper }> = ({ page, paper }) =>
  paper.abstract === '' ? null : (
    <details class="fold small">
      <summary>{page.words.paper.abstract}</summary>
      <p class="abstract" lang={sourceLanguage} dir="auto">
        <Tex text={paper.abstract} />
      </p>
    </details>
  )
