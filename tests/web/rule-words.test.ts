import { describe, expect, it } from 'vitest'
import { web } from '../../src/locales/en/web.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { taxonomy } from '../../src/tagging/taxonomy/index.ts'
import { ruleWords } from '../../src/web/rule-words.ts'

const say = (rule: string): string[] => {
  const parsed = parseQuery(rule)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return ruleWords(parsed.query, web)
}

describe('a rule in plain words', () => {
  it.each([
    ['captioning', ['“captioning” in title or abstract']],
    ['=CLIP', ['exactly “CLIP” in title or abstract']],
    ['ti:a OR ti:"b c" OR au:Lee', ['“a” or “b c” in the title', '“lee” among the authors']],
    [
      '(abs:x OR abs:y) cat:cs.CV',
      ['“x” or “y” in the abstract, together with “cs.CV” as a category'],
    ],
    ['clip -ti:survey', ['“clip” in title or abstract, but not “survey” in the title']],
  ])('%s', (rule, words) => {
    expect(say(rule)).toEqual(words)
  })

  it('is told of every topic there is', () => {
    for (const { rule } of taxonomy.topics) {
      const said = say(rule)
      expect(said.length).toBeGreaterThan(0)
      expect(said.every((one) => one.trim() !== '')).toBe(true)
    }
  })
})
