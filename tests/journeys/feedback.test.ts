/** What a switch says acts from the next digest: through mails, pages and planning. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letters } from '../../src/storage/schema/delivery.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { feedback } from '../../src/storage/schema/feedback.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { feedbackUrl } from '../../src/subscribers/links.ts'
import { join, openTown, type Town } from './town.ts'

let town: Town
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-feedback-'))
  town = await openTown()
}, 120_000)
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true })
})

type Given = { id: string; title: string; authors?: string[]; categories?: string[] }

async function list(day: string, given: Given[]): Promise<void> {
  const lines = given.map(({ id, title, authors = ['Ada Lovelace'], categories = ['cs.CV'] }) =>
    JSON.stringify({
      id,
      first_listed: day,
      title,
      authors,
      categories,
      comment: '',
      abstract: 'A study.',
    }),
  )
  const file = joinPath(folder, `${day}.jsonl`)
  writeFileSync(file, lines.join('\n'))
  await town.ingest(file, new Date(`${day}T05:00:00Z`))
}

const morning = (day: string) => new Date(`${day}T07:00:00Z`)

/** The newest digest of a reader: its papers in their order, and where its links lead. */
async function newest(email: string) {
  const [row] = await town.app.db
    .select({ digest: digests, subscriberId: subscribers.id })
    .from(digests)
    .innerJoin(subscribers, eq(subscribers.id, digests.subscriberId))
    .where(eq(subscribers.emailKey, email))
    .orderBy(desc(digests.id))
    .limit(1)
  if (!row) throw new Error('no digest was planned')
  const known = await town.app.db.select({ id: papers.id, publicId: papers.publicId }).from(papers)
  const nameOf = new Map(known.map(({ id, publicId }) => [id, publicId]))
  const ids = row.digest.picks.map(({ p }) => nameOf.get(p) ?? '?')
  const base = new URL(town.app.links.feedback(row.digest.id)).pathname
  return {
    ids,
    subscriberId: row.subscriberId,
    link: (id: string, act: 'save' | 'more' | 'less') =>
      feedbackUrl(base, ids.indexOf(id) + 1, act),
  }
}

const press = async (day: string, path: string, act: string, ...switches: string[]) => {
  const fields = new URLSearchParams({ do: act })
  for (const one of switches) fields.append('switch', one)
  const answer = await town.request(new Date(`${day}T08:00:00Z`), path, fields)
  const html = await answer.text()
  expect(answer.status, html).toBe(200)
  return html
}

const reader = (email: string, rest: Record<string, string | string[]>) => ({
  email,
  timezone: 'UTC',
  hour: '7',
  rhythm: 'daily',
  ...rest,
})

describe('what a reader says of a paper', () => {
  it('counts from the next digest: muted words, unfollowed topics, followed authors, wrong tags', async () => {
    const email = 'reader@lab.example'
    await list('2026-03-02', [
      { id: '2603.00001', title: 'Captions for images' },
      { id: '2603.00002', title: 'Image captioning with CLIP', authors: ['Grace Hopper'] },
    ])
    await join(
      town,
      new Date('2026-03-02T12:00:00Z'),
      reader(email, { tag: ['captioning', 'clip'] }),
    )
    const first = await newest(email)
    expect(first.ids.sort()).toEqual(['2603.00001', '2603.00002'])

    const about = await newest(email)
    const html = await press(
      '2026-03-02',
      about.link('2603.00002', 'less'),
      'less',
      'drop:tag:captioning',
      'wrong:tag:captioning',
      'mute:word:CLIP',
    )
    expect(html).toContain('No longer followed: ')
    await press(
      '2026-03-02',
      about.link('2603.00001', 'more'),
      'more',
      'follow:author:Ada Lovelace',
    )

    await list('2026-03-03', [
      { id: '2603.00011', title: 'Captions again', authors: ['Alan Turing'] },
      { id: '2603.00012', title: 'CLIP once more', authors: ['Alan Turing'] },
      { id: '2603.00013', title: 'On engines', authors: ['Ada Lovelace'], categories: ['math.NT'] },
      { id: '2603.00014', title: 'CLIP by Ada', authors: ['Ada Lovelace'] },
    ])
    await town.tick(morning('2026-03-03'))
    expect((await newest(email)).ids).toEqual(['2603.00013'])

    const wrong = await town.app.db.select().from(feedback).where(eq(feedback.kind, 'wrong-tag'))
    expect(wrong).toMatchObject([{ about: 'captioning', place: 'full', takenBackAt: null }])
  })

  it('is as it was once it is undone', async () => {
    const email = 'reader@lab.example'
    const { subscriberId } = await newest(email)
    const told = await town.app.db
      .select()
      .from(feedback)
      .where(eq(feedback.subscriberId, subscriberId))
    const [about] = told.filter(({ kind }) => kind === 'less')
    const digestId = about?.digestId ?? 0
    const base = new URL(town.app.links.feedback(digestId)).pathname
    const path = feedbackUrl(base, about?.position ?? 0, 'less')
    for (const what of ['drop:tag:captioning', 'mute:word:CLIP']) {
      const undo = new URLSearchParams({ undo: what })
      expect((await town.request(new Date('2026-03-03T08:00:00Z'), path, undo)).status).toBe(200)
    }
    await list('2026-03-04', [
      { id: '2603.00021', title: 'Captions for the third time', authors: ['Alan Turing'] },
      { id: '2603.00022', title: 'CLIP for the third time', authors: ['Alan Turing'] },
    ])
    await town.tick(morning('2026-03-04'))
    // Beside them what was left over while the switches stood.
    const { ids } = await newest(email)
    expect(ids).toEqual(expect.arrayContaining(['2603.00021', '2603.00022']))
  })

  it('unfollows the author behind "followed author", however the name is written', async () => {
    const email = 'follower@lab.example'
    await join(
      town,
      new Date('2026-03-04T12:00:00Z'),
      reader(email, { tag: ['cs.LO'], query: ['au:hopper'] }),
    )
    await list('2026-03-05', [
      { id: '2603.00031', title: 'A compiler', authors: ['Grace Hopper'], categories: ['cs.PL'] },
    ])
    await town.tick(morning('2026-03-05'))
    const { ids, link } = await newest(email)
    expect(ids).toEqual(['2603.00031'])
    await press('2026-03-05', link('2603.00031', 'less'), 'less', 'drop:query:au:hopper')
    await list('2026-03-06', [
      {
        id: '2603.00041',
        title: 'Two compilers',
        authors: ['Grace Hopper'],
        categories: ['cs.LO'],
      },
      { id: '2603.00042', title: 'Three', authors: ['Grace Hopper'], categories: ['cs.PL'] },
    ])
    await town.tick(morning('2026-03-06'))
    expect((await newest(email)).ids).toEqual(['2603.00041'])
  })
})

describe('Save on the page of a paper', () => {
  it('mails a link that asks once more and then keeps it', async () => {
    const [now, id] = [new Date('2026-03-06T12:00:00Z'), '2603.00041']
    // Past the minute that lies between two letters strangers may cause.
    await town.app.db.update(letters).set({ createdAt: new Date(0) })
    const form = new URLSearchParams({ email: 'follower@lab.example' })
    expect((await town.request(now, `/papers/${id}/save`, form)).status).toBe(200)
    await town.tick(now)
    const mail = (await town.mails('follower@lab.example')).find(({ kind }) => kind === 'link')
    const link = new URL(/https?:\S+\/saved\/\S+/.exec(mail?.text ?? '')?.[0] ?? 'no:link')
    const asked = await (await town.request(now, link.pathname + link.search)).text()
    expect(asked).toContain(`value="${id}"`)
    expect(asked).toContain('Nothing saved yet')
    const save = new URLSearchParams({ action: 'save', paper: id })
    const kept = await (await town.request(now, link.pathname, save)).text()
    expect(kept).toContain(`href="/papers/${id}"`)
  })
})
