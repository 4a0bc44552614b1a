/** The bundled sample as papers. Its summaries are ours and stand in for the abstracts. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { IncomingPaper } from '../../papers/paper.ts'
import { startOfListingDay } from '../arxiv-calendar.ts'

const SamplePaper = z.object({
  id: z.string(),
  first_listed: z.iso.date(),
  title: z.string(),
  authors: z.array(z.string()).min(1),
  /** As stored: known ones, primary first, both names of a twin. */
  categories: z.array(z.string()).min(1),
  summary: z.string(),
})

/** Available from 00:00 US Eastern of the listing day. Throws when the bundled file is damaged. */
export function readSamplePapers(): IncomingPaper[] {
  const file = readFileSync(new URL('papers.jsonl', import.meta.url), 'utf8')
  return file.trim().split('\n').map(readLine)
}

function readLine(line: string): IncomingPaper {
  const { id, first_listed: day, summary, ...rest } = SamplePaper.parse(JSON.parse(line))
  return {
    ...rest,
    publicId: id,
    version: 1,
    abstract: summary,
    listingDay: day,
    firstAnnouncement: true,
    availableAt: startOfListingDay(day),
    sample: true,
  }
}
