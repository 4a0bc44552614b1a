/** `subscriber show|pause|erase`, as an operator gives them. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { join, openTown, type Town } from '../journeys/town.ts'

let town: Town
const now = new Date('2026-05-19T09:00:00Z')
const kim = 'kim@lab.example'
beforeAll(async () => {
  town = await openTown()
  await join(town, now, { email: kim, tag: ['llm-agents'], query: ['ti:"state space"'] })
})
afterAll(() => town.close())

async function paperboy(...argv: string[]) {
  const lines: string[] = []
  const say = async (line: string) => {
    lines.push(line)
  }
  const { signal } = new AbortController()
  const io = { out: say, note: say }
  const code = await runCommand(town.app.services, { argv, cwd: '/' }, io, signal)
  return { code, text: lines.join('\n') }
}

describe('subscriber', () => {
  it('shows the consent record in sentences, and everything as JSON', async () => {
    const { code, text } = await paperboy('subscriber', 'show', 'Kim@lab.example')
    expect(code).toBe(0)
    expect(text).toContain('On 19 May 2026 at 09:00 UTC somebody asked on the form')
    expect(text).toContain('Follows: llm-agents, ti:"state space".')
    const json = JSON.parse((await paperboy('subscriber', 'show', kim, '--json')).text)
    expect(json).toMatchObject({ subscriber: { email: kim }, digests: [{ kind: 'first' }] })
  })

  it('pauses until a day', async () => {
    const first = await paperboy('subscriber', 'pause', kim, '--days', '14')
    expect(first).toMatchObject({ code: 0, text: expect.stringMatching(/^paused until \d{4}-/) })
    expect((await paperboy('subscriber', 'pause', kim, '--days', '14')).text).toContain('as before')
    const wrong = await paperboy('subscriber', 'pause', kim, '--until', '2020-01-01')
    expect(wrong).toMatchObject({ code: 2, text: expect.stringContaining('180 days') })
  })

  it('says what it does not understand', async () => {
    for (const words of [[], ['show'], ['hug', kim], ['show', kim, 'lee@lab.example']]) {
      expect((await paperboy('subscriber', ...words)).code).toBe(2)
    }
    expect((await paperboy('subscriber', 'erase', kim, '--days', '3')).code).toBe(2)
    for (const act of ['show', 'pause', 'erase']) {
      expect((await paperboy('subscriber', act, 'nobody@lab.example')).code).toBe(1)
    }
  })

  it('erases, once', async () => {
    const { code, text } = await paperboy('subscriber', 'erase', kim)
    expect([code, text]).toEqual([0, expect.stringContaining('a keyed hash stays')])
    expect(await town.app.db.$count(subscribers, eq(subscribers.emailKey, kim))).toBe(0)
    expect((await paperboy('subscriber', 'erase', kim)).code).toBe(1)
  })
})
