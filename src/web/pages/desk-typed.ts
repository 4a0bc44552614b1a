/** What was pasted and not found, as far as it fills in the form that takes a paper by hand. Pure. */
import { texToText } from '../../lib/tex.ts'
import { parseExamples } from '../../papers/examples/parse-examples.ts'
import { looksLikeBibtex, readBibtex } from '../../papers/examples/read-bibtex.ts'

export type TypedFields = { title: string; authors: string; address: string }

/** Of several lines the first. */
export function typedFields(pasted: string): TypedFields {
  if (looksLikeBibtex(pasted)) return fieldsOfBibtex(pasted)
  const [line = ''] = pasted.split('\n')
  const address = addressIn(line)
  return { title: address === '' ? line : '', authors: '', address }
}

/** An address as it stands, else the id or DOI in the line; empty: it is a title. */
function addressIn(line: string): string {
  if (/^https?:/i.test(line)) return line
  const [named] = parseExamples(line).references
  return named?.arxivId ?? named?.doi ?? ''
}

function fieldsOfBibtex(pasted: string): TypedFields {
  const fields = readBibtex(pasted)[0]?.fields ?? new Map<string, string>()
  const plain = (name: string) =>
    texToText(fields.get(name) ?? '')
      .replace(/[{}]/g, '')
      .trim()
  const isArxiv = /arxiv/i.test(plain('archiveprefix'))
  const address = (isArxiv && plain('eprint')) || plain('url') || plain('doi')
  return { title: plain('title'), authors: authorsIn(plain('author')), address }
}

/** "Bee, Ada and Carl Dee" as people say it. */
const authorsIn = (text: string): string =>
  text
    .split(/\s+and\s+/)
    .map((name) =>
      name
        .split(/\s*,\s*/)
        .reverse()
        .join(' ')
        .trim(),
    )
    .filter(Boolean)
    .join(', ')
