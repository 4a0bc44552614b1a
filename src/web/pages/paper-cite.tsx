/** A paper's citation, to copy or as a file. */
import type { FC } from 'hono/jsx'
import { citedAddress } from '../../digest/paper-links.ts'
import { citeBibtex } from '../../papers/cite/bibtex.ts'
import { citeRis } from '../../papers/cite/ris.ts'
import type { Paper } from '../../papers/paper.ts'
import type { PageContext } from '../page-context.ts'
import { paperPath } from '../paths.ts'

export const PaperCite: FC<{ page: PageContext; paper: Paper }> = ({ page, paper }) => {
  const { words, site } = page
  const cited = [{ paper, address: citedAddress(paper) }]
  const forms = [
    { name: words.paper.bibtex, text: citeBibtex(cited), end: 'bib' },
    { name: words.paper.ris, text: citeRis(cited), end: 'ris' },
  ]
  return (
    <details class="fold on-paper screen-only">
      <summary>{words.paper.cite}</summary>
      {forms.map(({ name, text, end }) => (
        <>
          <h3>{name}</h3>
          <pre class="source" tabindex={0}>
            {text}
          </pre>
          <p class="small">
            <a href={site.path(`${paperPath(paper.publicId)}.${end}`)} download>
              {words.paper.asFile(name)}
            </a>
          </p>
        </>
      ))}
    </details>
  )
}
