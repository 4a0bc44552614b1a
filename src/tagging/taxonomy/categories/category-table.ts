/** Writes categories as rows, so that one heading's categories fit on a page. */
import type { CategoryTag } from '../tag-definition.ts'

/** Id, English name (arXiv's), Korean name, one line in our own words in English and in Korean. */
type CategoryRow = readonly [
  id: string,
  en: string,
  ko: string,
  description: string,
  koDescription: string,
]

export function categoryTable(group: string, rows: readonly CategoryRow[]): CategoryTag[] {
  return rows.map(([id, en, ko, description, koDescription]) => ({
    id,
    name: { en, ko },
    group,
    description: { en: description, ko: koDescription },
  }))
}
