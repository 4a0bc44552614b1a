/** A listing day under its topics: every paper stands once, under the topic that says most of it.
 * Pure. */
import type { DayPaper } from '../tagging/read-day-tags.ts'
import type { TagChoice } from '../tagging/read-tags.ts'

export type DayGroup = {
  /** The heading's name; null: nothing is known of them. */
  name: string | null
  /** `topics`: a heading of topics; `category`: what no topic fits, by archive. */
  kind: 'topics' | 'category'
  papers: Array<{ id: number; tags: TagChoice[] }>
}

const tagsShown = 3

/** Topics in the taxonomy's order, then the rest by category. */
export function arrangeDay(papers: readonly DayPaper[], tags: readonly TagChoice[]): DayGroup[] {
  const order = new Map(tags.map((tag, at) => [tag.id, { tag, at }]))
  const bySlug = new Map(tags.map((tag) => [tag.slug, tag]))
  const groups = new Map<string, DayGroup & { at: number; ranked: Ranked[] }>()
  for (const paper of papers) {
    const topics = topicsOf(paper, order)
    const best = topics[0]
    const category = bySlug.get(paper.category ?? '')
    const name = best?.group ?? category?.group ?? null
    const kind = best ? 'topics' : 'category'
    const at = order.get((best ?? category)?.id ?? -1)?.at ?? tags.length
    const key = `${kind} ${name}`
    const group = groups.get(key) ?? { name, kind, at, papers: [], ranked: [] }
    group.at = Math.min(group.at, at)
    const shown = best ? topics.slice(0, tagsShown) : category ? [category] : []
    group.ranked.push({ id: paper.id, tags: shown, at })
    groups.set(key, group)
  }
  return [...groups.values()]
    .sort((one, other) => one.at - other.at)
    .map(({ name, kind, ranked }) => ({
      name,
      kind,
      papers: ranked
        .sort((one, other) => one.at - other.at || one.id - other.id)
        .map(({ id, tags: shown }) => ({ id, tags: shown })),
    }))
}

type Ranked = { id: number; tags: TagChoice[]; at: number }

/** Those that the title speaks for first, then the rarer: they say more. */
function topicsOf(
  { tagIds, inTitle }: DayPaper,
  order: ReadonlyMap<number, { tag: TagChoice; at: number }>,
): TagChoice[] {
  const titled = new Set(inTitle)
  const topics = [...new Set(tagIds)].flatMap((id) => {
    const tag = order.get(id)?.tag
    return tag?.kind === 'topic' ? [tag] : []
  })
  return topics.sort(
    (one, other) =>
      Number(titled.has(other.id)) - Number(titled.has(one.id)) ||
      one.volume.median - other.volume.median ||
      one.id - other.id,
  )
}

export type DayPage = {
  at: number
  of: number
  groups: Array<DayGroup & { continued: boolean }>
}

const papersAPage = 100

/** `at` is held inside the pages there are. */
export function pageOfDay(groups: readonly DayGroup[], at: number): DayPage {
  const total = groups.reduce((sum, group) => sum + group.papers.length, 0)
  const of = Math.max(1, Math.ceil(total / papersAPage))
  const page = Math.min(Math.max(1, at), of)
  const [from, to] = [(page - 1) * papersAPage, page * papersAPage]
  let start = 0
  const shown: DayPage['groups'] = []
  for (const group of groups) {
    const papers = group.papers.slice(Math.max(0, from - start), Math.max(0, to - start))
    if (papers.length > 0) shown.push({ ...group, papers, continued: start < from })
    start += group.papers.length
  }
  return { at: page, of, groups: shown }
}

/** On which page each group begins. */
export function beginnings(groups: readonly DayGroup[]): number[] {
  let start = 0
  return groups.map(({ papers }) => {
    const page = Math.floor(start / papersAPage) + 1
    start += papers.length
    return page
  })
}
