/** Broader and narrower topics, and what else people call them. */
import { describe, expect, it } from 'vitest'
import { namedTopics, sayingOf } from '../../src/tagging/statistics/named-topics.ts'
import { taxonomy } from '../../src/tagging/taxonomy/index.ts'
import { topicsWithKin } from '../../src/tagging/taxonomy/parents.ts'

const topics = taxonomy.topics
const bySlug = new Map(topics.map((topic) => [topic.slug, topic]))

describe('parents', () => {
  it('are topics, and there are at least 250 of those', () => {
    expect(topics.length).toBeGreaterThanOrEqual(250)
    expect(topicsWithKin().filter((slug) => !bySlug.has(slug))).toEqual([])
    expect(topics.filter(({ parents }) => (parents ?? []).length > 0).length).toBeGreaterThan(120)
  })

  it('never lead back to where they began', () => {
    const reaches = (from: string, seen: string[]): string[] =>
      (bySlug.get(from)?.parents ?? []).flatMap((parent) =>
        seen.includes(parent)
          ? [[...seen, parent].join(' > ')]
          : reaches(parent, [...seen, parent]),
      )
    expect(topics.flatMap(({ slug }) => reaches(slug, [slug]))).toEqual([])
  })

  it('are named directly, not again through one between', () => {
    const above = (slug: string): string[] =>
      (bySlug.get(slug)?.parents ?? []).flatMap((parent) => [parent, ...above(parent)])
    const twice = topics.filter(({ parents = [] }) =>
      parents.some((parent) => parents.some((other) => above(other).includes(parent))),
    )
    expect(twice.map(({ slug, parents }) => `${slug}: ${parents}`)).toEqual([])
  })
})

describe('synonyms', () => {
  it('name one topic each, none twice', () => {
    const said = new Map<string, string[]>()
    for (const { slug, name, synonyms = [] } of topics) {
      for (const saying of new Set([name.en, ...synonyms].map(sayingOf))) {
        said.set(saying, [...(said.get(saying) ?? []), slug])
      }
    }
    expect([...said].filter(([, slugs]) => slugs.length > 1)).toEqual([])
  })

  it('are short and plain', () => {
    const bad = topics.flatMap(({ synonyms = [] }) =>
      synonyms.filter((one) => !/^[A-Z0-9a-z][\w' .-]{1,60}$/.test(one)),
    )
    expect(bad).toEqual([])
  })

  it('are found whatever the ending, case and hyphen', () => {
    const topicOf = namedTopics(
      topics.map(({ slug, name, synonyms = [] }) => ({ slug, names: [name.en, ...synonyms] })),
    )
    expect(topicOf('Image captioning')).toBe('captioning')
    expect(topicOf('Behaviour-Cloning')).toBe('imitation-learning')
    expect(topicOf('large multimodal something')).toBeNull()
  })
})
