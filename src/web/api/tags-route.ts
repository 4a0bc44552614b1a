/** GET /api/v1/tags: every topic and category, with what each brings. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { TagChoice } from '../../tagging/read-tags.ts'
import type { PageDeps } from '../page-deps.ts'
import { followTagPath, tagPath } from '../paths.ts'
import type { Site } from '../site.ts'
import { answerOf, answers, jsonFile } from './answers.ts'

const tagSchema = z
  .object({
    slug: z.string().openapi({ example: 'captioning' }),
    kind: z.string().openapi({ example: 'topic' }),
    group: z.string().openapi({ description: 'The heading it stands under, in English.' }),
    name: z.string().openapi({ description: 'In the language of the answer (`lang`).' }),
    description: z.string(),
    names: z.array(z.string()).openapi({ description: 'In every language there is.' }),
    rule: z.string().nullable().openapi({ description: 'A query; null for categories.' }),
    papersADay: z.number().openapi({ description: 'Median over the listing days held.' }),
    papersOnTuesdays: z.number().nullable(),
    url: z.url(),
    subscribeUrl: z.url().openapi({ description: 'The form with this tag chosen.' }),
  })
  .openapi('Tag')

export const tagsOperation = createRoute({
  method: 'get',
  path: '/tags',
  summary: 'Topics and categories',
  description: 'All of them in one answer: topics, then categories.',
  request: {
    query: z.object({
      lang: z.string().optional().openapi({
        description: 'Of names and descriptions: en, ko, zh or ja. Default: by Accept-Language.',
      }),
    }),
  },
  responses: answers(answerOf(z.array(tagSchema)), 'The tags.'),
})

export function tagsRoute(api: OpenAPIHono, deps: PageDeps): void {
  api.openapi(tagsOperation, (c) =>
    deps.sendPublicFile(c, '', async (page, view) => {
      const { tags } = await view.tags(page.locale)
      return jsonFile({ data: tags.map((tag) => tagJson(tag, page.site)), next: null })
    }),
  )
}

const tagJson = (tag: TagChoice, site: Site): z.infer<typeof tagSchema> => ({
  slug: tag.slug,
  kind: tag.kind,
  group: tag.group,
  name: tag.name,
  description: tag.description,
  names: tag.names,
  rule: tag.rule,
  papersADay: tag.volume.median,
  papersOnTuesdays: tag.volume.tuesday,
  url: site.absolute(tagPath(tag.slug)),
  subscribeUrl: site.absolute(followTagPath(tag.slug)),
})
