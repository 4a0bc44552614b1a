import { expect, it } from 'vitest'
import { type ReadyPage, readAhead } from '../../src/ingest/read-ahead.ts'
import type { SourcePage } from '../../src/ingest/source.ts'
import { contentHash } from '../../src/papers/content-hash.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

const pageOf = (publicId: string): SourcePage => ({
  papers: [incomingPaper({ publicId, title: `Paper ${publicId}` })],
  signals: [],
  skipped: [],
})
const idsOf = ({ page }: ReadyPage) => page.papers.map((paper) => paper.publicId)

it('reads the next page before the last one is done with, and hands all on in order', async () => {
  const log: string[] = []
  async function* pages() {
    for (const id of ['1', '2', '3']) {
      log.push(`read ${id}`)
      yield pageOf(id)
    }
  }
  for await (const ready of readAhead(pages(), { isWorthIt: () => false })) {
    await new Promise((resolve) => setImmediate(resolve))
    log.push(`stored ${idsOf(ready)}`)
  }
  expect(log).toEqual(['read 1', 'read 2', 'stored 1', 'read 3', 'stored 2', 'stored 3'])
})

it('indexes what is likely to be new, and lets the rules look at it', async () => {
  const foreseen: string[] = []
  let isWorthIt = false
  async function* pages() {
    yield pageOf('1')
    yield pageOf('2')
    yield pageOf('3')
  }
  const ready: ReadyPage[] = []
  const ahead = readAhead(pages(), {
    isWorthIt: () => isWorthIt,
    async foreseeTags(papers) {
      for (const { title } of papers) foreseen.push(title.text)
    },
  })
  for await (const one of ahead) {
    ready.push(one)
    isWorthIt = true
  }
  expect(ready.map((one) => one.ahead !== undefined)).toEqual([false, false, true])
  const [paper] = pageOf('3').papers
  expect(ready[2]?.ahead?.get(contentHash(paper as never))?.search).toContain("'paper'")
  expect(foreseen).toEqual(['Paper 3'])
})

it('tells what went wrong with a page once those before it are stored', async () => {
  async function* pages() {
    yield pageOf('1')
    throw new Error('line 2 cannot be read')
  }
  const stored: string[] = []
  const all = async () => {
    for await (const ready of readAhead(pages(), { isWorthIt: () => true })) {
      await new Promise((resolve) => setImmediate(resolve))
      stored.push(...idsOf(ready))
    }
  }
  await expect(all()).rejects.toThrow('line 2 cannot be read')
  expect(stored).toEqual(['1'])
})

it('closes the source when nobody wants more', async () => {
  let isClosed = false
  async function* pages() {
    try {
      yield pageOf('1')
      yield pageOf('2')
      yield pageOf('3')
    } finally {
      isClosed = true
    }
  }
  for await (const ready of readAhead(pages(), { isWorthIt: () => true })) {
    expect(idsOf(ready)).toEqual(['1'])
    break
  }
  expect(isClosed).toBe(true)
})
