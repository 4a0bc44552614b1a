/** Every page and letter in a real Chromium, light and dark: axe-core finds nothing against WCAG 2.2
 * AA, nothing is wider than a small phone or a page at 200 %, nothing is asked of anywhere else, and
 * the keyboard alone is enough. */
import axe from 'axe-core'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type RunningPaperboy, startPaperboy } from '../support/running-paperboy.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The smallest phone; a desktop at 200 %; a desktop. */
const widths = [320, 640, 1440]

type Mail = { id: number; kind: string; to: string; html: string }
type Violation = { id: string; nodes: Array<{ html: string }> }
type Visit = { page: Page; found: string[]; email: string }

let paperboy: RunningPaperboy
let browser: Browser

beforeAll(async () => {
  paperboy = await startPaperboy({ LIMIT_SUBSCRIBE_PER_HOUR: '1000', CONTACT: 'us@lab.example' })
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await paperboy?.close()
})

async function mailOf(to: string, kind: string): Promise<Mail> {
  let found: Mail | undefined
  const look = async () => {
    const mails = (await (await fetch(`${paperboy.url}/outbox.json`)).json()) as Mail[]
    found = mails.find((mail) => mail.to === to && mail.kind === kind)
    return found?.kind
  }
  await expect.poll(look, { timeout: 30_000, interval: 200 }).toBe(kind)
  return found as Mail
}

const linkIn = (mail: Mail, page: string): string =>
  new RegExp(`href="([^"#]*/${page}/[^"#]+)"`).exec(mail.html)?.[1] ?? `no ${page} link`

const isNarrow = (place: Page | Frame) =>
  place.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')

async function violations(place: Page | Frame): Promise<string[]> {
  await place.evaluate(axe.source)
  const { violations: found } = (await place.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(rules)} })`,
  )) as { violations: Violation[] }
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120))}`)
}

/** Looks at what the page shows now. */
async function look({ page, found }: Visit, name: string): Promise<void> {
  expect(await page.locator('h1').count(), `${name} has one heading`).toBe(1)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    if (!(await isNarrow(page))) found.push(`${name} is wider than ${width} px`)
    if (width !== 640) found.push(...(await violations(page)).map((one) => `${name}: ${one}`))
  }
}

async function lookAt(visit: Visit, path: string, name: string): Promise<void> {
  await visit.page.goto(new URL(path, paperboy.url).href)
  await look(visit, name)
}

async function press(visit: Visit, button: string, name: string): Promise<void> {
  await visit.page.getByRole('button', { name: button, exact: true }).first().click()
  await visit.page.waitForLoadState()
  await look(visit, name)
}

async function signUp(visit: Visit): Promise<void> {
  const { page, email } = visit
  await lookAt(visit, '/', 'the form')
  await lookAt(visit, '/?tag=llm-agents&tag=cs.CV&query=%22state+space%22', 'a shared link')
  await page.locator('summary', { hasText: 'Start from papers you like' }).click()
  await page.fill('#examples', `${await page.textContent('.picks a')}\n2001.00001`)
  await press(visit, 'Suggest topics from these', 'suggestions from papers')
  await page.fill('#find', 'diffuson')
  await page.locator('#found input').first().check()
  await page.locator('[data-glance]:not([hidden])').first().waitFor({ state: 'attached' })
  await page.locator('.preview summary').first().click()
  await look(visit, 'a search for topics')
  await page.fill('#find', '')
  await page.fill('input[name=email]', 'someone@@lab')
  await page.fill('textarea[name=query]', 'captioning\n"never closed')
  await press(visit, 'Subscribe', 'the form, refused')
  await page.fill('input[name=email]', email)
  await page.fill('textarea[name=query]', '"state space"')
  await press(visit, 'Subscribe', 'check your inbox')
  const confirm = await mailOf(email, 'confirm')
  await lookAt(visit, '/outbox', 'the outbox')
  await lookAt(visit, `/outbox/${confirm.id}`, 'a mail in the outbox')
  await lookAt(visit, linkIn(confirm, 'confirm'), 'the confirm button')
  await press(visit, 'Yes, send me the papers', 'confirmed')
}

async function readAndChange(visit: Visit, first: Mail): Promise<void> {
  const { page } = visit
  await lookAt(visit, `/outbox/${first.id}`, 'a digest in the outbox')
  const frame = page.frames().find((one) => one.url().endsWith(`/outbox/${first.id}/html`))
  if (!frame) throw new Error('the outbox frames no letter')
  await page.setViewportSize({ width: 320, height: 800 })
  if (!(await isNarrow(frame))) visit.found.push('the framed letter is wider than its frame')
  await lookAt(visit, linkIn(first, 'preferences'), 'preferences')
  await page.locator('.interests select').first().selectOption('mute')
  await page.fill('textarea[name=query]', 'clip OR -survey')
  await press(visit, 'Save', 'preferences, refused')
  await page.fill('textarea[name=query]', 'ti:"optical flow"')
  await press(visit, 'Save', 'preferences, saved')
  await lookAtAccount(visit, first)
  await lookAt(visit, '/link', 'already reading')
  await page.fill('input[name=email]', 'nobody')
  await press(visit, 'Send me my link', 'already reading, refused')
  await page.fill('input[name=email]', 'nobody@lab.example')
  await press(visit, 'Send me my link', 'the link is on its way')
}

async function sayOfPapers(visit: Visit, first: Mail): Promise<void> {
  const { page } = visit
  const letter = linkIn(first, 'feedback').replace(/\/\d+\/\w+$/, '')
  await lookAt(visit, letter, 'the papers of a mail')
  await lookAt(visit, `${letter}/1/less`, 'less?')
  await page.locator('input[name=switch]').first().check()
  await press(visit, 'Yes, less like this', 'less')
  await lookAt(visit, `${letter}/2/save`, 'save?')
  await press(visit, 'Save it', 'saved')
  await page.locator('a', { hasText: 'Your saved papers' }).click()
  await look(visit, 'saved papers')
  await page.locator('.said-list a').first().click()
  await press(visit, 'Save', 'save, by nobody known')
}

async function lookAtAccount(visit: Visit, first: Mail): Promise<void> {
  const preferences = linkIn(first, 'preferences')
  await lookAt(visit, `${preferences}/digests?q=agents&paper=2605.99999`, 'past digests')
  await lookAt(visit, '/account', 'your data')
  await lookAt(visit, preferences, 'preferences')
  await press(visit, 'Erase everything about me', 'a link is on its way')
  const erase = linkIn(await mailOf(visit.email, 'account'), 'account')
  await lookAt(visit, erase, 'erase everything?')
  await lookAt(visit, '/account/cut-off', 'an account link cut off')
}

async function leave(visit: Visit, first: Mail): Promise<void> {
  await lookAt(visit, linkIn(first, 'unsubscribe'), 'leave or less')
  await press(visit, '2 weeks', 'paused')
  await lookAt(visit, linkIn(first, 'preferences'), 'preferences, paused')
  await lookAt(visit, linkIn(first, 'unsubscribe'), 'leave or less, paused')
  await press(visit, 'Stop all mail', 'left')
  await lookAt(visit, linkIn(first, 'preferences'), 'preferences of one who left')
  await lookAt(visit, '/nothing-here', 'not found')
  for (const page of ['confirm', 'preferences', 'unsubscribe', 'digest', 'feedback', 'saved']) {
    await lookAt(visit, `/${page}/cut-off`, `a ${page} link cut off`)
  }
}

async function browse(visit: Visit): Promise<void> {
  const { page } = visit
  await lookAt(visit, '/days', 'days')
  await page.locator('.day-list a').first().click()
  await page.locator('.jump summary').click()
  await look(visit, 'a day')
  await page.locator('.papers h3 a').first().click()
  await page.locator('details.on-paper summary').click()
  await look(visit, 'a paper')
  for (const path of ['/trending', '/trending?window=month', '/most-saved', '/newest']) {
    await lookAt(visit, path, path)
  }
  await lookAt(visit, '/tags', 'topics')
  await lookAt(visit, '/tags/llm-agents', 'a topic')
  await lookAt(visit, '/search?q=model', 'search, found')
  await lookAt(visit, '/search?q=clip+OR+)', 'search, not understood')
  for (const path of ['/status', '/about', '/privacy']) await lookAt(visit, path, path)
}

/** Where a letter is shown no script runs, not even axe: the bytes served there are looked at alone. */
async function lookAtLetter(visit: Visit, url: string, name: string): Promise<void> {
  const html = await (await fetch(url)).text()
  // Not over a page of ours: its policy would stay and keep the letter's styles out.
  await visit.page.goto('about:blank')
  await visit.page.setContent(html)
  await look(visit, name)
}

describe.each(['light', 'dark'] as const)('pages and letters, %s', (colorScheme) => {
  it('are accessible, fit a small phone and load nothing from elsewhere', async () => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const visit: Visit = { page, found: [], email: `${colorScheme}@lab.example` }
    page.on('request', (request) => {
      if (!request.url().startsWith(paperboy.url)) visit.found.push(`asked ${request.url()}`)
    })
    await signUp(visit)
    const first = await mailOf(visit.email, 'first')
    await readAndChange(visit, first)
    await sayOfPapers(visit, first)
    await leave(visit, first)
    await browse(visit)
    const confirm = await mailOf(visit.email, 'confirm')
    const framed = ({ id }: Mail) => `${paperboy.url}/outbox/${id}/html`
    await lookAtLetter(visit, framed(confirm), 'the confirm letter')
    await lookAtLetter(visit, framed(first), 'the first digest')
    await lookAtLetter(visit, linkIn(first, 'digest'), 'the digest in the browser')
    expect(visit.found).toEqual([])
    await context.close()
  }, 480_000)
})

type Focus = { tag: string; name: string; outline: string; shown: boolean }

const focused = (page: Page): Promise<Focus> =>
  page.evaluate(`(() => {
    const at = document.activeElement
    const box = at.getBoundingClientRect()
    return {
      tag: at.localName,
      name: at.getAttribute('name') ?? at.textContent.trim().slice(0, 40),
      outline: getComputedStyle(at).outlineStyle,
      shown: box.width > 0 && box.right > 0 && box.left < innerWidth,
    }
  })()`)

describe('the keyboard alone', () => {
  it('reaches everything of the form in order, always with a ring to be seen, and sends it', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    await page.goto(paperboy.url)
    const seen: Focus[] = []
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab')
      const focus = await focused(page)
      if (focus.tag === 'body') break
      seen.push(focus)
      if (focus.name === 'Language and agents') break
    }
    expect(seen[0]?.name).toBe('Skip to the content')
    expect(seen.filter(({ outline, shown }) => outline === 'none' || !shown)).toEqual([])
    await page.locator('summary', { hasText: 'Language and agents' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await page.locator('input[name=tag]:checked').count()).toBe(1)
    expect(await page.textContent('[data-chosen]')).toContain('Chosen: ')
    await page.locator('input[name=email]').focus()
    await page.keyboard.type('not an address')
    await page.keyboard.press('Enter')
    // What is wrong takes the focus, and leads to its field.
    await page.getByRole('alert').waitFor()
    expect((await focused(page)).name).toContain('Not sent yet')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect((await focused(page)).name).toBe('email')
    await context.close()
  }, 120_000)

  it('goes from paper to paper by j and k, and finds topics by their names', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    await page.goto(`${paperboy.url}/days`)
    await page.goto(
      new URL((await page.getAttribute('.day-list a', 'href')) ?? '', page.url()).href,
    )
    const titles = await page.locator('.papers h3 a').allTextContents()
    const at = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
      return page.evaluate('document.activeElement.textContent')
    }
    expect(await at('j')).toBe(titles[0])
    expect(await at('j', 'j')).toBe(titles[2])
    expect(await at('k')).toBe(titles[1])
    await page.goto(`${paperboy.url}/tags`)
    await page.fill('#find', 'ROBOT')
    expect(await page.locator('.topics li:visible').count()).toBeLessThan(30)
    expect(await page.locator('.topics li:visible').allTextContents()).toContainEqual(
      expect.stringContaining('obot'),
    )
    await page.fill('#find', 'zzzz')
    expect(await page.locator('[data-none]').isVisible()).toBe(true)
    await context.close()
  }, 60_000)
})
