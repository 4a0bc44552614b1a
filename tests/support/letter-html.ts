/** Checks that every letter passes: markup, accessibility, nothing from the network. */
import { HtmlValidate } from 'html-validate'

/** What mail needs and these rule sets refuse (tables, inline style, React Email's doctype). */
const forMail = {
  'no-inline-style': 'off',
  'no-deprecated-attr': 'off',
  'attr-case': 'off',
  'void-style': 'off',
  'doctype-html': 'off',
  'doctype-style': 'off',
} as const

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: forMail,
})

/** One line a problem; empty when there is none. */
export async function problemsOf(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  const found = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
  )
  return [...found, ...loadsOf(html), ...layoutTables(html)]
}

/** Anything that a client would fetch. */
const loadsOf = (html: string): string[] =>
  [...html.matchAll(/<(img|link|script|iframe|video|audio|object|embed)\b|url\(|@import/gi)].map(
    ([found]) => `loads from the network: ${found}`,
  )

const layoutTables = (html: string): string[] =>
  [...html.matchAll(/<table\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !tag.includes('role="presentation"'))
    .map((tag) => `layout table without its role: ${tag}`)

export const headings = (html: string): string[] =>
  [...html.matchAll(/<(h[1-6])\b/g)].map((match) => match[1] as string)

export const addresses = (html: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map((match) =>
    (match[1] as string).replaceAll('&amp;', '&'),
  )
