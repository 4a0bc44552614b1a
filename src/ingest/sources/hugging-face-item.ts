/** One item of Hugging Face's Daily Papers as popularity facts. Fields come and go (absent, not
 * null), so each is read by itself and only the id and the upvotes are demanded. */
import { z } from 'zod'
import { cleanText } from '../../lib/clean-text.ts'
import { parseArxivId } from '../../papers/arxiv-id.ts'
import type { IncomingSignal } from '../../papers/paper.ts'

export type DailyPaper =
  | { ok: true; signal: IncomingSignal }
  | { ok: false; id: string; why: string }

const count = z
  .number()
  .transform((value) => Math.min(Math.max(Math.trunc(value), 0), 2_147_483_647))
const text = z.string().transform((value) => cleanText(value, { max: 200 }))
const link = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((url) => !/[\s"<>]/.test(url))
const named = z.object({
  name: text.optional().catch(undefined),
  fullname: text.optional().catch(undefined),
})

const item = z.object({
  numComments: count.catch(0),
  organization: named.optional().catch(undefined),
  paper: z.object({
    id: z.string(),
    upvotes: count,
    /** The day it was featured, midnight UTC; older data has the full time. */
    submittedOnDailyAt: z.iso.datetime().optional().catch(undefined),
    submittedOnDailyBy: named.optional().catch(undefined),
    organization: named.optional().catch(undefined),
    githubRepo: link.optional().catch(undefined),
    githubStars: count.optional().catch(undefined),
    projectPage: link.optional().catch(undefined),
    /** Made by a model a day later or so: fresh items may lack them. */
    ai_keywords: z.array(text).optional().catch(undefined),
  }),
})

/** The outer title, summary and publishedAt repeat the paper's, the date four hours off: unused. */
export function readDailyPaper(value: unknown): DailyPaper {
  const parsed = item.safeParse(value)
  const id = idIn(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { ok: false, id, why: `${issue?.path.join('.') || 'item'}: ${issue?.message}` }
  }
  const { paper, numComments } = parsed.data
  const arxivId = parseArxivId(paper.id)
  if (!arxivId) return { ok: false, id, why: 'not an arXiv id' }
  const organization = paper.organization ?? parsed.data.organization
  return {
    ok: true,
    signal: {
      publicId: arxivId.id,
      upvotes: paper.upvotes,
      comments: numComments,
      stars: paper.githubStars ?? null,
      codeUrl: paper.githubRepo ?? null,
      projectUrl: paper.projectPage ?? null,
      organization: organization?.fullname || organization?.name || null,
      submittedBy: paper.submittedOnDailyBy?.fullname || paper.submittedOnDailyBy?.name || null,
      keywords: [...new Set(paper.ai_keywords?.filter((word) => word !== '') ?? [])].slice(0, 50),
      featuredOn: paper.submittedOnDailyAt?.slice(0, 10) ?? null,
    },
  }
}

const idIn = (value: unknown): string => {
  const shape = z.object({ paper: z.object({ id: z.string() }) }).safeParse(value)
  return shape.success ? cleanText(shape.data.paper.id, { max: 40 }) : ''
}
