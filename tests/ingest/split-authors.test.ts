import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitAuthors } from '../../src/ingest/split-authors.ts'

describe('splitAuthors', () => {
  it.each([
    ['Fabien Polly', ['Fabien Polly']],
    ['Roldao da Rocha, Waldyr A. Rodrigues Jr', ['Roldao da Rocha', 'Waldyr A. Rodrigues Jr']],
    ['Ada Bee, Jr., Carl Dee, III, Eve Eff', ['Ada Bee Jr.', 'Carl Dee III', 'Eve Eff']],
    ['Naihong Hu, Dong Liu, and Linsheng Zhu', ['Naihong Hu', 'Dong Liu', 'Linsheng Zhu']],
    ['A. Bee (Univ. X, Y (Z, W)), C. Dee (MIT)', ['A. Bee', 'C. Dee']],
    ['A. Bee (1), C. Dee (2) ((1) MIT, Cambridge, (2) ETH)', ['A. Bee', 'C. Dee']],
    ['H1 Collaboration: A. Bee, (for the H1 Collaboration)', ['H1 Collaboration', 'A. Bee']],
    ['A. Bee and C. Dee', ['A. Bee', 'C. Dee']],
    [
      'The Fermi and AGILE Collaborations, A. Bee',
      ['The Fermi and AGILE Collaborations', 'A. Bee'],
    ],
    ['A. Bee, C. Dee and the CMS Collaboration', ['A. Bee', 'C. Dee', 'the CMS Collaboration']],
    ['A. Team and B. Smith', ['A. Team', 'B. Smith']],
    ['Ada Bee and CMS Collaboration', ['Ada Bee', 'CMS Collaboration']],
    [
      'Ada Bee and Carl Dee and the Fermi and AGILE Collaborations',
      ['Ada Bee', 'Carl Dee', 'the Fermi and AGILE Collaborations'],
    ],
    [
      'The LIGO Scientific Collaboration and the Virgo Collaboration',
      ['The LIGO Scientific Collaboration', 'the Virgo Collaboration'],
    ],
    ['Fermi-LAT and the X Collaboration', ['Fermi-LAT', 'the X Collaboration']],
    ['The Fermi and the AGILE Collaborations', ['The Fermi and the AGILE Collaborations']],
    ['Event Horizon & Virgo Collaborations', ['Event Horizon & Virgo Collaborations']],
    ['Machine Learning and Vision Group', ['Machine Learning and Vision Group']],
    ['A. Bee for the X and Y Collaborations', ['A. Bee for the X and Y Collaborations']],
    ['Andy Sand, Ada Bee & Carl Dee, Jr', ['Andy Sand', 'Ada Bee', 'Carl Dee Jr']],
    ['A. Bee (unclosed, C. Dee, E. Eff', ['A. Bee (unclosed', 'C. Dee', 'E. Eff']],
    ['A. Bee) (X, Y), C. Dee', ['A. Bee)', 'C. Dee']],
    ['J.\\, Smith, P. Erd\\H{o}s', ['J.\\, Smith', 'P. Erd\\H{o}s']],
    ['Jr., A. Bee', ['Jr.', 'A. Bee']],
    ['Anderson, Andy', ['Anderson', 'Andy']],
    ['A. Bee,, C. Dee,', ['A. Bee,', 'C. Dee']],
    ['', []],
    [' , ', []],
  ])('%s', (text, names) => {
    expect(splitAuthors(text)).toEqual(names)
  })

  it('gives back plain names as they were joined', () => {
    const name = fc
      .array(fc.constantFrom('Ann', 'Bo', 'de', 'Łukasz', '김', "O'Neil", 'J.-P.'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), (names) => {
        expect(splitAuthors(names.join(', '))).toEqual(names)
      }),
    )
  })

  it('ends within the time of a test on hostile text', () => {
    for (const piece of ['(', ')', ', ', ',(', '((,', 'and ', 'Jr, ', 'the X and ', 'Team and ']) {
      expect(splitAuthors(piece.repeat(200_000)).length).toBeLessThanOrEqual(200_001)
    }
  })
})
