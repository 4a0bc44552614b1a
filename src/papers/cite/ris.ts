/** Papers as an RIS file: lines of a two-letter tag and a value. Pure. */
import { familyFirst } from './author-name.ts'
import { addressField, type Citable, plain, yearOf } from './citable.ts'

/** `url`: where a paper is read. */
export function citeRis(cited: Array<{ paper: Citable; url: string }>): string {
  return cited.map(({ paper, url }) => entry(paper, url)).join('\r\n')
}

function entry(paper: Citable, url: string): string {
  const lines: Array<[string, string | null]> = [
    ['TY', 'UNPB'],
    ['TI', plain(paper.title)],
    ...paper.authors.map((author): [string, string] => ['AU', familyFirst(plain(author))]),
    ['PY', yearOf(paper)],
    ['DA', paper.listingDay?.replaceAll('-', '/') ?? null],
    ['PB', 'arXiv'],
    ['M1', `arXiv:${paper.publicId}`],
    ['DO', paper.doi && addressField(paper.doi)],
    ['N1', paper.journalRef && plain(paper.journalRef)],
    ...paper.categories.map((category): [string, string] => ['KW', category]),
    ['UR', addressField(url)],
    ['AB', plain(paper.abstract)],
  ]
  const told = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : []))
  return `${told.join('\r\n')}\r\nER  - \r\n`
}
