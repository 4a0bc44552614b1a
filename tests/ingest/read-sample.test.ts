/** The bundled sample: real papers, our own summaries, good for a first minute. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { admitPaper } from '../../src/ingest/admit-paper.ts'
import { readSamplePapers } from '../../src/ingest/sample/read-sample.ts'
import { indexPaper } from '../../src/query/index-paper.ts'
import { matchQuery } from '../../src/query/match-query.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { taxonomy } from '../../src/tagging/taxonomy/index.ts'
import { shared } from '../support/shared.ts'

type CorpusPaper = {
  id: string
  first_listed: string
  title: string
  authors: string[]
  categories: string[]
  abstract: string
}

const sample = readSamplePapers()
const corpus = shared('data/arxiv-corpus/arxiv_listings_2026-05-18_2026-06-19.jsonl')

test('at least 66 papers, each once, from five days and many fields', () => {
  expect(sample.length).toBeGreaterThanOrEqual(66)
  expect(new Set(sample.map((paper) => paper.publicId)).size).toBe(sample.length)
  expect(new Set(sample.map((paper) => paper.listingDay)).size).toBe(5)
  const archives = new Set(sample.flatMap((p) => p.categories.map((c) => c.split('.')[0])))
  for (const archive of ['cs', 'math', 'stat', 'eess', 'physics', 'q-bio', 'q-fin', 'econ']) {
    expect(archives.has(archive), archive).toBe(true)
  }
})

test('each goes through the door of all papers unchanged', () => {
  for (const paper of sample) {
    const { publicId, title, abstract, authors, categories } = paper
    const fields = { title, abstract, authors, categories }
    const admission = admitPaper({ id: publicId, ...fields }, knownCategories)
    expect(admission).toMatchObject({ ok: true, paper: { publicId, ...fields } })
  }
})

test('each is a first announcement of the sample, from midnight in New York', () => {
  for (const paper of sample) {
    expect(paper).toMatchObject({ sample: true, firstAnnouncement: true, version: 1 })
    expect(paper.availableAt?.toISOString()).toBe(`${paper.listingDay}T04:00:00.000Z`)
  }
})

test('summaries are short and plain', () => {
  for (const { publicId, abstract } of sample) {
    const words = abstract.split(/\s+/).length
    expect(words, publicId).toBeGreaterThanOrEqual(25)
    expect(words, publicId).toBeLessThanOrEqual(60)
    expect(abstract, publicId).toMatch(/^[A-Z].*\.$/)
    expect(abstract, publicId).not.toMatch(/[$\\]|\bwe\b|\bour\b/i)
  }
})

test('nearly all have a topic, and the topics are many', () => {
  const rules = taxonomy.topics.flatMap(({ slug, rule }) => {
    const parsed = parseQuery(rule)
    return parsed.ok ? [{ slug, query: parsed.query }] : []
  })
  const tagged = sample.map((paper) => {
    const indexed = indexPaper(paper)
    return rules.filter(({ query }) => matchQuery(query, indexed)).map(({ slug }) => slug)
  })
  expect(tagged.filter((slugs) => slugs.length === 0).length).toBeLessThanOrEqual(3)
  expect(new Set(tagged.flat()).size).toBeGreaterThan(80)
})

describe.skipIf(corpus === null)('beside the corpus (skipped where it is absent)', () => {
  const byId = new Map(readCorpus().map((paper) => [paper.id, paper]))

  test('metadata are those of the real record', () => {
    for (const paper of sample) {
      const real = byId.get(paper.publicId)
      expect({
        title: paper.title,
        authors: paper.authors,
        day: paper.listingDay,
        categories: paper.categories,
      }).toEqual({
        title: real?.title.replace(/\s+/g, ' ').trim(),
        authors: real?.authors,
        day: real?.first_listed,
        categories: knownCategories(real?.categories ?? []),
      })
    }
  })

  test('no summary shares six words in a row with the abstract', () => {
    const runs = (text: string, length: number) => {
      const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
      return words.slice(length - 1).map((_, i) => words.slice(i, i + length).join(' '))
    }
    for (const paper of sample) {
      const theirs = new Set(runs(byId.get(paper.publicId)?.abstract ?? '', 6))
      expect(theirs.size, paper.publicId).toBeGreaterThan(20)
      const copied = runs(paper.abstract, 6).filter((run) => theirs.has(run))
      expect(copied, paper.publicId).toEqual([])
    }
  })
})

function readCorpus(): CorpusPaper[] {
  if (corpus === null) return []
  const lines = readFileSync(corpus, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as CorpusPaper)
}
