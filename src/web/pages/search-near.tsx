/** What a search by meaning found, or why it can say nothing; and the way from one search to the other. */
import type { FC } from 'hono/jsx'
import { NearPapers } from '../components/near-papers.tsx'
import { Notice } from '../components/notice.tsx'
import { Pager } from '../components/pager.tsx'
import { Tex } from '../components/tex.tsx'
import type { PageContext } from '../page-context.ts'
import { paperPath } from '../paths.ts'
import { askedPath, type SearchAsked, searchModes } from './search-asked.ts'
import type { FoundNear, SearchedNear } from './search-meaning.ts'

type NearProps = { page: PageContext; searched: SearchedNear }

export const SearchNear: FC<NearProps> = ({ page, searched }) => {
  const told = page.words.search.meaning
  if (searched.kind === 'nothing') return null
  if (searched.kind === 'near') return <Found page={page} found={searched} />
  return (
    <Notice>
      <p>{told[searched.kind]}</p>
    </Notice>
  )
}

const Found: FC<{ page: PageContext; found: FoundNear }> = ({ page, found }) => {
  const { words, site } = page
  const { papers, like, links } = found
  const told = words.search.meaning
  return (
    <section class="part" aria-labelledby="found">
      <h2 id="found">{papers.length > 0 ? told.nearest : told.none}</h2>
      {like && (
        <p>
          {told.like}{' '}
          <a href={site.path(paperPath(like.publicId))} dir="auto">
            <Tex text={like.title} />
          </a>
        </p>
      )}
      <NearPapers page={page} papers={papers} />
      <Pager
        label={words.day.pages}
        links={[
          links.previous
            ? {
                href: site.path(links.previous),
                text: words.day.previous,
                rel: 'prev' as const,
              }
            : null,
          links.next
            ? {
                href: site.path(links.next),
                text: words.day.next,
                rel: 'next' as const,
              }
            : null,
        ]}
      />
      <p class="small">{found.isBuiltIn ? told.builtIn : told.byProvider}</p>
    </section>
  )
}

/** Both searches keep what was typed. */
export const SearchModes: FC<{ page: PageContext; asked: SearchAsked }> = ({ page, asked }) => {
  const { words, site } = page
  const { label, modes } = words.search.meaning
  return (
    <nav class="ways" aria-label={label}>
      {searchModes.map((mode) => (
        <a
          href={site.path(askedPath({ ...asked, mode }))}
          aria-current={mode === asked.mode ? 'page' : undefined}
        >
          {modes[mode]}
        </a>
      ))}
    </nav>
  )
}

/** A question is a line, an abstract a dozen. A GET, so that the answer has an address. */
export const MeaningForm: FC<{ page: PageContext; asked: SearchAsked }> = ({ page, asked }) => {
  const { words, site } = page
  const told = words.search.meaning
  return (
    <search>
      <form action={site.path('/search')} method="get">
        <input type="hidden" name="mode" value="meaning" />
        <div class="field">
          <label for="q">{told.field}</label>
          <textarea
            id="q"
            name="q"
            rows={asked.typed.length > 200 ? 8 : 3}
            maxlength={longestAsked}
            placeholder={told.hint}
            spellcheck={false}
          >
            {asked.typed}
          </textarea>
        </div>
        <button type="submit">{words.search.button}</button>
      </form>
    </search>
  )
}

/** An address may be some 16,000 bytes long in all. */
export const longestAsked = 4_000
