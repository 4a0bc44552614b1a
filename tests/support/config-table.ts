/** The README's table and .env.example, made from the configuration's schema. */
import { environmentSchema } from '../../src/settings/environment.ts'

type Entry = { name: string; fallback: string; meaning: string }

function entries(): Entry[] {
  return Object.entries(environmentSchema.shape).map(([name, schema]) => ({
    name,
    fallback: fallbackOf(schema),
    meaning: schema.description ?? '',
  }))
}

/** What counts when the variable is not set. */
function fallbackOf(schema: { safeParse(value: unknown): { success: boolean; data?: unknown } }) {
  const parsed = schema.safeParse(undefined)
  return parsed.success && parsed.data !== undefined ? String(parsed.data) : ''
}

export function configTable(): string {
  const rows = entries().map(({ name, fallback, meaning }) => {
    const value = fallback === '' ? '' : `\`${fallback}\``
    return `| \`${name}\` | ${value} | ${meaning.replaceAll('|', '\\|')} |`
  })
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n')
}

export function envExample(): string {
  const head =
    '# Every setting and its default. Copy to .env, which is read from the folder a command is given in.\n# Nothing here is needed to look around.\n'
  const lines = entries().map(
    ({ name, fallback, meaning }) => `\n# ${meaning}\n# ${name}=${fallback}\n`,
  )
  return head + lines.join('')
}
