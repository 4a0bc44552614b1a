/** The desk in a real Chromium: papers of an edition put in order by dragging, a note saved while one
 * writes, a correction told by the button. Through a real socket. */
import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { pickPaper } from '../../src/editorial/pick-paper.ts'
import { publishEdition } from '../../src/editorial/publish-edition.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { releaseEditions } from '../../src/editorial/release-editions.ts'
import { saveNote } from '../../src/editorial/save-note.ts'
import { createSeries, findSeries } from '../../src/editorial/series.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { notes } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { serveWeb, type WebServer } from '../../src/web/serve.ts'
import { openBrowser } from '../support/browser.ts'
import { openWeb } from '../web/support.ts'

const titles = ['Weighing sheep', 'Counting sheep', 'Shearing sheep']
/** Of another day, none picked. */
const later = ['Felting wool', 'Dyeing wool', 'Pricing wool', 'Selling wool']
const date = '2026-11-24'
/** Two cores and a browser: a second is short. */
const patient = { timeout: 10_000 }

let web: Awaited<ReturnType<typeof openWeb>>
let server: WebServer
let browser: Browser
let address: string

beforeAll(async () => {
  web = await openWeb()
  const fields = { slug: 'daily', name: 'The Daily Fold', language: 'en', timezone: 'UTC' }
  const series = await createSeries(web.db, { by: tokenEditor, ...fields })
  for (const [at, title] of titles.entries()) {
    const paperId = await addPaper(`2611.1000${at}`, title, '2026-11-23')
    await pickPaper(web.db, { by: tokenEditor, series, date }, paperId)
  }
  for (const [at, title] of later.entries()) await addPaper(`2611.2000${at}`, title, '2026-11-20')
  // Its own address is known once it listens, and forms from elsewhere are refused.
  const door = new Hono()
  server = await serveWeb(door, { host: '127.0.0.1', port: 0 })
  address = `http://127.0.0.1:${server.port}`
  const app = web.make({ publicUrl: address })
  door.all('*', (c) => app.fetch(c.req.raw, c.env))
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await web?.close()
})

async function addPaper(publicId: string, title: string, day: string): Promise<number> {
  const [paper] = await web.db
    .insert(papers)
    .values({
      ...{ publicId, title, abstract: 'We count.', authors: ['Ada Bee'] },
      ...{ categories: ['cs.CV'], listingDay: day, contentHash: title, search: '' },
      availableAt: new Date(`${day}T05:00:00Z`),
    })
    .returning({ id: papers.id })
  return paper?.id as number
}

async function openDesk(viewport = { width: 1280, height: 900 }): Promise<Page> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  await page.goto(`${address}/admin/desk/daily/${date}`)
  return page
}

const shown = (page: Page) => page.locator('.desk-notes > li h3').allInnerTexts()

describe('at the desk', () => {
  it('a paper is dragged by its title to another place, and stays there', async () => {
    const page = await openDesk()
    expect(await shown(page)).toEqual(titles)
    const [first, last] = [
      page.locator('.desk-notes > li h3').first(),
      page.locator('.desk-notes > li').last(),
    ]
    await first.scrollIntoViewIfNeeded()
    const from = await first.boundingBox()
    if (!from) throw new Error('the first paper is not on the page')
    const ordered = page.waitForResponse((answer) =>
      new URL(answer.url()).pathname.endsWith('/order'),
    )
    await page.mouse.move(from.x + 20, from.y + 8)
    await page.mouse.down()
    // A drag begins with a move of a few pixels.
    await page.mouse.move(from.x + 30, from.y + 20, { steps: 4 })
    await last.hover()
    const to = await last.boundingBox()
    if (!to) throw new Error('the last paper is not on the page')
    await page.mouse.move(to.x + 20, to.y + to.height - 10, { steps: 8 })
    await page.mouse.up()
    expect((await ordered).status()).toBe(200)
    const after = ['Counting sheep', 'Shearing sheep', 'Weighing sheep']
    await expect.poll(() => shown(page), patient).toEqual(after)
    await page.reload()
    expect(await shown(page)).toEqual(after)
    await page.context().close()
  })

  it('dragging in a note selects its words and moves nothing', async () => {
    const page = await openDesk()
    const before = await shown(page)
    const note = page.locator('[data-desk-note] textarea').first()
    await note.fill('Sheep are weighed from the air.')
    const box = await note.boundingBox()
    if (!box) throw new Error('the note is not on the page')
    await page.mouse.move(box.x + 15, box.y + 15)
    await page.mouse.down()
    await page.mouse.move(box.x + 220, box.y + 15, { steps: 8 })
    await page.mouse.up()
    const chosen = await note.evaluate(
      (field: { selectionStart: number; selectionEnd: number }) => [
        field.selectionStart,
        field.selectionEnd,
      ],
    )
    expect(chosen[1]).toBeGreaterThan(chosen[0] as number)
    expect(await shown(page)).toEqual(before)
    await page.context().close()
  })

  it('a note is saved while one writes, and shown as readers see it', async () => {
    const page = await openDesk({ width: 390, height: 844 })
    const form = page.locator('[data-desk-note]').first()
    await form.locator('textarea').fill('It *really* counts.')
    await expect.poll(() => form.locator('[data-said]').textContent(), patient).toBe('Saved')
    expect(await page.locator('[data-preview] em').first().textContent()).toBe('really')
    const [kept] = await web.db
      .select()
      .from(notes)
      .where(eq(notes.markdown, 'It *really* counts.'))
    expect(kept).toBeDefined()
    // Nothing of the desk is wider than a phone.
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(wide).toBeLessThanOrEqual(0)
    await page.context().close()
  })

  it('the mail of a note stands below it while one writes, after a reload too; nothing in it can run', async () => {
    const page = await openDesk()
    const form = page.locator('[data-desk-note]').first()
    await form.locator('textarea').fill('Read *this* one.')
    await expect.poll(() => form.locator('[data-said]').textContent(), patient).toBe('Saved')
    const preview = page.locator('.desk-preview').first()
    const frame = preview.frameLocator('iframe')
    await preview.getByRole('button', { name: 'Mail' }).press('Enter')
    await expect.poll(() => frame.locator('i').textContent(), patient).toBe('this')
    expect(await preview.locator('[data-preview]').isVisible()).toBe(false)
    // Of this note alone, without a script and without an origin of ours.
    expect(await frame.locator('h2').count()).toBe(1)
    expect(await preview.locator('iframe').getAttribute('sandbox')).not.toMatch(
      /script|same-origin/,
    )
    await form.locator('textarea').fill('Or *that* one. #wool')
    await expect.poll(() => frame.locator('i').textContent(), patient).toBe('that')
    await page.reload()
    await expect.poll(() => frame.locator('i').textContent(), patient).toBe('that')
    await preview.getByRole('button', { name: 'Page' }).click()
    expect(await preview.locator('[data-preview] em').textContent()).toBe('that')
    expect(await preview.locator('iframe').isVisible()).toBe(false)
    await page.context().close()
  })

  it('a paper goes down and up again by one key, pressed again and again', async () => {
    const page = await openDesk()
    const before = await shown(page)
    const focused = () => page.evaluate('document.activeElement?.value ?? ""')
    const press = async () => {
      const loaded = page.waitForEvent('load')
      await page.keyboard.press('Enter')
      await loaded
      await expect.poll(focused, patient).toMatch(/^(up|down)$/)
    }
    await page.locator('.desk-notes [value=down]').first().focus()
    await press()
    expect(await focused()).toBe('down')
    for (let at = 2; at < before.length; at += 1) await press()
    await expect.poll(() => shown(page), patient).toEqual([...before.slice(1), before[0]])
    // At the end there is only the way back.
    expect(await focused()).toBe('up')
    for (let at = 1; at < before.length; at += 1) await press()
    await expect.poll(() => shown(page), patient).toEqual(before)
    await page.context().close()
  })

  it('without scripts the mail of a note is a link', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${address}/admin/desk/daily/${date}`)
    await page.locator('.desk-preview summary').nth(1).click()
    await page.locator('.desk-preview a', { hasText: 'As mail' }).nth(1).click()
    expect(await page.locator('h2').allInnerTexts()).toHaveLength(1)
    await context.close()
  })

  it('keys go through the papers of a day and keep the place; n writes on the one just picked', async () => {
    const page = await openDesk()
    await page.goto(`${address}/admin/desk/daily/${date}?day=2026-11-20`)
    const rows = page.locator('.desk-list > li')
    const focused = () => page.evaluate('document.activeElement?.textContent ?? ""')
    const press = async (key: string) => {
      const shown = page.waitForResponse(
        (answer) => answer.request().method() === 'GET' && answer.url().includes('?day=2026-11-20'),
      )
      await page.keyboard.press(key)
      await shown
      await page.waitForLoadState()
    }
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await focused()).toBe(later[1])
    await press('x')
    await expect.poll(() => rows.count(), patient).toBe(3)
    // What was below has moved up to where one was.
    await expect.poll(focused, patient).toBe(later[2])
    await page.keyboard.press('k')
    expect(await focused()).toBe(later[0])
    await page.keyboard.press('j')
    await press('e')
    await expect.poll(focused, patient).toBe(later[2])
    expect(await shown(page)).toContain(later[2])
    await page.keyboard.press('n')
    const written = await page.evaluate(
      'document.activeElement?.closest("[data-paper]")?.querySelector("h3").textContent.trim()',
    )
    expect(written).toBe(later[2])
    // In a field letters are letters.
    await page.keyboard.type('jxe')
    expect(await page.evaluate('document.activeElement?.value')).toBe('jxe')
    expect(await rows.count()).toBe(3)
    await page.context().close()
  })

  it('a tick is sent by the button, not by what is saved while one writes', async () => {
    const corrections = await releaseNote('2026-11-22')
    const page = await openDesk()
    await page.goto(`${address}/admin/desk/daily/2026-11-22`)
    const form = page.locator('[data-desk-note]')
    const tick = form.locator('[name=tells]')
    await tick.check()
    await form.locator('textarea').fill('Read this one.')
    await expect.poll(() => form.locator('[data-said]').textContent(), patient).toBe('Saved')
    expect(await corrections()).toMatchObject([{ before: 'Read it.', tells: false }])
    expect(await tick.isChecked()).toBe(true)
    const loaded = page.waitForEvent('load')
    await form.locator('button[type=submit]').press('Enter')
    await loaded
    expect(await corrections()).toMatchObject([{ before: 'Read it.', tells: true }])
    await page.context().close()
  })
})

/** An edition with one note goes out; reads what was corrected in it since. */
async function releaseNote(day: string) {
  const series = await findSeries(web.db, 'daily')
  if (!series) throw new Error('there is no series')
  const ref = { by: tokenEditor, series, date: day }
  const read = () => readEdition(web.db, { seriesId: series.id, date: day })
  const deps = (time: string) => ({
    db: web.db,
    calendar: fixedCalendar(new Date(`2026-11-24T${time}:00Z`)),
  })
  const paperId = await addPaper('2611.30000', 'Carding wool', '2026-11-19')
  await pickPaper(web.db, ref, paperId)
  const note = { paperId, markdown: 'Read it.', hashtags: '', language: 'en' }
  await saveNote(deps('08:00'), ref, { ...note, version: 1, tells: false })
  await publishEdition(deps('08:00'), ref, { at: null, version: (await read())?.version ?? 0 })
  await releaseEditions(deps('09:00'))
  return async () => (await read())?.notes[0]?.corrections
}
