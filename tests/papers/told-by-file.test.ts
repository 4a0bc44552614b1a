/** A BibTeX file names papers that others tell of better. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readBibtexPapers } from '../../src/ingest/sources/bibtex-file.ts'
import type { IncomingPaper } from '../../src/papers/paper.ts'
import { findPaper } from '../../src/papers/read-papers.ts'
import { storePapers } from '../../src/papers/store-papers.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const at = new Date('2026-05-18T12:00:00Z')
const bring = (source: string, papers: readonly IncomingPaper[]) =>
  test.db.transaction((tx) => storePapers(tx, { papers, source, at }))
const bringBib = (text: string) => bring('bibtex', readBibtexPapers(text, knownCategories).papers)

const preprint = (doi: string) =>
  incomingPaper({
    ...{ publicId: doi, doi, dois: [doi], url: `https://www.biorxiv.org/content/${doi}v1` },
    ...{ categories: [], title: 'Captions of E. coli', abstract: 'We caption it.' },
  })
const entry = (
  doi: string,
) => `@article{x, title={captions of e. coli}, author={Bee, A. and others},
  journal={J. X}, doi={${doi}}, abstract={Short.}, url={https://x.example/1}}`

it('over what a preprint server told of its own it fills in what is missing', async () => {
  const doi = '10.1101/2026.05.10.653210'
  await bring('biorxiv', [preprint(doi)])
  const before = await findPaper(test.db, doi)
  await bringBib(entry(doi))
  expect(await findPaper(test.db, doi)).toEqual({ ...before, journalRef: 'J. X' })
})

it('what it told first gives way to who tells of their own', async () => {
  const doi = '10.1101/2026.05.10.999999'
  await bringBib(entry(doi))
  expect(await findPaper(test.db, doi)).toMatchObject({ title: 'captions of e. coli' })
  await bring('biorxiv', [preprint(doi)])
  expect(await findPaper(test.db, doi)).toMatchObject({
    title: 'Captions of E. coli',
    abstract: 'We caption it.',
  })
})

it('what has no name but its title may be told anew', async () => {
  const told = (abstract: string) =>
    `@article{x, title={On the captions of things}, author={Ada Bee}, abstract={${abstract}}}`
  await bringBib(told('Wih a slip.'))
  const report = await bringBib(told('With none.'))
  expect(report.updated).toHaveLength(1)
})
