/** The bundled taxonomy: well formed, bilingual, and precise on a month of real papers. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type IndexedPaper, indexPaper } from '../../src/query/index-paper.ts'
import { matchQuery } from '../../src/query/match-query.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import {
  canonicalCategory,
  categories,
  categoryTwins,
  knownCategories,
} from '../../src/tagging/taxonomy/categories.ts'
import { taxonomy } from '../../src/tagging/taxonomy/index.ts'
import type { TopicTag } from '../../src/tagging/taxonomy/tag-definition.ts'
import { shared } from '../support/shared.ts'

const { topics } = taxonomy

type ArxivCategory = {
  id: string
  name: string
  active: boolean
  alias_of_or_alt: string | null
  description: string | null
}

type Rule = Extract<ReturnType<typeof parseQuery>, { ok: true }>['query']
const rules = new Map<string, Rule>()

const hangul = /[가-힣]/

describe('topics', () => {
  test('there are at least 80, each slug once and well formed', () => {
    expect(topics.length).toBeGreaterThanOrEqual(80)
    const slugs = [...topics.map((t) => t.slug), ...categories.map((c) => c.id)]
    expect(new Set(slugs.map((slug) => slug.toLowerCase())).size).toBe(slugs.length)
    for (const { slug } of topics) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  test('names and one-line descriptions in English and Korean', () => {
    const names = topics.flatMap((t) => [t.name.en, t.name.ko])
    for (const name of names) expect(name).toMatch(/^\S.{0,38}\S$|^\S$/u)
    expect(new Set(topics.map((t) => t.name.en)).size).toBe(topics.length)
    expect(new Set(topics.map((t) => t.name.ko)).size).toBe(topics.length)
    for (const { description } of topics) {
      expect(description.en).toMatch(/^[A-Z0-9][^\n]{10,98}\.$/)
      expect(description.ko).toMatch(hangul)
      expect(description.ko).not.toMatch(/[.\n]$/)
    }
  })

  test('every heading holds several, side by side', () => {
    const headings = topics.map((t) => t.group).filter((group, i, all) => group !== all[i - 1])
    expect(new Set(headings).size).toBe(headings.length)
    for (const group of headings) {
      expect(topics.filter((t) => t.group === group).length).toBeGreaterThanOrEqual(4)
    }
  })

  test('every rule parses', () => {
    const wrong = topics.flatMap((t) => {
      const parsed = parseQuery(t.rule)
      return parsed.ok ? [] : [`${t.slug}: ${parsed.error.message}`]
    })
    expect(wrong).toEqual([])
  })

  test('every category that a rule names exists', () => {
    const archives = new Set(categories.map((c) => c.id.split('.')[0]))
    const named = topics.flatMap((t) => [...t.rule.matchAll(/cat:([a-zA-Z.-]+)/g)].map((m) => m[1]))
    expect(named.length).toBeGreaterThan(100)
    for (const id of named) {
      expect(archives.has(id) || categories.some((c) => c.id === id), id).toBe(true)
    }
  })

  test("what a reader of the Korean editor's page looks for is there", () => {
    const slugs = new Set(topics.map((t) => t.slug))
    for (const hashtag of ['clip', 'captioning', 'autoregressive-model']) {
      expect(slugs.has(hashtag), hashtag).toBe(true)
    }
  })
})

describe('rules on single papers', () => {
  const tagsOf = (paper: Partial<Parameters<typeof indexPaper>[0]>): string[] => {
    const indexed = indexPaper({ title: '', abstract: '', authors: [], categories: [], ...paper })
    return topics.filter((t) => matches(t, indexed)).map((t) => t.slug)
  }

  test('acronyms that are words match in their own case only', () => {
    expect(tagsOf({ title: 'Adapting CLIP to new classes' })).toContain('clip')
    expect(tagsOf({ title: 'Ranking a clip of a talk' })).not.toContain('clip')
    expect(tagsOf({ title: 'SAM for cells', categories: ['cs.CV'] })).toContain('sam')
    expect(tagsOf({ title: 'Sam goes home', categories: ['cs.CV'] })).not.toContain('sam')
    expect(tagsOf({ title: 'RAG in practice' })).toContain('rag')
    expect(tagsOf({ title: 'Rag doll physics' })).not.toContain('rag')
    expect(tagsOf({ title: 'DiT at scale' })).toContain('dit')
    expect(tagsOf({ title: 'DIT protocols' })).not.toContain('dit')
    expect(tagsOf({ title: 'A VAR for images', categories: ['cs.CV'] })).toContain(
      'autoregressive-model',
    )
    expect(tagsOf({ title: 'A VAR for inflation', categories: ['econ.EM'] })).not.toContain(
      'autoregressive-model',
    )
  })

  test('words that share a stem do not mislead', () => {
    expect(tagsOf({ title: 'Visual search' })).not.toContain('visualization')
    expect(tagsOf({ title: 'Digital humans that dance' })).not.toContain('cultural-heritage')
    expect(tagsOf({ title: 'Mechanical design of gears' })).not.toContain('mechanism-design')
    expect(tagsOf({ title: 'Image animation', categories: ['cs.CV'] })).not.toContain(
      'evolution-ecology',
    )
    expect(tagsOf({ title: 'The price of anarchy', categories: ['cs.GT'] })).not.toContain(
      'economic-theory',
    )
  })

  test('a word of two fields needs the right one', () => {
    const inflation = (category: string) =>
      tagsOf({ title: 'Inflation', abstract: 'Inflation.', categories: [category] })
    expect(inflation('astro-ph.CO')).toContain('cosmology')
    expect(inflation('econ.EM')).not.toContain('cosmology')
  })
})

const corpus = shared('data/arxiv-corpus/arxiv_listings_2026-05-18_2026-06-19.jsonl')

describe.skipIf(corpus === null)('rules on the corpus (skipped where it is absent)', () => {
  const papers = corpus === null ? [] : readCorpus(corpus)
  const tagged = papers.map((paper) => topics.filter((t) => matches(t, paper)))
  const counts = new Map(topics.map((t) => [t.slug, 0]))
  for (const { slug } of tagged.flat()) counts.set(slug, (counts.get(slug) ?? 0) + 1)

  test('no rule takes more than 8 % of all papers', () => {
    expect(papers.length).toBeGreaterThan(8_000)
    const greedy = [...counts].filter(([, count]) => count > papers.length * 0.08)
    expect(greedy).toEqual([])
  })

  test('at least 97 % of the computer science topics bring papers', () => {
    const elsewhere = new Set([
      ...['Quantum', 'Mathematics', 'Applied mathematics', 'Gravity and particles'],
      ...['Matter and light', 'Astronomy', 'Materials and chemistry', 'Biology'],
      ...['Economics and finance', 'Earth and climate'],
    ])
    const ours = topics.filter((t) => !elsewhere.has(t.group))
    const silent = ours.filter((t) => counts.get(t.slug) === 0).map((t) => t.slug)
    expect(ours.length).toBeGreaterThan(150)
    expect(silent.length, silent.join(', ')).toBeLessThanOrEqual(ours.length * 0.03)
  })

  test('most papers have a topic, and few have many', () => {
    const share = (wanted: (count: number) => boolean) =>
      tagged.filter((found) => wanted(found.length)).length / papers.length
    expect(share((count) => count > 0)).toBeGreaterThan(0.8)
    expect(share((count) => count > 8)).toBeLessThan(0.02)
  })
})

describe('categories', () => {
  test('155, with Korean names, headings and a line each', () => {
    expect(categories.length).toBe(155)
    expect(new Set(categories.map((c) => c.id)).size).toBe(155)
    expect(new Set(categories.map((c) => c.name.ko)).size).toBe(155)
    for (const { name, description } of categories) {
      expect(name.ko).toMatch(hangul)
      expect(description.en).toMatch(/^[A-Z][^\n]{10,98}\.$/)
    }
  })

  test('a raw category means itself, its successor or nothing', () => {
    expect(canonicalCategory('cs.CV')).toBe('cs.CV')
    expect(canonicalCategory(' hep-th ')).toBe('hep-th')
    expect(canonicalCategory('cmp-lg')).toBe('cs.CL')
    for (const raw of ['astro-ph', 'I.2.6', '68T07', 'cs.XX', '', 'constructor']) {
      expect(canonicalCategory(raw)).toBeNull()
    }
  })

  test('lists are stored in one form whoever tells them', () => {
    expect(knownCategories(['cs.IT', 'cs.AI'])).toEqual(['cs.IT', 'cs.AI', 'math.IT'])
    expect(knownCategories(['cs.IT', 'math.IT', 'cs.AI', 'cs.AI'])).toEqual([
      ...['cs.IT', 'cs.AI', 'math.IT'],
    ])
    expect(knownCategories(['I.2.6', 'cmp-lg', 'cs.CL', '68T07'])).toEqual(['cs.CL'])
    expect(knownCategories(['q-fin.EC', 'econ.TH'])).toEqual(['q-fin.EC', 'econ.GN', 'econ.TH'])
    expect(knownCategories(['nonsense'])).toEqual([])
    for (const [a, b] of categoryTwins) {
      expect(knownCategories([a])).toEqual([a, b])
      expect(knownCategories([b])).toEqual([b, a])
    }
  })

  const file = shared('data/taxonomy/arxiv_categories.json')

  test.skipIf(file === null)("they are arXiv's (skipped where its list is absent)", () => {
    const all = readArxivCategories(file ?? '')
    const names = (list: Array<{ id: string; name: string }>) =>
      list.map((c) => `${c.id} ${c.name}`).sort()
    const active = all.filter((c) => c.active)
    expect(names(categories.map((c) => ({ id: c.id, name: c.name.en })))).toEqual(names(active))
    for (const { id, alias_of_or_alt: current } of all.filter((c) => !c.active)) {
      expect(canonicalCategory(id), id).toBe(current)
    }
    const theirs = new Set(all.map((c) => c.description))
    for (const { description } of categories) expect(theirs.has(description.en)).toBe(false)
  })
})

function matches(topic: TopicTag, paper: IndexedPaper): boolean {
  const parsed = parsedRule(topic)
  return matchQuery(parsed, paper) !== null
}

function parsedRule(topic: TopicTag) {
  const known = rules.get(topic.slug)
  if (known) return known
  const parsed = parseQuery(topic.rule)
  if (!parsed.ok) throw new Error(`${topic.slug}: ${parsed.error.message}`)
  rules.set(topic.slug, parsed.query)
  return parsed.query
}

function readCorpus(path: string): IndexedPaper[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const paper = JSON.parse(line) as Parameters<typeof indexPaper>[0]
    return indexPaper({ ...paper, categories: knownCategories(paper.categories) })
  })
}

function readArxivCategories(path: string): ArxivCategory[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { categories: ArxivCategory[] }).categories
}
