/** What operators' programs may call, and what calls theirs: the lower part of the page about the API. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'
import type { ApiDocument } from './api-document.ts'
import { fieldsOf, type Operation } from './api-fields.ts'
import { adminPath } from './api-path.ts'

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

export const ApiOperations: FC<{ page: PageContext; document: ApiDocument }> = (props) => {
  const { document } = props
  const { api } = props.page.words
  const paths = Object.entries(document.paths ?? {})
  const webhooks = Object.entries(document.webhooks ?? {})
  return (
    <>
      <section class="part" id="admin">
        <h2>{api.admin}</h2>
        <p>{api.adminText}</p>
        {paths
          .filter(([path]) => path.startsWith(adminPath))
          .flatMap(([path, item]) =>
            methods.flatMap((method) => {
              const operation = item[method] as Operation | undefined
              const name = `${method.toUpperCase()} ${path}`
              return operation ? [<Part {...props} name={name} operation={operation} />] : []
            }),
          )}
      </section>
      {webhooks.length > 0 && (
        <section class="part" id="webhooks">
          <h2>{api.webhooks}</h2>
          <p>{api.webhooksText}</p>
          {webhooks.map(([name, item]) => (
            <Part
              {...props}
              name={name}
              operation={('post' in item ? item.post : {}) as Operation}
            />
          ))}
        </section>
      )}
    </>
  )
}

type PartProps = { page: PageContext; document: ApiDocument; name: string; operation: Operation }

const Part: FC<PartProps> = ({ page, document, name, operation }) => {
  const { summary, description } = operation
  const fields = fieldsOf(document, operation)
  return (
    <>
      <h3>
        <code>{name}</code>
      </h3>
      <p lang="en">
        <WithCode text={`${summary}. ${description ?? ''}`} />
      </p>
      {fields.length > 0 && (
        <dl class="pairs" aria-label={page.words.api.body}>
          {fields.map(([field, meaning]) => (
            <>
              <dt>
                <code>{field}</code>
              </dt>
              <dd lang="en">
                <WithCode text={meaning} />
              </dd>
            </>
          ))}
        </dl>
      )}
    </>
  )
}

/** Every second piece stood within backticks. */
export const WithCode: FC<{ text: string }> = ({ text }) => (
  <>{text.split('`').map((piece, at) => (at % 2 === 1 ? <code>{piece}</code> : piece))}</>
)
