/** A paper as reference managers take it in: BibTeX and RIS. Pure. */
import { texToText } from '../lib/tex.ts'
import { foldAccents } from '../query/fold.ts'
import type { Paper } from './paper.ts'

export type Citable = Pick<
  Paper,
  'publicId' | 'title' | 'authors' | 'categories' | 'doi' | 'journalRef' | 'listingDay'
>

/** `url`: where the paper is read. Titles keep their TeX, which BibTeX is made for. */
export function citeBibtex(paper: Citable, url: string): string {
  const fields: Array<[string, string | null]> = [
    ['title', `{${braced(paper.title)}}`],
    ['author', paper.authors.map(braced).join(' and ') || null],
    ['year', yearOf(paper)],
    ['eprint', paper.publicId],
    ['archivePrefix', 'arXiv'],
    ['primaryClass', paper.categories[0] ?? null],
    ['doi', paper.doi],
    ['note', paper.journalRef && `Published as ${braced(paper.journalRef)}`],
    ['url', url],
  ]
  const lines = fields.flatMap(([name, value]) =>
    value ? [`  ${name.padEnd(13)} = {${oneLine(value)}}`] : [],
  )
  return `@misc{${citationKey(paper)},\n${lines.join(',\n')}\n}\n`
}

/** Reference managers read RIS by lines of two letters; a line break inside a value would end it. */
export function citeRis(paper: Citable, url: string): string {
  const lines: Array<[string, string | null]> = [
    ['TY', 'UNPB'],
    ['TI', texToText(paper.title)],
    ...paper.authors.map((author): [string, string] => ['AU', lastNameFirst(author)]),
    ['PY', yearOf(paper)],
    ['DA', paper.listingDay?.replaceAll('-', '/') ?? null],
    ['PB', 'arXiv'],
    ['M1', `arXiv:${paper.publicId}`],
    ['DO', paper.doi],
    ['N1', paper.journalRef && `Published as ${paper.journalRef}`],
    ['UR', url],
  ]
  const told = lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []))
  return `${told.join('\r\n')}\r\nER  - \r\n`
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Braces that do not pair would swallow the rest of the file: without any they cannot. */
function braced(text: string): string {
  let depth = 0
  for (const sign of text.replace(/\\[{}]/g, '')) {
    if (sign === '{') depth++
    if (sign === '}') depth--
    if (depth < 0) break
  }
  return depth === 0 ? text : text.replace(/\\?[{}]/g, '')
}

/** The month an arXiv id begins with, not the day of a list that was read later. */
function yearOf({ publicId, listingDay }: Citable): string | null {
  const digits = /(?:^|\/)(\d{2})\d{2}/.exec(publicId)?.[1]
  if (digits === undefined) return listingDay?.slice(0, 4) ?? null
  return `${Number(digits) >= 91 ? '19' : '20'}${digits}`
}

const lastNameFirst = (author: string): string => {
  const [, first, last] = /^(.+?)\s+(\S+)$/.exec(author.trim()) ?? []
  return first && last && !author.includes(',') ? `${last}, ${first}` : author
}

/** "lovelace2026captions": last name, year, first telling word of the title. */
function citationKey(paper: Citable): string {
  const plain = (text: string) =>
    foldAccents(text)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
      .split(' ')
  const name = plain(paper.authors[0] ?? '').at(-1) || 'paper'
  const word = plain(texToText(paper.title)).find((one) => one.length > 3) ?? ''
  return `${name}${yearOf(paper) ?? ''}${word}`
}
