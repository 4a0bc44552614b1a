/** Names of papers, and what makes spellings equal. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayBeSameName, nameParts } from '../../src/papers/author-key.ts'
import { parseDoi, parseDois } from '../../src/papers/doi.ts'
import { isOwnId, publicIdOf } from '../../src/papers/public-id.ts'
import { titleKey } from '../../src/papers/title-key.ts'
import { paperPath } from '../../src/web/paths.ts'

const work = { title: 'On the growth of trees', authors: ['Ada Bee', 'Carl Dee'] }

describe('public ids', () => {
  it.each([
    [{ arxivId: 'arXiv:math.GT/0309136v2' }, 'math/0309136'],
    [{ arxivId: '2405.08910v1', dois: ['10.1000/x1'] }, '2405.08910'],
    [{ dois: ['https://doi.org/10.48550/arXiv.2405.08910'] }, '2405.08910'],
    [{ dois: ['10.1101/2026.05.12.653210'] }, '10.1101/2026.05.12.653210'],
    [{ dois: ['not one', 'DOI: 10.1038/S41586-026-0001-X'] }, '10.1038/s41586-026-0001-x'],
  ])('%j is %s', (named, id) => {
    expect(publicIdOf({ ...work, ...named })).toBe(id)
  })

  it('are hashes for what no address can hold, and for works without any name', () => {
    const old = '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2'
    expect(isOwnId(publicIdOf({ ...work, dois: [old] }))).toBe(true)
    const own = publicIdOf(work)
    expect(isOwnId(own)).toBe(true)
    expect(
      publicIdOf({ title: 'On the Growth of <i>Trees</i>.', authors: ['Bee, A.', 'Dee, C.'] }),
    ).toBe(own)
    expect(publicIdOf({ ...work, authors: ['Eve Eff'] })).not.toBe(own)
  })

  it('stand in an address as they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (text) => {
        const id = publicIdOf({ ...work, dois: [`10.1234/${text}`] })
        expect(paperPath(id)).toBe(`/papers/${id}`)
        expect(new URL(`https://a.example${paperPath(id)}`).pathname).toBe(`/papers/${id}`)
      }),
    )
  })
})

describe('DOIs', () => {
  it('are bare and small however they are written', () => {
    for (const text of [
      '10.1000/ABC',
      'doi:10.1000/abc',
      'http://dx.doi.org/10.1000/ABC.',
      'https://doi.org/10.1000%2Fabc',
    ])
      expect(parseDoi(text)).toBe('10.1000/abc')
    expect(parseDoi('10.1000')).toBeNull()
    expect(parseDoi('hello')).toBeNull()
  })

  it('come out of a field that holds several', () => {
    expect(parseDois('10.1016/a.1 10.1016/b.2; doi:10.1016/A.1')).toEqual([
      '10.1016/a.1',
      '10.1016/b.2',
    ])
    expect(parseDois(null)).toEqual([])
  })
})

describe('titles and names', () => {
  it.each([
    ['The $\\ell_2$-norm of G\\"odel graphs', 'The ℓ₂‐norm of Gödel Graphs.'],
    ['Pre-training &amp; more', 'Pretraining & More'],
    ['Effects of H<sub>2</sub>O', 'Effects of H2O'],
    ['视觉语言模型：综述', '视觉语言模型: 综述'],
  ])('%s is %s', (one, other) => {
    expect(titleKey(one)).toBe(titleKey(other))
  })

  it.each([
    ['Ada K. Bee', 'Bee, A. K.', true],
    ['Ada Bee', 'Bee AK', true],
    ['Wei Wang', 'Wang Wei', true],
    ['Paul Erd\\H{o}s', 'Erdős, P.', true],
    ['Laurens van der Maaten', 'van der Maaten, L.', true],
    ['John Smith Jr.', 'Smith, John', true],
    ['Jun Wang', 'Lei Wang', false],
    ['Ada Bee', 'Ada Dee', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(mayBeSameName(one, other)).toBe(same)
    expect(mayBeSameName(other, one)).toBe(same)
  })

  it('survive anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof nameParts(text).family).toBe('string')
        expect(titleKey(titleKey(text))).toBe(titleKey(text))
      }),
    )
  })
})
