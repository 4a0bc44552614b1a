/** Papers as a BibTeX file in UTF-8. Whatever a paper holds, braces balance and nothing runs. Pure. */
import { cleanText } from '../../lib/clean-text.ts'
import { foldAccents } from '../../query/fold.ts'
import { arxivIdOf } from '../arxiv-id-of.ts'
import { familyOf, isWhole, suffixSecond } from './author-name.ts'
import { addressField, type Citable, type Cited, doiOf, plain, yearOf } from './citable.ts'
import { escapeTex, titleField } from './tex-field.ts'

export function citeBibtex(cited: Cited[]): string {
  const taken = new Map<string, number>()
  const entries = cited.map((one) => {
    const key = citationKey(one.paper)
    const before = taken.get(key) ?? 0
    taken.set(key, before + 1)
    return entry(before === 0 ? key : `${key}-${before + 1}`, one)
  })
  return entries.join('\n')
}

function entry(key: string, { paper, address }: Cited): string {
  const arxiv = arxivIdOf(paper)
  const fields: Array<[string, string | null]> = [
    ['title', titleField(cleanText(paper.title))],
    ['author', paper.authors.map(authorField).filter(Boolean).join(' and ')],
    ['year', yearOf(paper)],
    ['eprint', arxiv && addressField(arxiv)],
    ['archivePrefix', arxiv && 'arXiv'],
    ['primaryClass', arxiv && escapeTex(paper.categories[0] ?? '')],
    ['doi', doiOf(paper)],
    ['note', paper.journalRef && escapeTex(plain(paper.journalRef))],
    ['url', address && addressField(address)],
    ['abstract', escapeTex(plain(paper.abstract))],
  ]
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []))
  return `@misc{${key},\n${lines.join(',\n')}\n}\n`
}

/** A group, or a name with an "and" in it, stays whole. */
function authorField(name: string): string {
  const shown = plain(name)
  if (shown === '') return ''
  const whole = isWhole(shown) || /\b(?:and|others)\b/i.test(shown)
  return whole ? `{${escapeTex(shown)}}` : escapeTex(suffixSecond(shown))
}

/** "lovelace2026captions": last name, year, first telling word of the title. */
function citationKey(paper: Citable): string {
  const words = (text: string) =>
    foldAccents(text)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
      .split(' ')
  const name = words(familyOf(plain(paper.authors[0] ?? ''))).at(-1) || 'paper'
  const word = words(plain(paper.title)).find((one) => one.length > 3) ?? ''
  return `${name}${yearOf(paper) ?? ''}${word}`.slice(0, 60)
}
