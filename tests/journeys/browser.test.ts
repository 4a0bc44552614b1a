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
    await page
      .locator('form')
      .filter({ has: page.locator('select[name=hour]') })
      .getByRole('button')
      .first()
      .click()
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
