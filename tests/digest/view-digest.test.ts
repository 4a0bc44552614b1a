import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { viewDigest } from '../../src/digest/view-digest.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addDigest, addTag, sender } from '../support/digest-world.ts'
import { addresses, problemsOf } from '../support/letter-html.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const view = (digestId: number) => viewDigest({ db: test.db, ...sender }, { digestId })

describe('viewDigest', () => {
  it('shows the papers and reasons, no private link, and offers the topics', async () => {
    await addTag(test.db, 'cs.CV')
    const { digestId } = await addDigest(test.db, {
      papers: [{ title: 'Seen in the Browser' }],
      reasons: [
        { kind: 'tag', slug: 'captioning', where: 'title', words: ['captions'] },
        { kind: 'tag', slug: 'cs.CV', where: 'primary', words: [] },
      ],
    })
    const page = await view(digestId)
    expect(page?.subject).toBe('Seen in the Browser')
    expect(page?.html).toContain('captioning (title: captions) · cs.CV (main category)')
    expect(page?.html).not.toMatch(/\/(preferences|unsubscribe|confirm|digest|feedback)\//)
    expect(page?.html).not.toContain('lab.example">Reader')
    expect(addresses(page?.html ?? '')).toContain(
      'https://papers.lab.example/?tag=captioning&tag=cs.CV',
    )
    expect(await problemsOf(page?.html ?? '')).toEqual([])
  })

  it('has nothing to show of a withdrawn or unknown digest', async () => {
    const { digestId } = await addDigest(test.db, { digest: { outcome: 'withdrawn' } })
    expect(await view(digestId)).toBeNull()
    expect(await view(9_999_999)).toBeNull()
  })
})
