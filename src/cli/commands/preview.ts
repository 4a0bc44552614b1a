/** `preview`: the digest a subscriber would get; sends nothing. */
import { calendarOf } from '../calendar-option.ts'
import type { Command } from '../command.ts'
import { required } from '../required-option.ts'

export const preview: Command = {
  name: 'preview',
  summary: 'show the digest a subscriber would get; sends nothing',
  usage: 'preview --email X [--now ISO] [--json]',
  options: { email: { type: 'string' }, now: { type: 'string' }, json: { type: 'boolean' } },
  help: {
    email: 'the subscriber',
    now: 'the moment that counts as the present',
    json: 'print {picks: [{id, reasons, score}], more, cutoff}',
  },
  async run({ services, values, io }) {
    const email = required(values, 'email')
    const { reader, choice, cutoff } = await services.preview(calendarOf(values), { email })
    const lists = choice.picks.map((pick) => pick.reasons)
    const told = await services.tellReasons(lists, reader.locale)
    const picks = choice.picks.map(({ paper, section, score }, index) => ({
      id: paper.publicId,
      section,
      reasons: told[index] ?? [],
      score,
    }))
    const more = choice.more.map((paper) => paper.publicId)
    if (values.json) {
      await io.out(JSON.stringify({ picks, more, cutoff: cutoff.toISOString() }))
      return 0
    }
    await io.out(
      `${choice.announced} announced, ${choice.matched} matched since ${cutoff.toISOString()}`,
    )
    for (const { id, section, reasons } of picks) {
      await io.out(`${section === 'full' ? '*' : '-'} ${id}  ${reasons.join(' · ')}`)
    }
    if (more.length > 0) await io.out(`and ${more.length} more`)
    return 0
  },
}
