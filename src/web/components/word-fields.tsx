/** Interests in one's own words: author, query, and what is muted. For the sign-up form and the preferences. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'
import { wrongQueries } from '../preview-input.ts'
import { Field } from './field.tsx'
import { MarkedQuery } from './marked-query.tsx'

/** Folded away: few want it, and whoever used it sees it. */
export const MuteField: FC<{ page: PageContext; mutes: string[]; error: string | undefined }> = ({
  page,
  mutes,
  error,
}) => {
  const { look } = page.words
  return (
    <details class="fold" open={mutes.length > 0 || error !== undefined || undefined}>
      <summary>{look.mutes}</summary>
      <div class="field">
        <textarea
          name="mute"
          id="mute"
          rows={2}
          autocomplete="off"
          dir="auto"
          spellcheck={false}
          aria-label={look.mutes}
          aria-describedby={error === undefined ? 'mute-hint' : 'mute-hint mute-wrong'}
          aria-invalid={error === undefined ? undefined : 'true'}
        >
          {mutes.join('\n')}
        </textarea>
        {error && (
          <span class="wrong" id="mute-wrong">
            {error}
          </span>
        )}
        <span class="hint" id="mute-hint">
          {look.mutesHint}
        </span>
      </div>
    </details>
  )
}

type WordProps = {
  page: PageContext
  author: string
  query: string
  errors: { author?: string; query?: string }
}

/** Author and query, the two free fields; the preferences use them too. */
export const WordFields: FC<WordProps> = ({ page, author, query, errors }) => {
  const { form } = page.words
  return (
    <>
      <Field
        id="author"
        label={form.author}
        hint={form.authorHint}
        error={errors.author}
        control={(described) => (
          <input
            type="text"
            name="author"
            value={author}
            maxlength={500}
            autocomplete="off"
            dir="auto"
            {...described}
          />
        )}
      />
      <Field
        id="query"
        label={form.query}
        hint={form.queryHint}
        error={errors.query}
        errorMore={errors.query && wrongQueries(query).map((wrong) => <MarkedQuery {...wrong} />)}
        control={(described) => (
          <textarea
            name="query"
            rows={2}
            autocomplete="off"
            dir="auto"
            spellcheck={false}
            {...described}
          >
            {query}
          </textarea>
        )}
      />
    </>
  )
}
