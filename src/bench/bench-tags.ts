/** `bench tags`: how good tags are, against the keywords that authors gave their papers, beside two simpler
 * ways. In memory, without a database. */

import { PaperboyError } from '../errors.ts'
import { guessFloor } from '../papers/guess-floor.ts'
import { indexPaper } from '../query/index-paper.ts'
import { measurement } from './measurement.ts'
import { readStock } from './paper-file.ts'
import { type AuthorPaper, readAuthorPapers } from './tags/author-papers.ts'
import { sayingsOfTopics } from './tags/keyword-table.ts'
import { createTagger, indexedText, type Tagger } from './tags/recorded-tags.ts'
import { countTopics, type Quality, qualityOf } from './tags/score-tags.ts'
import { nameInTitle, usualOfCategory } from './tags/tag-baselines.ts'

type Way = 'rules' | 'statistics' | 'both' | 'nameInTitle' | 'categoryOnly'

type TagFigures = Record<Way, Quality> & {
  bench: 'tags'
  half: 'open' | 'kept'
  /** With a keyword that names a topic. */
  papers: number
  topics: number
  /** Topics that authors named ten times and more: F1 of rules and guesses together. */
  byTopic: Record<string, number>
  seconds: number
}

const shownFrom = 10

export const benchTags = measurement({
  counts: {
    kept: { help: '1: the half of the venues that nothing was developed on', fallback: 0, max: 1 },
  },
  async run({ config, note, signal }, { kept }): Promise<TagFigures> {
    const half = kept === 1 ? 'kept' : 'open'
    const papers = await readAuthorPapers(config.sharedFolder, half)
    const stock = await readStock(config.sharedFolder)
    if (papers.length === 0 || stock.corpus === 'sample') {
      throw new PaperboyError('bad-input', 'bench tags needs the recorded papers and keywords', {
        help: 'Set PAPERBOY_SHARED to the folder that holds data/arxiv-corpus and data/author-keywords.',
      })
    }
    const begin = performance.now()
    const recorded = stock.papers.map(indexedText)
    await note(`learning from ${recorded.length} recorded papers`)
    const tagger = await createTagger(recorded, signal)
    await note(`tagging ${papers.length} papers of authors with keywords (${half} half)`)
    const usual = usualOfCategory(
      recorded.map((paper) => ({
        categories: paper.categories,
        topics: slugsOf(tagger.rules(indexPaper(paper))),
      })),
    )
    const given = giveAll(papers, tagger, usual)
    const named = papers.map(({ topics }) => topics)
    const quality = (way: Way) => qualityOf(countTopics(given[way], named).values())
    const both = countTopics(given.both, named)
    return {
      ...{ bench: 'tags', half, papers: papers.length, topics: both.size },
      ...{ rules: quality('rules'), statistics: quality('statistics'), both: quality('both') },
      ...{ nameInTitle: quality('nameInTitle'), categoryOnly: quality('categoryOnly') },
      byTopic: Object.fromEntries(
        [...both]
          .filter(([, count]) => count.named >= shownFrom)
          .map(([slug, count]) => [slug, qualityOf([count]).f1] as const)
          .sort((a, b) => b[1] - a[1]),
      ),
      seconds: Math.round((performance.now() - begin) / 100) / 10,
    }
  },
  passes: ({ both, nameInTitle: one, categoryOnly: other }) =>
    both.f1 > one.f1 && both.f1 > other.f1,
})

type Tags = Array<ReadonlySet<string>>

function giveAll(
  papers: readonly AuthorPaper[],
  tagger: Tagger,
  usual: (category: string) => Set<string>,
): Record<Way, Tags> {
  const inTitle = nameInTitle(sayingsOfTopics())
  const given: Record<Way, Tags> = {
    ...{ rules: [], statistics: [], both: [], nameInTitle: [], categoryOnly: [] },
  }
  for (const paper of papers) {
    const indexed = indexPaper(paper)
    const rules = tagger.rules(indexed)
    const sure = (taken: typeof rules) =>
      tagger.guesses(indexed, taken).filter(({ confidence }) => confidence >= guessFloor)
    given.rules.push(slugsOf(rules))
    given.statistics.push(slugsOf(sure([])))
    given.both.push(slugsOf([...rules, ...sure(rules)]))
    given.nameInTitle.push(inTitle(paper.title))
    given.categoryOnly.push(usual(paper.category))
  }
  return given
}

const slugsOf = (tags: ReadonlyArray<{ slug: string }>): Set<string> =>
  new Set(tags.map(({ slug }) => slug))
