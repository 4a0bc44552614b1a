/** The reader's whole way in a real Chromium, against the bin as `npm start` runs it: form, outbox,
 * confirm button, first digest, preferences, leaving. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultHour, defaultRhythm, sameDayHour } from '../../src/subscribers/default-hour.ts'
import { openBrowser } from '../support/browser.ts'
import { type RunningPaperboy, startPaperboy } from '../support/running-paperboy.ts'

type Mail = {
  id: number
  kind: string
  to: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
}

let paperboy: RunningPaperboy
let browser: Browser

beforeAll(async () => {
  paperboy = await startPaperboy()
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await paperboy?.close()
})

const outbox = async (to: string): Promise<Mail[]> => {
  const mails = (await (await fetch(`${paperboy.url}/outbox.json`)).json()) as Mail[]
  return mails.filter((mail) => mail.to === to)
}

async function mailOf(to: string, kind: string): Promise<Mail> {
  let found: Mail | undefined
  await expect
    .poll(
      async () => {
        found = (await outbox(to)).find((mail) => mail.kind === kind)
        return found?.kind
      },
      { timeout: 30_000, interval: 200 },
    )
    .toBe(kind)
  return found as Mail
}

/** Requests to anywhere else, and what the console complained of. */
async function watched(context: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(paperboy.url)) faults.push(`asked ${request.url()}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  return { page, faults }
}

describe.each([
  { scripts: true, email: 'scripts-on@lab.example' },
  { scripts: false, email: 'scripts-off@lab.example' },
])('a reader in Chromium (scripts: $scripts)', ({ scripts, email }) => {
  it('subscribes, confirms, reads, changes and leaves', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: scripts,
      timezoneId: 'Asia/Seoul',
    })
    const { page, faults } = await watched(context)
    await page.goto(`${paperboy.url}/?tag=llm-agents`)
    expect(await page.isChecked('input[name=tag][value=llm-agents]')).toBe(true)
    await page.locator('summary', { hasText: 'Robots, systems, software' }).click()
    await page.locator('summary', { hasText: /^Robotics/ }).click()
    await page.check('input[name=tag][value=robot-manipulation]')
    if (scripts) expect(await page.inputValue('select[name=timezone]')).toBe('Asia/Seoul')
    else await page.selectOption('select[name=timezone]', 'Asia/Seoul')
    await page.fill('input[name=email]', email)
    // A form sent within two seconds is shown again with everything kept; sending it again is enough.
    await expect
      .poll(
        async () => {
          const button = page.getByRole('button', { name: 'Subscribe' })
          if (await button.isVisible()) await button.click()
          return page.getByRole('heading', { level: 1 }).textContent()
        },
        { timeout: 30_000, interval: 700 },
      )
      .toMatch(/inbox/i)

    const confirm = await mailOf(email, 'confirm')
    expect(confirm.headers['List-Unsubscribe']).toBeUndefined()
    await page.goto(`${paperboy.url}/outbox`)
    await page.getByText(email).first().click()
    const letter = page.frameLocator('iframe')
    const href = await letter.locator('a[href*="/confirm/"]').first().getAttribute('href')
    await page.goto(href as string)
    await page.getByRole('button', { name: 'Yes, send me the papers' }).click()
    await page.getByRole('heading', { name: 'You are subscribed' }).waitFor()

    const first = await mailOf(email, 'first')
    expect(first.text).toContain('https://arxiv.org/abs/')
    expect(first.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')

    const preferences = /href="([^"]*\/preferences\/[^"]+)"/.exec(first.html)?.[1] as string
    await page.goto(preferences)
    await page.selectOption('select[name=hour]', '9')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.goto(preferences)
    expect(await page.inputValue('select[name=hour]')).toBe('9')

    const leaving = /<([^>]+)>/.exec(first.headers['List-Unsubscribe'] as string)?.[1] as string
    await page.goto(leaving)
    expect(await page.textContent('main')).not.toContain(email)
    await page.getByRole('button', { name: 'Stop all mail' }).click()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  }, 120_000)
})

describe('the script of the form', () => {
  it('says of every zone what the server would say', async () => {
    const page = await browser.newPage()
    await page.goto(paperboy.url)
    const said = await page.evaluate<[string, string, string, string][]>(`(() => {
      const zone = document.querySelector('[name=timezone]')
      const text = (selector) => document.querySelector(selector).textContent
      return [...zone.options].map(({ value }) => {
        zone.value = value
        zone.dispatchEvent(new Event('change'))
        const rhythm = document.querySelector('[name=rhythm]:checked').value
        return [value, text('[data-best]'), text('[data-late]'), rhythm]
      })
    })()`)
    const at = new Date()
    const name = (hour: number) => `${String(hour).padStart(2, '0')}:00`
    const expected = said.map(([zone]) => {
      const [best, same] = [defaultHour(zone, at), sameDayHour(zone, at)]
      const city = zone.split('/').pop()?.replaceAll('_', ' ')
      const line =
        best < same
          ? `At ${name(best)} in ${city} you get the papers announced the day before; from ${name(same)} the same day’s.`
          : `At ${name(best)} in ${city} you get the papers announced the same day.`
      return [zone, `The best there: ${name(best)}`, line, defaultRhythm(zone, best, at)]
    })
    expect(said.length).toBeGreaterThan(300)
    expect(said).toEqual(expected)
    await page.selectOption('select[name=timezone]', 'Asia/Seoul')
    expect(await page.isChecked('[name=rhythm][value=weekdays]')).toBe(true)
    await page.selectOption('select[name=hour]', '15')
    expect(await page.isChecked('[name=rhythm][value=daily]')).toBe(true)
    expect(await page.textContent('[data-late]')).toBe(
      'At 15:00 in Seoul you get the papers announced the same day.',
    )
    await page.close()
  }, 60_000)
})

describe('looking before subscribing', () => {
  const matched = /^.* announced, \d+ matched, \d+ here$/

  it('shows with scripts on what each choice brings, and asks nobody else', async () => {
    const context = await browser.newContext()
    const { page, faults } = await watched(context)
    const said = page.locator('[data-said]')
    await page.goto(paperboy.url)
    await page.fill('#find', 'llm agents')
    await page.locator('#found input[value=llm-agents]').check()
    await said.filter({ hasText: matched }).waitFor()
    expect(await page.isChecked('.groups input[value=llm-agents]')).toBe(true)
    expect(await page.textContent('[data-said-aloud]')).toMatch(matched)
    expect(await page.isVisible('[data-instead]')).toBe(false)
    await page.fill('textarea[name=query]', 'captioning "never closed')
    await page.locator('.problems mark').waitFor()
    expect(await page.textContent('.problems mark')).toBe('"never closed')
    await page.fill('textarea[name=query]', '')
    await page.locator('.problems').waitFor({ state: 'detached' })
    await page.locator('#found input[value=llm-agents]').uncheck()
    await page.getByText('Tick a topic, name an author').waitFor()
    expect(await page.isVisible('[data-instead]')).toBe(true)
    await page.fill('#find', 'zzqqxx')
    await page.getByRole('button', { name: 'Author: zzqqxx' }).click()
    expect(await page.inputValue('#author')).toBe('zzqqxx')
    await said.filter({ hasText: 'Nothing of the last 5 listing days fits' }).waitFor()
    expect(await page.inputValue('input[name=email]')).toBe('')
    expect(faults).toEqual([])
    await context.close()
  }, 120_000)

  it('goes on when the preview cannot be had', async () => {
    const page = await browser.newPage()
    await page.route('**/preview/part', (route) => route.abort())
    await page.goto(paperboy.url)
    await page.fill('#author', 'Lovelace')
    await page.getByText('The preview cannot be shown just now').waitFor()
    await page.unroute('**/preview/part')
    await page.fill('#author', 'Ada Lovelace')
    await page.locator('[data-said]').waitFor()
    await page.close()
  }, 120_000)

  it('shows all of it by buttons with scripts off, and keeps what was typed', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const { page, faults } = await watched(context)
    await page.goto(paperboy.url)
    await page.fill('#find', 'llm agents')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.locator('#found input[value=llm-agents]').check()
    await page.fill('#author', 'Ada Lovelace')
    await page.selectOption('select[name=hour]', '9')
    await page.getByRole('button', { name: 'Show what I would get' }).click()
    await page.locator('[data-said]').filter({ hasText: matched }).waitFor()
    expect(await page.inputValue('#author')).toBe('Ada Lovelace')
    expect(await page.inputValue('select[name=hour]')).toBe('9')
    const title = await page.locator('.picks a').first().textContent()
    await page.locator('summary', { hasText: 'Start from papers you like' }).click()
    await page.fill('#examples', `${title}\n2001.00001`)
    await page.getByRole('button', { name: 'Suggest topics from these' }).click()
    await page.getByText('1 of 2 papers found here.').waitFor()
    await page.getByText('Not held here: 2001.00001.').waitFor()
    // Enter looks as long as there is no address.
    await page.fill('#author', 'Grace Hopper')
    await page.press('#author', 'Enter')
    await page.locator('[data-said]').waitFor()
    expect(await page.inputValue('#author')).toBe('Grace Hopper')
    expect(await page.inputValue('#examples')).toContain('2001.00001')
    expect(faults).toEqual([])
    await context.close()
  }, 120_000)
})
