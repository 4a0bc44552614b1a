/** `pause`: nothing more leaves, until `resume`. */
import type { Command } from '../command.ts'
import { laneLine, laneOf } from '../lane-option.ts'

export const pause: Command = {
  name: 'pause',
  summary: 'hold mail back until `resume`; pages and planning go on',
  usage: 'pause [--lane urgent|bulk] [--reason TEXT] [--copy] [--json]',
  options: {
    lane: { type: 'string' },
    reason: { type: 'string' },
    copy: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  help: {
    lane: 'urgent: confirmations and first digests; bulk: daily digests; without, both',
    reason: 'told by resume and doctor',
    copy: 'this database was put back from a snapshot of a whole disk or machine: what was under way counts as mailed',
    json: 'print [{lane, letters, held, parked, news}]',
  },
  async run({ services, values, io }) {
    const given = typeof values.reason === 'string' ? values.reason.trim() : ''
    const input = {
      lane: laneOf(values),
      reason: given || 'by hand',
      copy: values.copy === true,
    }
    const lanes = await services.pause(input, io.note)
    if (values.json) await io.out(JSON.stringify(lanes))
    else {
      for (const lane of lanes) await io.out(`${laneLine(lane)}${lane.news ? '' : ' (as before)'}`)
    }
    return 0
  },
}
