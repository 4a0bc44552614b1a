import { describe, expect, it } from 'vitest'
import type { TagChoice } from '../../src/tagging/read-tags.ts'
import { taxonomy } from '../../src/tagging/taxonomy/index.ts'
import { fieldsOf, groupTags } from '../../src/web/tag-fields.ts'

const inGroup = (group: string): TagChoice => ({
  id: 1,
  slug: group.toLowerCase(),
  kind: 'topic',
  group,
  name: group,
  names: [],
  description: '',
  rule: null,
  parents: [],
  synonyms: [],
  volume: { median: 0, tuesday: 0, newest: 0 },
  daily: [],
})
const namesOf = (...groups: string[]) =>
  fieldsOf(groupTags(groups.map(inGroup))).map(({ field, groups: held }) => ({
    field,
    groups: held.map(({ name }) => name),
  }))

describe('the fields of the form', () => {
  it('hold every group of the taxonomy once, under few headings', () => {
    const groups = [...new Set(taxonomy.topics.map(({ group }) => group))]
    const fields = namesOf(...groups)
    expect(fields.every(({ field }) => field !== null)).toBe(true)
    expect(fields.flatMap((field) => field.groups).sort()).toEqual(groups.sort())
    expect(fields.length).toBeLessThanOrEqual(9)
  })

  it('leave a group alone that has no field, or is the only one of it', () => {
    expect(namesOf('Beekeeping', 'Vision', 'Language', 'Agents')).toEqual([
      { field: 'language', groups: ['Language', 'Agents'] },
      { field: null, groups: ['Vision'] },
      { field: null, groups: ['Beekeeping'] },
    ])
  })
})
