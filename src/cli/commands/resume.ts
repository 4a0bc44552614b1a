/** `resume`: shows what stands, and lets it go on. */
import type { Command } from '../command.ts'
import { laneLine, laneOf, lettersIn } from '../lane-option.ts'
import type { ResumeReport } from '../operator-services.ts'

export const resume: Command = {
  name: 'resume',
  summary: 'show what holds mail back and release it',
  usage: 'resume [--lane urgent|bulk] [--yes] [--json]',
  options: { lane: { type: 'string' }, yes: { type: 'boolean' }, json: { type: 'boolean' } },
  help: {
    lane: 'urgent: confirmations and first digests; bulk: daily digests; without, both',
    yes: 'release after a copy or a restore too; without, these are only shown',
    json: 'print {lanes, unknownLetters, copy, needsYes, waitsForLive}',
  },
  async run({ services, values, io }) {
    const input = { lane: laneOf(values), yes: values.yes === true }
    const report = await services.resume(input, io.note)
    if (values.json) await io.out(JSON.stringify(report))
    else for (const line of describe(report)) await io.out(line)
    return report.needsYes || report.waitsForLive ? 1 : 0
  },
}

function describe(report: ResumeReport): string[] {
  const { lanes, unknownLetters, copy, needsYes, waitsForLive } = report
  const lines = lanes.map((lane) => {
    if (!lane.released) return laneLine(lane)
    return `${laneLine(lane)} -> released`
  })
  if (copy) {
    const { from, to, letters, readers } = copy
    lines.push(
      `between ${minute(from)} and ${minute(to)} the original may have sent mail: ${lettersIn(letters)} unknown, ${readers} readers taken as served; none of it is sent from here`,
    )
  }
  if (unknownLetters > 0) {
    lines.push(`${lettersIn(unknownLetters)} in all are unknown: never sent again by themselves`)
  }
  if (needsYes) {
    lines.push(
      'Nothing is released yet. Make sure that the original sends no more, then give `paperboy resume --yes`.',
    )
  }
  if (waitsForLive) lines.push('Mail waits for `paperboy live` still.')
  return lines
}

const minute = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`
