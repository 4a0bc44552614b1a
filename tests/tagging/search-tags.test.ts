import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestTags } from '../../src/tagging/nearest-tags.ts'
import type { TagChoice } from '../../src/tagging/read-tags.ts'
import { searchTags } from '../../src/tagging/search-tags.ts'
import { taxonomy } from '../../src/tagging/taxonomy/index.ts'

const bare = {
  description: '',
  rule: null,
  parents: [],
  synonyms: [],
  volume: { median: 1, tuesday: 2, newest: 1 },
  daily: [],
}
const named = (name: { en: string; ko: string }) => ({ name: name.en, names: Object.values(name) })

/** The bundled ones, each bringing the same. */
const tags: TagChoice[] = [
  ...taxonomy.topics.map(({ slug, group, name, description, rule }, id) => {
    const words = { description: description.en, rule }
    return { ...bare, id, slug, kind: 'topic' as const, group, ...named(name), ...words }
  }),
  ...taxonomy.categories.map(({ id: slug, group, name }, at) => {
    const id = taxonomy.topics.length + at
    return { ...bare, id, slug, kind: 'category' as const, group, ...named(name) }
  }),
]
const find = (text: string, limit = 12) => searchTags(tags, { text, limit })
const slugs = (text: string) => find(text).tags.map(({ slug }) => slug)

describe('searching the tags', () => {
  it.each([
    ['a name', 'Number theory', 'number-theory'],
    ['any case and accent', 'NÚMBER thEory', 'number-theory'],
    ['a slug', 'llm-agents', 'llm-agents'],
    ['a category as people write it', 'cs.cv', 'cs.CV'],
    ['its first letters', 'segm', 'segmentation'],
    ['another ending', 'captions', 'captioning'],
    ['what its rule looks for', 'MLLM', 'vlm'],
    ['words of both', 'mamba', 'state-space-models'],
    ['Korean', '시각 질의응답', 'vqa'],
    ['its own word before a rule that asks for it beside another', 'diffusion', 'diffusion-models'],
    ['a part of a Korean word', '그라운딩', 'visual-grounding'],
  ])('finds by %s', (_, text, slug) => {
    expect(slugs(text)[0]).toBe(slug)
    expect(find(text).isClose).toBe(false)
  })

  it('finds every tag by each of its names and by its slug', () => {
    const missed = tags.flatMap((tag) =>
      [...tag.names, tag.slug].filter(
        (text) => !find(text, tags.length).tags.some(({ slug }) => slug === tag.slug),
      ),
    )
    expect(missed).toEqual([])
  })

  it('asks every word to fit', () => {
    expect(find('graph zzqx').isClose).toBe(true)
    expect(slugs('state space')).toContain('state-space-models')
  })

  it('offers what is spelled alike, and says so', () => {
    expect(find('diffuson')).toMatchObject({ isClose: true })
    expect(slugs('diffuson')).toContain('diffusion-models')
    expect(find('qqqq')).toEqual({ tags: [], isClose: false })
  })

  it('takes any text, never gives more than asked and each tag once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 1, max: 20 }),
        (text, limit) => {
          const found = searchTags(tags, { text, limit }).tags
          expect(found.length).toBeLessThanOrEqual(limit)
          expect(new Set(found).size).toBe(found.length)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the nearest tags', () => {
  it('share a word or a group, bring papers, and are not chosen already', () => {
    const near = nearestTags(tags, { slugs: new Set(['vlm']), words: ['captions'] })
    expect(near[0]?.slug).toBe('captioning')
    expect(near.slice(1).every(({ group }) => group === 'Multimodal')).toBe(true)
    expect(near.map(({ slug }) => slug)).not.toContain('vlm')
    const silent = tags.map((tag) => ({
      ...tag,
      volume: { ...bare.volume, median: 0, tuesday: 0 },
    }))
    expect(nearestTags(silent, { slugs: new Set(['vlm']), words: [] })).toEqual([])
  })
})
