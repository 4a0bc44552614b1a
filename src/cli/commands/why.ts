/** `why`: why a paper was or was not in a subscriber's mail. */
import type { Decision } from '../../digest/why-paper.ts'
import { calendarOf } from '../calendar-option.ts'
import type { Command } from '../command.ts'
import { required } from '../required-option.ts'

const inWords: Record<Decision, string> = {
  shown: 'It was shown in full.',
  named: 'It was named as a title.',
  withdrawn: 'It was chosen, but that digest never left; it goes with the next one.',
  'would-show': 'It would be shown in full in the next digest.',
  'would-name': 'It would be named as a title in the next digest.',
  more: 'It matched, but others ranked higher.',
  'held-back': 'It matched, but less surely than this reader asks for.',
  'not-matched': 'Nothing this reader follows matches it.',
  muted: 'A mute of this reader matches it.',
  'too-old': 'It was announced too long ago for the next digest.',
  'before-interest': 'It matched only interests that are newer than its digest.',
  'not-announced': 'It was not announced, or not yet at that moment.',
  retracted: 'Its authors withdrew it.',
  'not-following': 'This address gets no digests: not confirmed, or left.',
}

export const why: Command = {
  name: 'why',
  summary: "why a paper was or was not in a subscriber's mail",
  usage: 'why --email X --paper ID [--now ISO] [--json]',
  options: {
    email: { type: 'string' },
    paper: { type: 'string' },
    now: { type: 'string' },
    json: { type: 'boolean' },
  },
  help: {
    email: 'the subscriber',
    paper: 'the paper, e.g. 2605.15202',
    now: 'the moment that counts as the present',
    json: 'print {paper, digest, decision, reasons, score}',
  },
  async run({ services, values, io }) {
    const input = { email: required(values, 'email'), paper: required(values, 'paper') }
    const answer = await services.why(calendarOf(values), input)
    const [reasons = []] = await services.tellReasons([answer.reasons], 'en')
    if (values.json) {
      await io.out(JSON.stringify({ ...answer, reasons }))
      return 0
    }
    const where = answer.digest ? ` (${answer.digest.kind} of ${answer.digest.period})` : ''
    await io.out(`${answer.paper}: ${inWords[answer.decision]}${where}`)
    if (reasons.length > 0) await io.out(reasons.join(' · '))
    if (answer.score !== null) await io.out(`score ${answer.score}`)
    return 0
  },
}
