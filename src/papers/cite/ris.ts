/** Papers as an RIS file: lines of a two-letter tag and a value. Pure. */
import { arxivIdOf } from '../arxiv-id-of.ts'
import { familyFirst } from './author-name.ts'
import { addressField, type Cited, doiOf, plain, yearOf } from './citable.ts'

export const citeRis = (cited: Cited[]): string => cited.map(entry).join('\r\n')

function entry({ paper, address }: Cited): string {
  const arxiv = arxivIdOf(paper)
  const lines: Array<[string, string | null]> = [
    ['TY', 'UNPB'],
    ['TI', plain(paper.title)],
    ...paper.authors.map((author): [string, string] => ['AU', familyFirst(plain(author))]),
    ['PY', yearOf(paper)],
    ['DA', paper.listingDay?.replaceAll('-', '/') ?? null],
    ['PB', arxiv && 'arXiv'],
    ['M1', arxiv && `arXiv:${arxiv}`],
    ['DO', doiOf(paper)],
    ['N1', paper.journalRef && plain(paper.journalRef)],
    ...paper.categories.map((category): [string, string] => ['KW', category]),
    ['UR', address && addressField(address)],
    ['AB', plain(paper.abstract)],
  ]
  const told = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : []))
  return `${told.join('\r\n')}\r\nER  - \r\n`
}
