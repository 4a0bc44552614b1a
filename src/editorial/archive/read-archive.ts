/** An archive by whatever form it has: JSON begins with a bracket, Markdown with a heading. Pure. */
import type { Archive } from './archive.ts'
import { readJson } from './read-json.ts'
import { readMarkdown } from './read-markdown.ts'
import { readText } from './read-text.ts'

/** `name`: of the file; its ending decides before its content. Throws `bad-input` for broken JSON. */
export function readArchive(text: string, name = ''): Archive {
  if (/\.json$/i.test(name) || /^\s*[[{]/.test(text)) return readJson(text)
  const isMarkdown =
    /\.(md|markdown)$/i.test(name) || /^#{1,2} \S/.test(text.replace(/^\ufeff?\s*/, ''))
  return isMarkdown ? readMarkdown(text) : readText(text)
}
