/** GET /api: the API for people, made from its own description. */
import type { FC } from 'hono/jsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { ApiDocument } from './api-document.ts'
import { ApiOperations, WithCode } from './api-operations.tsx'
import { adminPath, apiPath } from './api-path.ts'

type Props = { page: PageContext; document: ApiDocument }

/** Of an operation what the page shows; the description is made by us, so this is all it holds. */
type Operation = {
  summary?: string
  description?: string
  parameters?: Array<{
    name: string
    in: string
    required?: boolean
    schema?: { description?: string; default?: unknown; maximum?: number; example?: unknown }
  }>
}

/** Where a reader of the page may start. */
const examples: Record<string, string> = {
  '/papers': '/papers?tag=captioning&limit=5',
  '/papers/{id}': '/papers/2605.15202',
  '/search': '/search?q=%22state+space%22+-survey',
  '/days/{date}': '/days/2026-05-19',
  '/editions/{series}/{date}': '/editions/daily/2026-05-19',
  '/trending': '/trending?window=day',
}

export const ApiPage: FC<Props> = ({ page, document }) => {
  const { words, site } = page
  const read = Object.entries(document.paths ?? {}).filter(([path]) => !path.startsWith(adminPath))
  return (
    <Layout page={page} title={words.api.title} description={words.api.description} at="/api">
      <h1>{words.api.title}</h1>
      <p class="lead">{words.api.lead}</p>
      {words.api.rules.map((rule) => (
        <p>{rule}</p>
      ))}
      <p>
        <a href={site.path(`${apiPath}/openapi.json`)}>{words.api.machine}</a>
      </p>
      <ul class="plain-list">
        {read.map(([path]) => (
          <li>
            <a href={`#${anchorOf(path)}`}>
              <code>GET {path}</code>
            </a>
          </li>
        ))}
        <li>
          <a href={`#${feedsAnchor}`}>{words.api.feeds}</a>
        </li>
      </ul>
      {read.map(([path, { get }]) => (
        <OperationPart page={page} path={path} operation={get as Operation} />
      ))}
      <section class="part">
        <h2 id={feedsAnchor}>{words.api.feeds}</h2>
        <p>{words.api.feedsText}</p>
        <ul>
          {feedPaths.map((path) => (
            <li>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </section>
      <ApiOperations page={page} document={document} />
    </Layout>
  )
}

const feedPaths = [
  '/feeds/papers/atom.xml',
  '/feeds/trending/atom.xml',
  '/feeds/tags/SLUG/atom.xml',
  '/feeds/search/atom.xml?q=QUERY',
  '/feeds/days/DATE/atom.xml',
  '/editions/SERIES/atom.xml',
]

const feedsAnchor = 'feeds'

/** `/api/v1/papers/{id}` is `papers-id`. */
const anchorOf = (path: string): string =>
  path
    .slice(apiPath.length)
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')

const OperationPart: FC<{ page: PageContext; path: string; operation: Operation }> = (props) => {
  const { page, path, operation } = props
  const { words, site } = page
  const bare = path.slice(apiPath.length)
  const example = site.absolute(`${apiPath}${examples[bare] ?? bare}`)
  const parameters = operation.parameters ?? []
  return (
    <section class="part">
      <h2 id={anchorOf(path)}>
        <code>GET {path}</code>
      </h2>
      <p lang="en">
        <WithCode text={`${operation.summary}. ${operation.description ?? ''}`} />
      </p>
      {parameters.length > 0 && (
        <>
          <h3>{words.api.parameters}</h3>
          <dl class="pairs">
            {parameters.map(({ name, schema }) => (
              <>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd lang="en">
                  <WithCode text={meaningOf(schema)} />
                </dd>
              </>
            ))}
          </dl>
        </>
      )}
      <p>
        <a href={example}>
          <code>{example}</code>
        </a>
      </p>
    </section>
  )
}

type Schema = NonNullable<NonNullable<Operation['parameters']>[number]['schema']>

function meaningOf({ description, default: usual, maximum, example }: Schema = {}): string {
  const most = maximum === undefined ? '' : `, at most ${maximum}`
  const facts = [
    description,
    usual === undefined ? undefined : `Default ${usual}${most}.`,
    example === undefined ? undefined : `Such as ${example}.`,
  ]
  return facts.filter((fact) => fact !== undefined).join(' ')
}
