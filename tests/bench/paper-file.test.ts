/** Corpus files of any length for measuring. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writePaperFile } from '../../src/bench/paper-file.ts'
import { parseArxivId } from '../../src/papers/arxiv-id.ts'

it('every paper has an id of its own that is one, also where a month has no room for all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pb-'))
  const file = join(folder, 'papers.jsonl')
  const day = '2026-01-13'
  const facts = { title: 'Sheep', authors: ['A'], categories: ['cs.CV'], comment: null }
  const paper = { ...facts, id: '2601.00001', first_listed: day, abstract: 'Of sheep.' }
  const stock = { corpus: 'sample' as const, papers: [paper] }
  await writePaperFile(file, stock, { count: 100_100, days: [day] })
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id)
  expect(new Set(ids).size).toBe(100_100)
  expect(ids.filter((id) => parseArxivId(id)?.id !== id)).toEqual([])
  await rm(folder, { recursive: true })
})
