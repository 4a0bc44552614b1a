/** What enriching services tell of papers, cleaned alike. */
import { cleanText } from '../../lib/clean-text.ts'
import type { IncomingSignal } from '../../papers/paper.ts'

/** They count no votes. */
export const factsOnly = (publicId: string): IncomingSignal => ({
  publicId,
  upvotes: 0,
  comments: 0,
  stars: null,
  codeUrl: null,
  projectUrl: null,
  organization: null,
  submittedBy: null,
  keywords: [],
  featuredOn: null,
})

/** Null for what is absent or empty. */
export const line = (text: string | null | undefined, max = 200): string | null =>
  cleanText(text ?? '', { max }) || null

/** Only what may stand in a page as a link. */
export function webLink(text: string | null | undefined): string | null {
  const url = (text ?? '').trim()
  return /^https?:\/\/[^\s"<>\\]{1,490}$/.test(url) && URL.canParse(url) ? url : null
}

/** To be on one is no publication. */
export const isPreprintServer = (venue: string): boolean =>
  /^(?:arxiv(?:\.org|\s*\(cornell university\))?|(?:bio|med|chem)rxiv|corr|ssrn.*|research square.*|preprints?(?:\.org)?|openreview(?:\.net)?|zenodo.*)$/i.test(
    venue,
  )
