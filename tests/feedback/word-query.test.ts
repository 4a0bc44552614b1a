import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorQuery, wordQuery } from '../../src/feedback/word-query.ts'
import { indexPaper } from '../../src/query/index-paper.ts'
import { matchQuery } from '../../src/query/match-query.ts'
import { parseQuery } from '../../src/query/parse-query.ts'

const finds = (query: string, title: string, authors: string[] = []): boolean => {
  const parsed = parseQuery(query)
  if (!parsed.ok) throw new Error(`not a query: ${query}`)
  const paper = indexPaper({ title, abstract: '', authors, categories: [] })
  return matchQuery(parsed.query, paper) !== null
}

describe('"not this word" as a query', () => {
  it.each([
    ['captions', 'caption'],
    ['state space', '"state space"'],
    ['CLIP', '=CLIP'],
    ['LLM Agents', '="LLM Agents"'],
    ['GPT-4', '="GPT 4"'],
    ['Captions', 'captions'],
  ])('%s', (word, like) => {
    const query = wordQuery(word) ?? ''
    expect(finds(query, word)).toBe(true)
    expect(query.startsWith('=')).toBe(like.startsWith('='))
  })

  it('keeps an acronym apart from the word it looks like', () => {
    expect(finds(wordQuery('CLIP') ?? '', 'how to clip a hedge')).toBe(false)
  })

  it('says nothing about what was cut or is no word', () => {
    for (const word of ['a very long phrase…', '', '"', '---', '\u0000']) {
      expect(wordQuery(word)).toBeNull()
    }
  })

  it('is null or a canonical query, whatever it is given', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(text, text, (word, name) => {
        for (const query of [wordQuery(word), authorQuery(name)]) {
          if (query !== null) expect(parseQuery(query).ok).toBe(true)
        }
      }),
    )
  })

  it('follows an author by the name as it stands', () => {
    expect(finds(authorQuery('Paul Erdős') ?? '', 'x', ['Paul Erdos'])).toBe(true)
    expect(finds(authorQuery('Wei "the" Chen') ?? '', 'x', ['Mo Chen'])).toBe(false)
    for (const name of ['Wei “the” Chen', 'Wei «the» Chen', 'Wei „the‟ Chen']) {
      expect(finds(authorQuery(name) ?? '', 'x', [name]), name).toBe(true)
    }
  })
})
