/** The fields of an operation and what each means, from the API's own description. */
import type { ApiDocument } from './api-document.ts'

/** Of our own description: bodies are plain objects, given in place or by name. */
type Schema = {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  description?: string
  enum?: unknown[]
  const?: unknown
  minimum?: number
  maximum?: number
  items?: Schema
}
type Body = { content?: Record<string, { schema?: Schema }> }
type Parameter = { name: string; in: string; schema?: Schema }
export type Operation = {
  summary?: string
  description?: string
  parameters?: Parameter[]
  requestBody?: Body
}

/** Of the address after its question mark, then of the body. */
export function fieldsOf(document: ApiDocument, operation: Operation): Array<[string, string]> {
  const asked = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema = {} }): [string, string] => [`?${name}`, meaningOf(document, schema)])
  return [...asked, ...bodyFields(document, operation.requestBody)]
}

function bodyFields(document: ApiDocument, body: Body | undefined): Array<[string, string]> {
  const schema = body?.content?.['application/json']?.schema
  const whole = schema && resolved(document, schema)
  return Object.entries(whole?.properties ?? {}).flatMap(([name, given]) => {
    const field = resolved(document, given)
    const inside = Object.entries(field.properties ?? {})
    return inside.length === 0
      ? [[name, meaningOf(document, { ...field, ...given })] as [string, string]]
      : inside.map(([of, part]): [string, string] => [
          `${name}.${of}`,
          meaningOf(document, { ...resolved(document, part), ...part }),
        ])
  })
}

/** What the description says, and what may be given where it says nothing of it. */
function meaningOf(document: ApiDocument, field: Schema): string {
  const each = field.items && resolved(document, field.items)
  const choices = field.enum ?? each?.enum ?? (field.const === undefined ? null : [field.const])
  const { type, minimum, maximum } = field
  const range = minimum !== undefined && maximum !== undefined && maximum < 1_000
  const facts = [
    field.description,
    choices && `${choices.map((one) => `\`${one}\``).join(', ')}.`,
    range ? `${minimum} to ${maximum}.` : null,
  ].filter((fact) => fact !== null && fact !== undefined)
  return facts.length > 0 ? facts.join(' ') : (plainType[String([type].flat()[0])] ?? '')
}

const plainType: Record<string, string> = {
  string: 'Text.',
  array: 'A list.',
  integer: 'A whole number.',
  number: 'A number.',
  boolean: '`true` or `false`.',
}

function resolved(document: ApiDocument, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : (document.components?.schemas?.[name] as Schema)
}
