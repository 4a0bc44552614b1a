/** What a note says, as plain text, and what it leads to. Pure. */
import type { NoteBlock } from '../../../emails/letter-props.ts'
import { parseArxivId } from '../../papers/arxiv-id.ts'

/** Blocks one below the other; a link's address follows its words. */
export const noteText = (blocks: readonly NoteBlock[]): string =>
  blocks
    .map(({ kind, runs }) => {
      const text = runs.map(runText).join('').trim()
      if (kind === 'item') return `- ${text}`
      return kind === 'quote' ? `> ${text}` : text
    })
    .join('\n\n')

const runText = ({ text, href }: NoteBlock['runs'][number]): string =>
  href === undefined || href === text || href.replace(/\/$/, '') === text
    ? text
    : `${text} (${href})`

/** Public ids of the papers that it links to, each once. */
export function mentionedIds(blocks: readonly NoteBlock[]): string[] {
  const ids = blocks.flatMap(({ runs }) =>
    runs.flatMap(({ href }) => (href === undefined ? [] : (arxivLink(href) ?? []))),
  )
  return [...new Set(ids)]
}

/** A bare link to a known paper shows the paper's title in place of its address. */
export function withTitles(
  blocks: readonly NoteBlock[],
  titles: ReadonlyMap<string, string>,
): NoteBlock[] {
  return blocks.map((block) => ({
    ...block,
    runs: block.runs.map((run) => {
      const bare = run.href !== undefined && /^(https?:\/\/|arxiv)/i.test(run.text)
      const title =
        bare && run.href !== undefined ? titles.get(arxivLink(run.href) ?? '') : undefined
      return title === undefined ? run : { ...run, text: title }
    }),
  }))
}

const arxivLink = (href: string): string | null =>
  /^https?:\/\/((www|export)\.)?(arxiv\.org|(dx\.)?doi\.org)\//i.test(href)
    ? (parseArxivId(href)?.id ?? null)
    : null
