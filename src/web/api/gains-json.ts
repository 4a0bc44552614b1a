/** What papers gained, as the API tells it. */
import { z } from '@hono/zod-openapi'

export const gainsSchema = z
  .object({
    upvotes: z.int().openapi({ description: 'At the sources that count them.' }),
    comments: z.int(),
    stars: z.int().openapi({ description: 'Of the repository of its code.' }),
    saves: z.int().openapi({ description: 'By readers here: how many, never who.' }),
    reads: z.int().openapi({ description: 'Of its page here.' }),
    pdfClicks: z.int().openapi({ description: 'PDFs opened from its page here.' }),
  })
  .openapi('Gains')
