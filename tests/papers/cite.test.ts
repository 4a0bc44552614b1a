import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { familyFirst } from '../../src/papers/cite/author-name.ts'
import { citeBibtex } from '../../src/papers/cite/bibtex.ts'
import type { Citable } from '../../src/papers/cite/citable.ts'
import { citeRis } from '../../src/papers/cite/ris.ts'
import { escapeTex, titleField } from '../../src/papers/cite/tex-field.ts'

const paper: Citable = {
  publicId: '2605.15202',
  title: 'CLIP sees $\\ell_2$ bounds: 50% of R&D_notes #1',
  abstract: 'We {propose} a way.',
  authors: ['Ada Lovelace', 'Laurens van der Maaten', 'LIGO Collaboration', 'Paul Erdős'],
  categories: ['cs.CV', 'cs.LG'],
  doi: '10.1000/a_b',
  journalRef: 'J. Tests & Trials 3 (2026)',
  listingDay: '2026-05-19',
}
const address = 'https://arxiv.org/abs/2605.15202'

type Entry = { key: string; fields: Record<string, string> }

/** Reads a BibTeX file as BibTeX does: braces count, whatever stands before them. */
function readBibtex(file: string): Entry[] {
  const entries: Entry[] = []
  let rest = file.trim()
  const take = (pattern: RegExp): string => {
    const found = pattern.exec(rest)
    if (found?.index !== 0) throw new Error(`no ${pattern} at ${rest.slice(0, 40)}`)
    rest = rest.slice(found[0].length)
    return found[1] ?? ''
  }
  while (rest !== '') {
    const key = take(/@misc\{([a-z0-9-]+)/)
    const fields: Record<string, string> = {}
    while (rest.startsWith(',')) {
      const name = take(/,\s*([a-zA-Z]+) = \{/)
      const end = endOfBraces(rest)
      fields[name] = rest.slice(0, end)
      rest = rest.slice(end + 1).trimStart()
    }
    take(/(\})\s*/)
    entries.push({ key, fields })
  }
  return entries
}

function endOfBraces(text: string): number {
  let depth = 1
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return at
  }
  throw new Error('a brace is left open')
}

describe('BibTeX', () => {
  it('says what a bibliography needs', () => {
    const [entry] = readBibtex(citeBibtex([{ paper, address }]))
    expect(entry).toEqual({
      key: 'lovelace2026clip',
      fields: {
        title: '{CLIP} sees {$\\ell_2$} bounds: 50\\% of {R\\&D\\_notes} \\#1',
        author: 'Ada Lovelace and Laurens van der Maaten and {LIGO Collaboration} and Paul Erdős',
        year: '2026',
        eprint: '2605.15202',
        archivePrefix: 'arXiv',
        primaryClass: 'cs.CV',
        doi: '10.1000/a_b',
        note: 'J. Tests \\& Trials 3 (2026)',
        url: address,
        abstract: 'We propose a way.',
      },
    })
  })

  it('calls nothing arXiv that is not: by its DOI, or by its title alone', () => {
    const elsewhere = { ...paper, publicId: '10.1101/2019.05.12.653210', doi: null }
    const [preprint] = readBibtex(citeBibtex([{ paper: elsewhere, address: null }]))
    expect(preprint?.fields).toMatchObject({ doi: '10.1101/2019.05.12.653210', year: '2026' })
    const named = { ...elsewhere, publicId: 'w-7kshdcsbmketbkaf', url: null }
    const [archived] = readBibtex(citeBibtex([{ paper: named, address: null }]))
    const ris = citeRis([
      { paper: elsewhere, address: null },
      { paper: named, address: null },
    ])
    for (const name of ['eprint', 'archivePrefix', 'primaryClass', 'url']) {
      expect([preprint?.fields[name], archived?.fields[name]]).toEqual([undefined, undefined])
    }
    expect(archived?.fields.doi).toBeUndefined()
    expect(ris).not.toMatch(/arXiv|^UR|w-7k/m)
    const joined = { ...named, url: 'https://arxiv.org/abs/2605.15202' }
    const [entry] = readBibtex(citeBibtex([{ paper: joined, address }]))
    expect(entry?.fields).toMatchObject({ eprint: '2605.15202', archivePrefix: 'arXiv' })
  })

  it('names one DOI of several: that of the work itself', () => {
    const doi = '10.1101/2026.05.12.653210 10.1038/s41586-026-1'
    const several = { paper: { ...paper, publicId: '10.1101/2026.05.12.653210', doi }, address }
    const [entry] = readBibtex(citeBibtex([several]))
    expect(entry?.fields.doi).toBe('10.1101/2026.05.12.653210')
    expect(citeRis([several])).toContain('DO  - 10.1101/2026.05.12.653210\r\n')
  })

  it('tells Jr from the family name, as BibTeX wants it', () => {
    const authors = ['Ludwig van Beethoven III', 'Ada King Jr.', 'Paul Erdős']
    const [entry] = readBibtex(citeBibtex([{ paper: { ...paper, authors }, address }]))
    expect(entry).toMatchObject({
      key: 'beethoven2026clip',
      fields: { author: 'van Beethoven, III, Ludwig and King, Jr., Ada and Paul Erdős' },
    })
  })

  it('names every entry apart, and old ids by their year', () => {
    const old = { ...paper, publicId: 'math/9309136', listingDay: null }
    const file = citeBibtex([paper, paper, old].map((one) => ({ paper: one, address })))
    expect(readBibtex(file).map(({ key }) => key)).toEqual([
      'lovelace2026clip',
      'lovelace2026clip-2',
      'lovelace1993clip',
    ])
  })

  it.each([
    ['$\\mathbb{R}^n$ and \\textbf{bold}', '{$\\mathbb{R}^n$} and bold'],
    ['$\\input{/etc/passwd}$', /^(?!.*\\input)/],
    ['$^^5cinput{/etc/passwd}$', /^(?!.*\^\^)/],
    ['\\write18{rm -rf x} $x$', /^(?!.*\\write)/],
    ['$\\def\\x{y}\\x$', /^(?!.*\\def)/],
    ['}} $ {', /^(?!.*[{}].*\$ )/],
    ['$\\{x$', /^(?!.*\\\{)/],
  ])('%s', (tex, said) => {
    const value = titleField(tex)
    if (typeof said === 'string') expect(value).toBe(said)
    else expect(value).toMatch(said)
  })

  it('is a file whatever the papers hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc
        .array(
          fc.constantFrom('{', '}', '$', '\\', '%', '\n', '@', '"', 'a', ' and ', '\\alpha', '_'),
        )
        .map((all) => all.join('')),
    )
    const papers = fc.record({
      title: text,
      abstract: text,
      authors: fc.array(text, { maxLength: 3 }),
      doi: fc.option(text),
      journalRef: fc.option(text),
    })
    fc.assert(
      fc.property(fc.array(papers, { maxLength: 3 }), (all) => {
        const cited = all.map((one) => ({ paper: { ...paper, ...one }, address }))
        const entries = readBibtex(citeBibtex(cited))
        expect(entries).toHaveLength(all.length)
        for (const { fields } of entries) {
          const { doi, url, eprint, ...texts } = fields
          expect(`${doi} ${url} ${eprint}`).not.toMatch(/[\r\n{}\\]/)
          for (const value of Object.values(texts)) expect(value).not.toMatch(/[\r\n]|(?<!\\)%/)
        }
        const lines = citeRis(cited).split('\r\n')
        expect(lines.filter((line) => line !== '' && !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual(
          [],
        )
        expect(lines.filter((line) => line.startsWith('ER  -'))).toHaveLength(all.length)
      }),
    )
  })

  it('escapes so that it can be read back', () => {
    const back: Record<string, string> = {
      '\\textbackslash{}': '\\',
      '\\textbraceleft{}': '{',
      '\\textbraceright{}': '}',
      '\\textasciitilde{}': '~',
      '\\textasciicircum{}': '^',
    }
    const unescaped = (text: string) =>
      text.replace(/\\text[a-z]+\{\}|\\([$&%#_])/g, (all, sign) => sign ?? back[all] ?? all)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unescaped(escapeTex(text))).toBe(text)
      }),
    )
  })
})

describe('RIS', () => {
  it('says the same', () => {
    expect(citeRis([{ paper, address }]).split('\r\n')).toEqual([
      'TY  - UNPB',
      'TI  - CLIP sees ℓ₂ bounds: 50% of R&D_notes #1',
      'AU  - Lovelace, Ada',
      'AU  - van der Maaten, Laurens',
      'AU  - LIGO Collaboration',
      'AU  - Erdős, Paul',
      'PY  - 2026',
      'DA  - 2026/05/19',
      'PB  - arXiv',
      'M1  - arXiv:2605.15202',
      'DO  - 10.1000/a_b',
      'N1  - J. Tests & Trials 3 (2026)',
      'KW  - cs.CV',
      'KW  - cs.LG',
      `UR  - ${address}`,
      'AB  - We propose a way.',
      'ER  - ',
      '',
    ])
  })

  it.each([
    ['Ada King Jr.', 'King, Ada, Jr.'],
    ['Maria de la Cruz', 'de la Cruz, Maria'],
    ['王小明', '王小明'],
    ['Lovelace, Ada', 'Lovelace, Ada'],
  ])('puts the family first: %s', (name, said) => {
    expect(familyFirst(name)).toBe(said)
  })
})
