/** Hashtags that no topic has a rule for become tags that readers can follow: after three papers in ninety
 * days by themselves, or by hand. */
import { sql } from 'drizzle-orm'
import { PaperboyError } from '../../errors.ts'
import { deskFaults } from '../../locales/spoken.ts'
import type { Calendar } from '../../storage/calendar.ts'
import type { Db, Tx } from '../../storage/database.ts'
import { tags } from '../../storage/schema/tags.ts'
import { writeAudit } from '../audit.ts'
import { type Editor, mustOperate } from '../editor.ts'
import { readHashtags } from '../note/hashtags.ts'
import { hashtagDays, type ListedHashtag, listHashtags } from './list-hashtags.ts'
import { tagHashtags } from './tag-hashtags.ts'

export const papersNeeded = 3
/** Heading in the form. */
const group = 'Hashtags'

/** What editors used often enough by now. Returns the slugs that are new. */
export async function addUsedHashtags(tx: Tx, at: Date): Promise<string[]> {
  const used = await listHashtags(tx, { at })
  const added = used.filter(({ stands, papers }) => stands === null && papers >= papersNeeded)
  for (const hashtag of added) await add(tx, { hashtag, at, who: 'timetable' })
  return added.map(({ key }) => key)
}

/** By hand, however often it was used. Throws `bad-input` for what is no hashtag, `conflict` for what is
 * a tag already. */
export async function addHashtag(
  { db, calendar }: { db: Db; calendar: Calendar },
  { by, hashtag }: { by: Editor; hashtag: string },
): Promise<void> {
  mustOperate(by)
  const [written, ...others] = readHashtags(hashtag)
  if (written === undefined || others.length > 0) {
    throw new PaperboyError('bad-input', deskFaults.noSuchTag(hashtag.slice(0, 60)))
  }
  await db.transaction(async (tx) => {
    const at = await calendar.now(tx)
    const key = written.toLowerCase()
    const known = (await listHashtags(tx, { at, also: [written] })).find((one) => one.key === key)
    if (!known || known.stands !== null) throw new PaperboyError('conflict', deskFaults.isTag(key))
    await add(tx, { hashtag: known, at, who: by.who })
  })
}

type Added = { hashtag: Pick<ListedHashtag, 'key' | 'written'>; at: Date; who: string }

/** Papers that carry it get it from now on: who follows it later is brought nothing older. */
async function add(tx: Tx, { hashtag: { key, written }, at, who }: Added): Promise<void> {
  const text = { en: written }
  const row = { kind: 'hashtag' as const, groupName: group, name: text, description: text }
  await tx
    .insert(tags)
    .values({ ...row, slug: key, rule: null })
    .onConflictDoNothing()
  const since = new Date(at.getTime() - hashtagDays * 86_400_000)
  const held = await tx.execute<{ id: string }>(sql`
    select distinct e.id from editions e join notes n on n.edition_id = e.id
    where e.state = 'published' and (e.released_at is not null or e.imported)
      and e.date >= ${since.toISOString()}::timestamptz::date
      and exists (select 1 from unnest(n.hashtags) h where lower(h) = ${key})`)
  await tagHashtags(tx, { editionIds: held.map(({ id }) => Number(id)), at })
  await writeAudit(tx, { who, act: 'hashtag-added', what: key })
}
