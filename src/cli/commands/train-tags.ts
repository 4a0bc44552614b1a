/** `train-tags`: what the night does by itself, now. */
import type { TrainedTags } from '../../tagging/statistics/train-tags.ts'
import type { Command } from '../command.ts'

export const trainTags: Command = {
  name: 'train-tags',
  summary: 'learn from stored papers which topics others probably have; done each night by itself',
  usage: 'train-tags [--json]',
  options: { json: { type: 'boolean' } },
  help: { json: 'print {outcome, papers, needed, topics, guesses}' },
  async run({ services, values, io, signal }) {
    const report = await services.trainTags(signal)
    await io.out(values.json ? JSON.stringify(report) : wordsOf(report))
    return 0
  },
}

function wordsOf({ outcome, papers, needed, topics, guesses }: TrainedTags): string {
  if (outcome === 'too-few') {
    return `${papers} papers are stored; statistics stay silent below ${needed}`
  }
  if (outcome === 'unchanged' && guesses === 0) return 'nothing new to learn from'
  return `${topics} topics learned from ${papers} papers, ${guesses} guesses stored`
}
