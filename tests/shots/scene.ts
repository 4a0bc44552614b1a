/** What the pictures show: papers of a week and a reader with a first digest. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readCorpus } from '../support/corpus.ts'
import type { RunningPaperboy } from '../support/running-paperboy.ts'

export type Mail = { id: number; kind: string; to: string; html: string }
export type Reader = { confirm: Mail; first: Mail }

const address = 'reader@lab.example'

/** The recorded papers of the newest days when they are at hand; else the sample stays. */
export async function bringPapers(paperboy: RunningPaperboy): Promise<void> {
  const lines = readCorpus().filter((paper) => paper.first_listed >= '2026-06-15')
  if (lines.length === 0) return
  const file = join(paperboy.folder, 'papers.jsonl')
  await writeFile(file, lines.map((paper) => `${JSON.stringify(paper)}\n`).join(''))
  const { code, err } = await paperboy.command('ingest', '--file', file)
  if (code !== 0) throw new Error(err)
}

/** Through the pages themselves. */
export async function signUp(page: Page, url: string): Promise<Reader> {
  await page.goto(
    `${url}/?tag=llm-agents&tag=captioning&tag=diffusion-models&tag=quantum-computing`,
  )
  await page.fill('textarea[name=query]', '"state space"')
  await page.fill('input[name=email]', address)
  await page.locator('form#subscribe button[type=submit]').last().click()
  const confirm = await mailOf(url, 'confirm')
  await page.goto(linkIn(confirm, 'confirm'))
  await page.getByRole('button').last().click()
  return { confirm, first: await mailOf(url, 'first') }
}

async function mailOf(url: string, kind: string): Promise<Mail> {
  for (let tries = 0; tries < 150; tries++) {
    const mails = (await (await fetch(`${url}/outbox.json`)).json()) as Mail[]
    const found = mails.find((mail) => mail.to === address && mail.kind === kind)
    if (found) return found
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`no ${kind} letter came`)
}

export function linkIn({ html }: Mail, to: string): string {
  const found = new RegExp(`href="([^"#]*/${to}/[^"#]+)"`).exec(html)?.[1]
  if (found === undefined) throw new Error(`the letter has no ${to} link`)
  return found.replaceAll('&amp;', '&')
}
