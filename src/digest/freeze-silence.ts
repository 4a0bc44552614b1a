/** The letter of a silence: what the reader follows, and the topics near to it that do bring papers. */
import { sql } from 'drizzle-orm'
import { mailTexts } from '../locales/texts.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import { nearestTags } from '../tagging/nearest-tags.ts'
import { readTags, type TagChoice } from '../tagging/read-tags.ts'
import { followedAuthor } from './followed-author.ts'
import { linkEpochOf, type Reader } from './freeze-digest.ts'
import type { FrozenLetterContent, FrozenSender } from './frozen-letter.ts'
import type { LetterToFreeze } from './letter-ports.ts'
import { topicsLine, whyLine } from './why-line.ts'

/** By reader. */
export type NearestTopics = Map<number, TagChoice[]>

/** What tags bring is read once a batch and language; nearly always no letter needs it. */
export async function readNearest(
  tx: Tx,
  letters: LetterToFreeze[],
  readers: ReadonlyMap<number, Reader>,
): Promise<NearestTopics> {
  const silent = letters.flatMap(({ kind, subscriberId }) => {
    const reader = kind === 'silence' ? readers.get(subscriberId ?? 0) : undefined
    return reader ? [reader] : []
  })
  if (silent.length === 0) return new Map()
  const wants = await readWants(tx, silent)
  const nearest: NearestTopics = new Map()
  for (const locale of new Set(silent.map((reader) => reader.locale))) {
    const { tags } = await readTags(tx, { locale })
    for (const { id } of silent.filter((reader) => reader.locale === locale)) {
      const { slugs, words } = wants.get(id) ?? { slugs: new Set<string>(), words: [] }
      nearest.set(id, nearestTags(tags, { slugs, words }))
    }
  }
  return nearest
}

type Wants = { slugs: Set<string>; words: string[] }

/** Names of people are near to no topic. */
async function readWants(tx: Tx, readers: Reader[]): Promise<Map<number, Wants>> {
  const ids = arrayLiteral(readers.map(({ id }) => id))
  const rows = await tx.execute<{ id: string; slug: string | null; query: string | null }>(sql`
    select i.subscriber_id as id, t.slug, q.text as query
    from interests i left join tags t on t.id = i.tag_id left join queries q on q.id = i.query_id
    where i.level <> 'mute' and i.subscriber_id = any(${ids}::bigint[]) order by i.id`)
  const wants = new Map<number, Wants>()
  for (const { id, slug, query } of rows) {
    const one = wants.get(Number(id)) ?? { slugs: new Set(), words: [] }
    wants.set(Number(id), one)
    if (slug !== null) one.slugs.add(slug)
    if (query !== null && followedAuthor(query) === null) one.words.push(query)
  }
  return wants
}

export function freezeSilence(
  { intent }: LetterToFreeze,
  { reader, followed, nearest }: { reader: Reader; followed: string[]; nearest: TagChoice[] },
  sender: FrozenSender,
): FrozenLetterContent | string {
  if (followed.length === 0) return 'follows nothing any more'
  const texts = mailTexts(reader.locale)
  return {
    ...sender,
    template: 'silence',
    locale: reader.locale,
    subscriberId: reader.id,
    ...linkEpochOf(reader),
    since: String(intent.since),
    topics: topicsLine(followed, texts),
    why: whyLine(reader, followed, texts),
    nearest: nearest.map(({ slug, name, volume }) => ({
      slug,
      name,
      papersADay: Math.max(1, volume.median),
    })),
  }
}
