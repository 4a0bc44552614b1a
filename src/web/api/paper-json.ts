/** A paper as the API tells it. Field names and meanings are a promise to whoever reads it. */
import { z } from '@hono/zod-openapi'
import { paperLinks } from '../../digest/paper-links.ts'
import type { Paper } from '../../papers/paper.ts'
import { readSaves } from '../../papers/popularity/read-saves.ts'
import { type PaperSignals, readSignals } from '../../papers/read-signals.ts'
import type { Executor } from '../../storage/database.ts'
import { readTagsOf } from '../../tagging/read-tags-of.ts'
import { paperPath } from '../paths.ts'
import type { Site } from '../site.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const signalsSchema = z
  .object({
    upvotes: z.int(),
    comments: z.int(),
    stars: z.int().nullable().openapi({ description: 'Of the repository of its code.' }),
    codeUrl: z.string().nullable(),
    projectUrl: z.string().nullable(),
    organization: z.string().nullable(),
    submittedBy: z.string().nullable().openapi({ description: 'Who brought it to the source.' }),
    featuredOn: day.nullable(),
  })
  .openapi('Signals')

export const paperSchema = z
  .object({
    id: z.string().openapi({ example: '2605.15202' }),
    url: z.url().openapi({ description: 'Its page here.' }),
    sourceUrl: z.url().openapi({ description: 'Its abstract page at the source.' }),
    pdfUrl: z.url().nullable(),
    title: z.string().openapi({ description: 'As the source gives it; TeX still inside.' }),
    abstract: z.string(),
    authors: z.array(z.string()),
    categories: z.array(z.string()).openapi({ description: 'Primary first.' }),
    comment: z.string().nullable(),
    journalRef: z.string().nullable(),
    doi: z.string().nullable(),
    version: z.int().openapi({ description: 'The newest one seen.' }),
    withdrawn: z.boolean(),
    sample: z.boolean().openapi({ description: 'A bundled sample, not a real record.' }),
    listingDay: day.nullable().openapi({
      description: 'The day a source first announced it (US Eastern for arXiv).',
    }),
    listingDayEstimated: z.boolean(),
    tags: z.array(z.string()).openapi({ description: 'Slugs: topics, then categories.' }),
    saves: z.int().openapi({ description: 'By readers here: how many, never who.' }),
    signals: signalsSchema.nullable().openapi({ description: 'Null: nobody told of any.' }),
  })
  .openapi('Paper')

export type PaperJson = z.infer<typeof paperSchema>

/** In the order they are given in. Three statements, however many papers. */
export async function paperJsons(
  db: Executor,
  { papers, site }: { papers: readonly Paper[]; site: Site },
): Promise<PaperJson[]> {
  const ids = papers.map((paper) => paper.id)
  const [tags, signals, saves] = await Promise.all([
    readTagsOf(db, ids),
    readSignals(db, ids),
    readSaves(db, ids),
  ])
  return papers.map((paper) =>
    jsonOf(paper, {
      site,
      tags: tags.get(paper.id) ?? [],
      signals: signals.get(paper.id) ?? null,
      saves: saves.get(paper.id) ?? 0,
    }),
  )
}

type Beside = { site: Site; tags: string[]; signals: PaperSignals | null; saves: number }

function jsonOf(paper: Paper, { site, tags, signals, saves }: Beside): PaperJson {
  const { publicId, title, abstract, authors, categories, comment, journalRef, doi } = paper
  const links = paperLinks(paper)
  return {
    id: publicId,
    url: site.absolute(paperPath(publicId)),
    sourceUrl: links.abstract,
    pdfUrl: links.pdf,
    ...{ title, abstract, authors, categories, comment, journalRef, doi },
    version: paper.latestVersion,
    withdrawn: paper.withdrawn,
    sample: paper.sample,
    listingDay: paper.listingDay,
    listingDayEstimated: paper.listingDayEstimated,
    tags,
    saves,
    signals,
  }
}
