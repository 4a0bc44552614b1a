/** An edition as the API tells it: its notes as Markdown, as text and as runs, never as HTML, so that
 * nothing an editor wrote can run at whoever reads it. */
import { z } from '@hono/zod-openapi'
import { noteText } from '../../editorial/note/note-words.ts'
import type { Edition, ListedEdition } from '../../editorial/read-edition.ts'
import type { Series } from '../../editorial/series.ts'
import type { Executor } from '../../storage/database.ts'
import { editionPath } from '../paths.ts'
import type { Site } from '../site.ts'
import { paperJsons, paperSchema } from './paper-json.ts'

const runSchema = z
  .object({
    text: z.string(),
    href: z.string().optional().openapi({ description: 'http, https or mailto.' }),
    strong: z.literal(true).optional(),
    em: z.literal(true).optional(),
    code: z.literal(true).optional(),
  })
  .openapi('Run')

const blockSchema = z
  .object({
    kind: z.enum(['text', 'item', 'quote', 'heading', 'code']),
    runs: z.array(runSchema),
  })
  .openapi('Block')

const noteSchema = z
  .object({
    paper: paperSchema,
    language: z.string().openapi({ description: 'BCP 47; it may differ from the series.' }),
    markdown: z.string().openapi({ description: 'As written. Empty: the paper was only picked.' }),
    text: z.string(),
    blocks: z.array(blockSchema).openapi({ description: 'For a page of your own: no HTML in it.' }),
    hashtags: z.array(z.string()).openapi({ description: 'Without #.' }),
    corrections: z
      .array(z.object({ at: z.iso.datetime(), before: z.string() }))
      .openapi({ description: 'What it said before it was corrected, earliest first.' }),
  })
  .openapi('Note')

const heading = {
  series: z.string().openapi({ example: 'daily' }),
  name: z.string().openapi({ description: 'Of the series.' }),
  language: z.string().openapi({ description: 'Of the series, BCP 47.', example: 'ko' }),
  date: z.iso.date(),
  url: z.url().openapi({ description: 'Its page here.' }),
}

export const listedEditionSchema = z.object({ ...heading, papers: z.int() }).openapi('Edition')

export const wholeEditionSchema = z
  .object({
    ...heading,
    publishedAt: z.iso.datetime().nullable(),
    imported: z.boolean().openapi({ description: 'History that was brought in, never mailed.' }),
    notes: z.array(noteSchema).openapi({ description: 'In the order the editor gave them.' }),
  })
  .openapi('EditionWithNotes')

export const listedEditionJson = (
  { slug, name, language, date, papers }: ListedEdition,
  site: Site,
): z.infer<typeof listedEditionSchema> => ({
  ...{ series: slug, name, language, date, papers },
  url: site.absolute(editionPath(slug, date)),
})

export async function wholeEditionJson(
  db: Executor,
  { series, edition, site }: { series: Series; edition: Edition; site: Site },
): Promise<z.infer<typeof wholeEditionSchema>> {
  const { slug, name, language } = series
  const papers = await paperJsons(db, { papers: edition.notes.map(({ paper }) => paper), site })
  return {
    ...{ series: slug, name, language, date: edition.date },
    url: site.absolute(editionPath(slug, edition.date)),
    publishedAt: edition.publishedAt?.toISOString() ?? null,
    imported: edition.imported,
    notes: edition.notes.flatMap((note, at) => {
      const paper = papers[at]
      return paper ? [{ paper, ...noteJson(note) }] : []
    }),
  }
}

const noteJson = ({
  language,
  markdown,
  blocks,
  hashtags,
  corrections,
}: Edition['notes'][number]) => ({
  ...{ language, markdown, text: noteText(blocks), blocks, hashtags },
  corrections: corrections.map(({ at, before }) => ({ at: at.toISOString(), before })),
})
