/** `npm run shots -- FOLDER [LANGUAGE]`: pictures of every page and letter, on a phone and a desktop, light
 * and dark, to be looked at. The pages of a real Paperboy with a reader, in English or the language of a
 * browser that asks for LANGUAGE (ko); the letters of the tests, in all of them. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openApp } from '../../src/bench/bench-database.ts'
import { sampleLetters } from '../mail/letters.ts'
import { openBrowser } from '../support/browser.ts'
import { startPaperboy } from '../support/running-paperboy.ts'
import { bringPapers, signUp } from './scene.ts'
import { pagesToShow, type Shown } from './shown.ts'

const screens = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desktop', width: 1280, height: 900 },
]
/** Beyond this a list only repeats. */
const tallest = 3200

const folder = resolve(process.argv[2] ?? 'shots')
const locale = process.argv[3] ?? 'en'
await mkdir(folder, { recursive: true })
const browser = await openBrowser()
try {
  await shootPages(browser)
  await shootLetters(browser)
} finally {
  await browser.close()
}

async function shootPages(open: Browser): Promise<void> {
  const paperboy = await startPaperboy({ CONTACT: 'papers@lab.example' })
  try {
    await bringPapers(paperboy)
    const page = await open.newPage({ locale })
    const reader = await signUp(page, paperboy.url)
    const shown = await pagesToShow(paperboy.url, reader)
    await page.close()
    await shootAll(open, shown)
  } finally {
    await paperboy.close()
  }
}

async function shootLetters(open: Browser): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'paperboy-shots-'))
  const { app, close } = await openApp({ DATA_DIR: data })
  try {
    const letters = await sampleLetters(app.db)
    await shootAll(
      open,
      letters.map(({ sample, html }) => ({
        name: `letter-${sample.replace(/[^a-z0-9]+/gi, '-')}`,
        show: (page) => page.setContent(html),
      })),
    )
  } finally {
    await close()
    await rm(data, { recursive: true, force: true })
  }
}

async function shootAll(open: Browser, shown: readonly Shown[]): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { name: screen, width, height } of screens) {
      const viewport = { width, height }
      const page = await open.newPage({ locale, colorScheme, viewport, reducedMotion: 'reduce' })
      for (const { name, show } of shown) {
        await page.setViewportSize(viewport)
        await show(page)
        await shoot(page, join(folder, `${name}-${screen}-${colorScheme}.png`))
      }
      await page.close()
      process.stdout.write(`${shown.length} shown, ${screen}, ${colorScheme}\n`)
    }
  }
}

/** As tall as the page is: what sticks or scrolls stays where a reader first sees it. */
async function shoot(page: Page, path: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 }
  const all = (await page.evaluate('document.documentElement.scrollHeight')) as number
  await page.setViewportSize({ width, height: Math.max(height, Math.min(all, tallest)) })
  await page.screenshot({ path })
}
