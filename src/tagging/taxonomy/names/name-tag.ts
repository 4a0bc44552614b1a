/** Gives a tag its name in the languages whose names lie here: a file and a line for each. */
import type { TagName } from '../tag-definition.ts'
import { zhNames } from './zh.ts'

/** By language, then slug. */
export const furtherNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zh: zhNames,
}

/** A name that the definition itself gives wins. */
export function nameTag(slug: string, name: TagName): TagName {
  const further = Object.entries(furtherNames).flatMap(([language, names]) => {
    const found = names[slug]
    return found === undefined ? [] : [[language, found]]
  })
  return { ...Object.fromEntries(further), ...name }
}
