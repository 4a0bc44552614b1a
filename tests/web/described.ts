/** The API's description, asked what it promises of an answer. */
import { z } from 'zod'

type Promised = { content?: Record<string, { schema: unknown }> }
type Operation = { responses: Record<string, Promised> }
export type ApiDescription = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

/** What is wrong with the body by the schema of that operation and status; undefined: nothing. */
export function breach(
  document: ApiDescription,
  told: { method: string; path: string; status: number; body: unknown },
): unknown {
  const operation = document.paths[told.path]?.[told.method.toLowerCase()]
  const promised = operation?.responses[String(told.status)]?.content?.['application/json']
  if (!promised) return `${told.method} ${told.path} promises nothing for ${told.status}`
  const text = JSON.stringify({ ...Object(promised.schema), $defs: document.components.schemas })
  const whole = JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/'))
  return z.fromJSONSchema(whole).safeParse(told.body).error
}
