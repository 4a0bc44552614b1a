/** `bench mailed`: how many of the topics that papers are mailed on are right, by pairs that were judged one
 * by one; draws pairs to judge. In memory, without a database. */
import { PaperboyError } from '../errors.ts'
import { measurement } from './measurement.ts'
import { readStock } from './paper-file.ts'
import { drawPairs, keyOf } from './tags/draw-pairs.ts'
import { judgedSeed, precisionOf, readJudgedPairs } from './tags/judged-pairs.ts'
import { mailedPairs } from './tags/mailed-pairs.ts'
import { createTagger, indexedText } from './tags/recorded-tags.ts'

type MailedFigures = {
  bench: 'mailed'
  /** Pairs of paper and topic that would be mailed, of recorded papers. */
  mailed: number
  guessed: number
  judged: number
  right: number
  precision: number
  precisionOfRules: number
  precisionOfGuesses: number
  /** Judged, and would not be mailed any more. */
  changed: number
  /** Drawn now, each with what put the topic there. */
  drawn: Record<string, string>
}

const asked = 0.85

export const benchMailed = measurement({
  counts: {
    draw: { help: 'pairs to draw for judging', fallback: 0, max: 10_000 },
    seed: { help: 'of the draw', fallback: judgedSeed, max: 1_000_000_000 },
  },
  async run({ config, note, signal }, { draw, seed }): Promise<MailedFigures> {
    const stock = await readStock(config.sharedFolder)
    if (stock.corpus === 'sample') {
      throw new PaperboyError('bad-input', 'bench mailed needs the recorded papers', {
        help: 'Set PAPERBOY_SHARED to the folder that holds data/arxiv-corpus.',
      })
    }
    await note(`learning from ${stock.papers.length} recorded papers`)
    const texts = stock.papers.map(indexedText)
    const tagger = await createTagger(texts, signal)
    const pairs = mailedPairs(
      stock.papers.map(({ id, first_listed }, at) => ({
        ...{ id, day: first_listed },
        tags: tagger.all(texts[at] as (typeof texts)[number]),
      })),
    )
    const judged = await readJudgedPairs()
    const now = new Set(pairs.map(keyOf))
    return {
      ...{ bench: 'mailed', mailed: pairs.length },
      guessed: pairs.filter(({ source }) => source === 'statistics').length,
      judged: judged.length,
      right: judged.filter(({ right }) => right).length,
      precision: precisionOf(judged),
      precisionOfRules: precisionOf(judged.filter(({ source }) => source === 'rule')),
      precisionOfGuesses: precisionOf(judged.filter(({ source }) => source === 'statistics')),
      changed: judged.filter((pair) => !now.has(keyOf(pair))).length,
      drawn: Object.fromEntries(
        drawPairs(pairs, { count: draw, seed }).map((pair) => [keyOf(pair), pair.source]),
      ),
    }
  },
  passes: ({ precision }) => precision >= asked,
})
