/** What a form's choices would bring, ready to be shown. */
import type { ChoicesAsked } from '../digest/preview-choices.ts'
import { nearestTags } from '../tagging/nearest-tags.ts'
import type { TagChoice } from '../tagging/read-tags.ts'
import type { Looked } from './components/choice-preview.tsx'
import type { SubscribeValues } from './components/subscribe-form.tsx'
import type { PageDeps } from './page-deps.ts'
import { type PreviewAsk, previewAsk } from './preview-input.ts'
import { linkOf } from './subscribe-input.ts'

type Shape = Pick<ChoicesAsked, 'number' | 'strictness' | 'abstractLength' | 'timezone' | 'locale'>

/** As the first mail is. */
const offered = { number: 8, abstractLength: 'short' as const }

export async function lookAtForm(
  deps: PageDeps,
  tags: TagChoice[],
  { values, locale }: { values: SubscribeValues; locale: string },
): Promise<Looked> {
  const shape = { ...offered, locale, timezone: deps.settings.defaultTimezone }
  const looked = await lookAt(deps, tags, { ask: previewAsk(values, tags), shape })
  return { ...looked, link: linkOf(values) }
}

/** Nothing is asked of the database while nothing is chosen. */
export async function lookAt(
  deps: Pick<PageDeps, 'previewChoices'>,
  tags: TagChoice[],
  { ask: { choices, problems }, shape }: { ask: PreviewAsk; shape: Shape },
): Promise<Looked> {
  const { number } = shape
  if (choices.every(({ level }) => level === 'mute')) {
    return { preview: null, problems, nearest: [], number }
  }
  const preview = await deps.previewChoices({ ...shape, choices, tags })
  const followed = choices.filter(({ level }) => level !== 'mute')
  const slugs = new Set(followed.flatMap((one) => (one.kind === 'tag' ? [one.tag.slug] : [])))
  const words = followed.flatMap((one) => (one.kind === 'query' ? [one.text] : []))
  const nearest = preview.matched === 0 ? nearestTags(tags, { slugs, words }) : []
  return { preview, problems, nearest, number }
}
