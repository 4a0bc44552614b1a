/** Every page that is pictured, and how it comes about. */
import type { Page } from 'playwright-core'
import { linkIn, type Reader } from './scene.ts'

export type Shown = { name: string; show(page: Page): Promise<unknown> }

export async function pagesToShow(url: string, { confirm, first }: Reader): Promise<Shown[]> {
  const at = (name: string, path: string): Shown => ({
    name,
    show: (page) => page.goto(new URL(path, url).href),
  })
  const days = await hrefs(url, '/days', /href="(\/days\/[^"?]+)"/g)
  const day = days[0] ?? '/days'
  const papers = await hrefs(url, day, /href="(\/papers\/[^"]+)"/g)
  const formula = await withFormula(url, papers)
  return [
    at('home', '/'),
    at('home-linked', '/?tag=captioning&tag=diffusion-models'),
    {
      name: 'home-refused',
      async show(page) {
        await page.goto(`${url}/`)
        await page.fill('textarea[name=query]', 'clip OR -survey')
        await page.locator('form[action$="/subscribe"] button[type=submit]').last().click()
        await page.waitForLoadState()
      },
    },
    at('days', '/days'),
    at('day', day),
    {
      name: 'day-jump',
      async show(page) {
        await page.goto(new URL(day, url).href)
        await page.locator('.jump summary').click()
      },
    },
    at('paper', formula),
    {
      name: 'paper-cite',
      async show(page) {
        await page.goto(new URL(papers[3] ?? formula, url).href)
        await page.locator('details.on-paper summary').click()
      },
    },
    at('trending', '/trending'),
    at('most-saved', '/most-saved'),
    at('newest', '/newest'),
    at('tags', '/tags'),
    at('tag', '/tags/diffusion-models'),
    at('tag-category', '/tags/cs.CV'),
    at('search', '/search'),
    at('search-found', '/search?q=captioning'),
    at('search-nothing', '/search?q=zzzz'),
    at('search-wrong', '/search?q=clip+OR+%22never+closed'),
    at('status', '/status'),
    at('about', '/about'),
    at('privacy', '/privacy'),
    at('not-found', '/nothing-here'),
    at('link', '/link'),
    at('desk', '/admin/desk'),
    at('service', '/admin/service'),
    at('outbox', '/outbox'),
    at('outbox-mail', `/outbox/${first.id}`),
    at('confirm', linkIn(confirm, 'confirm')),
    at('preferences', linkIn(first, 'preferences')),
    at('digests', `${linkIn(first, 'preferences')}/digests?q=the`),
    at('unsubscribe', linkIn(first, 'unsubscribe')),
    at('account', '/account'),
    at('api', '/api'),
    at('digest', linkIn(first, 'digest')),
    ...(first.html.includes('/feedback/') ? [at('feedback', linkIn(first, 'feedback'))] : []),
    // Last: what it saves and mutes shows on no page before.
    ...feedbackPages(first),
  ]
}

/** The page of each word as it opens, and after its button; then what is saved. */
function feedbackPages(first: Reader['first']): Shown[] {
  if (!first.html.includes('/feedback/')) return []
  const letter = linkIn(first, 'feedback').replace(/\/\d+\/\w+$/, '')
  const pressed = (act: string, n: number): Shown => ({
    name: `feedback-${act}`,
    async show(page) {
      await page.goto(`${letter}/${n}/${act}`)
      // On the next screen it is saved already, and the button takes it back.
      if (act === 'save' && (await toSaved(page).count()) > 0) return
      await page.locator('main form button[type=submit]').first().click()
      await page.waitForLoadState()
    },
  })
  const saved: Shown = {
    name: 'saved',
    async show(page) {
      await page.goto(`${letter}/1/save`)
      await toSaved(page).click()
      await page.waitForLoadState()
    },
  }
  return [pressed('less', 2), pressed('more', 3), pressed('save', 1), saved]
}

const toSaved = (page: Page) => page.locator('main a[href*="/saved/"]').first()

async function hrefs(url: string, path: string, pattern: RegExp): Promise<string[]> {
  const html = await (await fetch(new URL(path, url))).text()
  return [...html.matchAll(pattern)].map((match) => match[1] as string)
}

/** A paper with mathematics, so that the pictures show some. */
async function withFormula(url: string, papers: readonly string[]): Promise<string> {
  for (const path of papers) {
    const html = await (await fetch(new URL(path, url))).text()
    if (html.includes('<msub>') || html.includes('<msup>')) return path
  }
  return papers[0] ?? '/days'
}
