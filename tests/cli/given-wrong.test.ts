/** Words that are no command: one clear line, exit 2, and nothing done. */
import { describe, expect, it } from 'vitest'
import { laneLine } from '../../src/cli/lane-option.ts'
import { parseCommand, runCommand } from '../../src/cli/run-command.ts'
import type { Services } from '../../src/cli/services.ts'

async function run(...argv: string[]) {
  const asked: string[] = []
  const notes: string[] = []
  const services = new Proxy({ liveSources: ['arxiv-rss'] } as unknown as Services, {
    get: (target, name) =>
      name in target
        ? Reflect.get(target, name)
        : async () => {
            asked.push(String(name))
            return { read: 0, new: 0, updated: 0, unchanged: 0, created: 0, skipped: [] }
          },
  })
  const io = { out: async () => undefined, note: async (line: string) => void notes.push(line) }
  const code = await runCommand(services, { argv, cwd: '/' }, io, new AbortController().signal)
  return { code, asked, notes: notes.join('\n') }
}

describe('a command given wrong', () => {
  it.each([
    ['tick', '--now', 'yesterday'],
    ['tick', '--now', '2026-05-19'],
    ['tick', '--now', '2026-05-19T07:00:00'],
    ['tick', '--now', '2026-02-30T07:00:00Z'],
    ['tick', '--now', '2026-13-01T07:00:00Z'],
    ['tick', '--now', '9999-12-31T23:59:59Z'],
    ['tick', '--now', '2200-01-01T00:00:00Z'],
    ['ingest', '--file', ''],
    ['ingest', '--source', ''],
    ['ingest', '--file', 'a.jsonl', '--source', 'arxiv-rss'],
    ['ingest', '--now', '2026-05-19T07:00:00Z'],
    ['import'],
    ['import', 'a.csv', 'b.csv'],
    ['import', 'a.csv', '--as', 'letters'],
    ['import', 'a.csv', '--as', 'suppressions', '--overwrite'],
    ['suppressions'],
    ['suppressions', 'forget'],
    ['suppressions', 'list', 'kim@lab.example'],
    ['suppressions', 'list', '--reason', 'rudeness'],
    ['suppressions', 'list', '--since', 'yesterday'],
    ['suppressions', 'list', '--since', '2026-02-30'],
    ['suppressions', 'release'],
    ['suppressions', 'release', '--since', '2026-11-01'],
    ['suppressions', 'release', 'a@lab.example', 'b@lab.example'],
    ['suppressions', 'release', 'a@lab.example', '--domain', 'lab.example'],
    ['suppressions', 'release', 'a@lab.example', '--reason', 'bounce'],
    ['webhooks', 'toString'],
    ['preview', '--email', ' '],
    ['why', '--email', 'ada@lab.example'],
    ['pause', '--lane', 'fast'],
    ['resume', '--lane', ''],
    ['send-test'],
    ['send-test', '--to', ' '],
    ['serve', '--port', '80'],
    ['migrate', 'now'],
  ])('%s %s %s %s %s', async (...argv) => {
    const { code, asked, notes } = await run(...argv.filter((word) => word !== undefined))
    expect({ code, asked }).toEqual({ code: 2, asked: [] })
    expect(notes).toMatch(/^paperboy: /)
    expect(notes).not.toMatch(/\n +at /)
  })

  it.each(['serve', 'migrate', 'tick', 'setup', 'suppressions'])('%s tells its help', (name) => {
    expect(parseCommand([name, '--help'])).toMatchObject({
      kind: 'say',
      exitCode: 0,
      text: expect.stringMatching(new RegExp(`^Usage: paperboy ${name}`)),
    })
  })

  it('says in whole sentences what is missing', async () => {
    expect((await run('suppressions')).notes).toBe(
      'paperboy: suppressions needs to know what to do. Give `suppressions list` or `suppressions release ADDRESS`.',
    )
    expect((await run('serve', '--port', '80')).notes).toMatch(/^paperboy: serve takes no --port\n/)
  })

  it('takes moments of long ago and of any zone', async () => {
    for (const now of ['1970-01-01T00:00:00Z', '2028-02-29T07:00+09:00', '2199-12-31T00:00:00Z']) {
      expect(await run('tick', '--now', now)).toMatchObject({ code: 0, asked: ['tick'] })
    }
  })
})

describe('what holds a lane', () => {
  const line = (by: 'person' | 'copy', reason: string) =>
    laneLine({ lane: 'bulk', letters: 1, held: { by, reason }, parked: null })
  it.each([
    ['person', 'by hand', 'daily digests: held by hand; 1 letter waiting'],
    ['person', 'moving house', 'daily digests: held by hand (moving house); 1 letter waiting'],
    [
      'copy',
      'this database is a copy or was restored',
      'daily digests: held because this database is a copy or was restored; 1 letter waiting',
    ],
  ] as const)('by %s (%s) is said once', (by, reason, said) => {
    expect(line(by, reason)).toBe(said)
  })
})
