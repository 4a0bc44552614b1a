/** The frame of every page: head, masthead, colophon. */
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { languages } from '../locales/languages.ts'
import { ContactLink } from './components/contact-link.tsx'
import { feedKinds, feedPath } from './feed-paths.ts'
import type { PageContext } from './page-context.ts'

type LayoutProps = {
  page: PageContext
  title: string
  description?: string
  /** Loads the light script of the forms. */
  script?: boolean
  /** Loads the light script of lists: keys, finding in a list. */
  browse?: boolean
  /** Loads the few lines that tell which PDF was opened. */
  counted?: boolean
  /** Loads the script of the editor's desk. */
  desk?: boolean
  wide?: boolean
  /** The path it is known by, of several that show it. */
  at?: string
  /** The folder of its feeds, for feed readers that are given the page. */
  feed?: string
  children?: Child
}

export const Layout = (props: LayoutProps) => {
  const { page, title, description, script, browse, counted, desk, wide, at, feed } = props
  const { site, words } = page
  const { siteName } = site.settings
  return (
    <html lang={page.tag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === siteName ? title : `${title} · ${siteName}`}</title>
        {description && <meta name="description" content={description} />}
        <link rel="stylesheet" href={site.asset('paperboy.css')} />
        <link rel="icon" href={site.asset('favicon.svg')} type="image/svg+xml" />
        {at !== undefined && <Canonical {...{ page, title, description, at }} />}
        {feed !== undefined && <FeedLinks page={page} title={title} feed={feed} />}
        {script && <script type="module" src={site.asset('form.js')} />}
        {browse && <script type="module" src={site.asset('browse.js')} />}
        {counted && <script type="module" src={site.asset('counted.js')} />}
        {desk && <script type="module" src={site.asset('desk.js')} />}
      </head>
      <body>
        <a class="skip" href="#content">
          {words.frame.skip}
        </a>
        <Masthead page={page} />
        <main id="content" class={wide ? 'frame' : 'frame narrow'}>
          {props.children}
        </main>
        <Colophon page={page} />
      </body>
    </html>
  )
}

/** Where it is found, and what a message that links to it may show. No picture: nothing is loaded. */
const Canonical = (props: {
  page: PageContext
  title: string
  description?: string
  at: string
}) => {
  const { page, title, description, at } = props
  const { site, tag } = page
  return (
    <>
      <link rel="canonical" href={site.absolute(at)} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={site.settings.siteName} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={site.absolute(at)} />
      <meta property="og:locale" content={tag.replace('-', '_')} />
    </>
  )
}

const FeedLinks = ({
  page: { site },
  title,
  feed,
}: Record<'title' | 'feed', string> & { page: PageContext }) => (
  <>
    {feedKinds.map(({ name, type }) => (
      <link rel="alternate" type={type} title={title} href={site.path(feedPath(feed, name))} />
    ))}
  </>
)

const Masthead = ({ page: { site, words } }: { page: PageContext }) => (
  <header class="masthead">
    <div class="frame">
      <a class="brand" href={site.path('/')}>
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect class="brand-ground" width="32" height="32" rx="7" />
          <path
            class="brand-lines"
            d="M8 9h16v11a3.5 3.5 0 0 1-3.5 3.5H8zM12 13.5h8M12 17.5h8"
            stroke-width="2"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </svg>
        <bdi>{site.settings.siteName}</bdi>
      </a>
      <nav aria-label={words.frame.menu}>
        <a href={site.path('/days')}>{words.menu.days}</a>
        <a href={site.path('/trending')}>{words.noticed.menu}</a>
        <a href={site.path('/tags')}>{words.menu.tags}</a>
        <a href={site.path('/search')}>{words.menu.search}</a>
        <a href={site.path('/link')}>{words.frame.link}</a>
      </nav>
    </div>
  </header>
)

const Colophon = ({ page, page: { site, words } }: { page: PageContext }) => (
  <footer class="colophon">
    <div class="frame">
      <p>{words.frame.quiet}</p>
      <p class="ways">
        <a href={site.path('/about')}>{words.foot.about}</a>
        <a href={site.path('/privacy')}>{words.foot.privacy}</a>
        <a href={site.path('/status')}>{words.foot.status}</a>
        <a href={site.path('/api')}>{words.api.link}</a>
      </p>
      {site.settings.contact !== '' && (
        <p>
          {words.frame.contact} <ContactLink contact={site.settings.contact} />
        </p>
      )}
      <p>{words.frame.thanks}</p>
      <Languages page={page} />
    </div>
  </footer>
)

/** The same page in every other language, each named in itself. */
const Languages = ({ page: { site, here, locale } }: { page: PageContext }) =>
  here === null ? null : (
    <ul class="languages">
      {languages
        .filter(({ code }) => code !== locale)
        .map(({ code, tag, name }) => (
          <li>
            <a href={inLanguage(site.path(here), code)} hreflang={tag} lang={tag} rel="nofollow">
              {name}
            </a>
          </li>
        ))}
    </ul>
  )

const inLanguage = (path: string, code: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${code}`

/** Sends a page. Rendering is synchronous: components fetch nothing. */
export function sendPage(
  c: Context,
  tree: { toString(): string | Promise<string> },
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return c.html(`<!doctype html>${tree.toString()}`, status)
}
