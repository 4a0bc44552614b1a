/** `tag`: hashtags of editors, put into the form by hand, and merged into another tag. */

import { papersNeeded } from '../../editorial/hashtags/add-hashtags.ts'
import { hashtagDays, type ListedHashtag } from '../../editorial/hashtags/list-hashtags.ts'
import { PaperboyError } from '../../errors.ts'
import { calendarOf } from '../calendar-option.ts'
import type { Command, CommandContext } from '../command.ts'

export const tag: Command = {
  name: 'tag',
  summary: 'hashtags of editors: list them, put one into the form, merge one into another tag',
  usage: 'tag list [--json] | add HASHTAG | merge A B [--dry-run] [--json]',
  options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  help: {
    'dry-run': 'merge: say what would move, change nothing; a merge is not taken back',
    json: 'print what a program may read',
  },
  takesWords: true,
  async run(context) {
    const [act, ...words] = context.positionals
    if (act === 'list' && words.length === 0) return list(context)
    if (act === 'add' && words.length === 1) return add(context, String(words[0]))
    if (act === 'merge' && words.length === 2) {
      return merge(context, { from: String(words[0]), into: String(words[1]) })
    }
    throw new PaperboyError('bad-input', 'tag needs to know what to do', {
      help: 'Give `tag list`, `tag add HASHTAG` or `tag merge A B`.',
    })
  },
}

async function list({ services, values, io }: CommandContext): Promise<number> {
  const found = await services.listHashtags(calendarOf(values))
  if (values.json) {
    await io.out(JSON.stringify(found))
    return 0
  }
  for (const hashtag of found) await io.out(lineOf(hashtag))
  await io.out(
    `${found.length} hashtags in ${hashtagDays} days; at ${papersNeeded} papers one reaches the form`,
  )
  return 0
}

const lineOf = ({ written, papers, stands, as }: ListedHashtag): string => {
  const standing = { own: 'in the form', merged: `merged into ${stands}`, topic: `is ${stands}` }
  return `${String(papers).padStart(5)}  #${written}${as === null ? '' : `  (${standing[as]})`}`
}

async function add({ services, values, io }: CommandContext, hashtag: string): Promise<number> {
  await services.addHashtag(calendarOf(values), hashtag)
  await io.out(`#${hashtag.replace(/^#/, '')} is in the form now`)
  return 0
}

async function merge(
  { services, values, io }: CommandContext,
  named: { from: string; into: string },
): Promise<number> {
  const dryRun = values['dry-run'] === true
  const merged = await services.mergeTag(calendarOf(values), { ...named, dryRun })
  if (values.json) {
    await io.out(JSON.stringify(merged))
    return 0
  }
  const { from, into, readers, queries, papers } = merged
  const would = dryRun ? 'would move' : 'moved'
  await io.out(
    `${would} from ${from} to ${into}: ${readers} readers, ${queries} queries, ${papers} papers`,
  )
  if (dryRun)
    await io.out(`nothing was changed; a merge is for good: ${from} would lead to ${into}`)
  return 0
}
