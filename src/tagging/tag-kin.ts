/** The topics that a topic is part of, and those that are part of it. Pure. */
import type { TagChoice } from './read-tags.ts'

export const tagKin = (
  tags: readonly TagChoice[],
  { slug, parents }: Pick<TagChoice, 'slug' | 'parents'>,
): { broader: TagChoice[]; narrower: TagChoice[] } => ({
  broader: tags.filter((one) => parents.includes(one.slug)),
  narrower: tags.filter((one) => one.parents.includes(slug)),
})
