/** What SpamAssassin makes of letters: Debian's rules, no network, nothing learned, all letters in one
 * run of it because starting takes a second. */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Verdict = { score: number; rules: Array<{ name: string; score: number }> }

export function hasSpamAssassin(): boolean {
  try {
    execFileSync('spamassassin', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Bayes and the memory of senders would make one run depend on the last. */
const settings = [
  'use_bayes 0',
  'use_auto_welcomelist 0',
  'report_safe 0',
  'add_header all Points score=_SCORE(0)_ rules=_TESTSSCORES(,)_ end',
]

/** By Message-ID. */
export async function spamVerdicts(letters: Buffer[]): Promise<Map<string, Verdict>> {
  const home = await mkdtemp(join(tmpdir(), 'paperboy-spam-'))
  try {
    const box = join(home, 'letters')
    await writeFile(box, Buffer.concat(letters.flatMap((raw) => [separator, asInMailbox(raw)])))
    await writeFile(join(home, 'prefs'), '')
    const args = [
      '-L',
      '--mbox',
      '-p',
      join(home, 'prefs'),
      ...settings.map((one) => `--cf=${one}`),
    ]
    return readPoints(await run([...args, box], home))
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

const separator = Buffer.from('From digest@lab.example Tue May 19 05:00:00 2026\n')

/** Lines end in LF there, and one that begins like a separator is marked. */
const asInMailbox = (raw: Buffer): Buffer =>
  Buffer.from(
    `${raw
      .toString('latin1')
      .replaceAll('\r\n', '\n')
      .replace(/^From /gm, '>From ')}\n\n`,
    'latin1',
  )

const run = (args: string[], home: string) =>
  new Promise<string>((resolve, reject) => {
    const env = { PATH: process.env.PATH, HOME: home, LC_ALL: 'C' }
    const options = { env, encoding: 'latin1' as const, maxBuffer: 64_000_000 }
    execFile('spamassassin', args, options, (error, output, noise) => {
      if (error) reject(new Error(noise, { cause: error }))
      else resolve(output)
    })
  })

/** SpamAssassin sorts a mailbox by date, so each verdict is found by the letter's Message-ID. */
function readPoints(output: string): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>()
  for (const letter of `\n${output}`.split(/\nFrom digest@lab\.example .*\n/).slice(1)) {
    const head = letter.slice(0, letter.indexOf('\n\n')).replace(/\n[ \t]+/g, '')
    const id = /^Message-ID: *(<[^<>]+>)/im.exec(head)?.[1]
    const points = /^X-Spam-Points: score=(\S+) rules=(.*?) ?end$/m.exec(head)
    if (id && points) {
      verdicts.set(id, { score: Number(points[1]), rules: rulesOf(points[2] ?? '') })
    }
  }
  return verdicts
}

const rulesOf = (list: string): Verdict['rules'] =>
  list
    .split(',')
    .filter((rule) => rule.includes('='))
    .map((rule) => {
      const [name = '', points] = rule.split('=')
      return { name, score: Number(points) }
    })
