/** The 155 active arXiv categories, and what each raw category of a source stands for. */
import { astrophysics } from './categories/astrophysics.ts'
import { computerScience } from './categories/computer-science.ts'
import { condensedMatter } from './categories/condensed-matter.ts'
import { economics } from './categories/economics.ts'
import { electricalEngineering } from './categories/electrical-engineering.ts'
import { highEnergyPhysics } from './categories/high-energy-physics.ts'
import { mathematics } from './categories/mathematics.ts'
import { nonlinearSciences } from './categories/nonlinear-sciences.ts'
import { physics } from './categories/physics.ts'
import { quantitativeBiology } from './categories/quantitative-biology.ts'
import { quantitativeFinance } from './categories/quantitative-finance.ts'
import { statistics } from './categories/statistics.ts'
import type { CategoryTag } from './tag-definition.ts'

export const categories: readonly CategoryTag[] = [
  ...computerScience,
  ...statistics,
  ...electricalEngineering,
  ...mathematics,
  ...physics,
  ...astrophysics,
  ...condensedMatter,
  ...highEnergyPhysics,
  ...nonlinearSciences,
  ...quantitativeBiology,
  ...quantitativeFinance,
  ...economics,
]

export const activeCategoryIds: ReadonlySet<string> = new Set(categories.map((c) => c.id))

/** One set of papers under two names; the name that arXiv's listing pages print comes first. */
export const categoryTwins: ReadonlyArray<readonly [string, string]> = [
  ['cs.IT', 'math.IT'],
  ['math.NA', 'cs.NA'],
  ['eess.SY', 'cs.SY'],
  ['econ.GN', 'q-fin.EC'],
  ['math-ph', 'math.MP'],
  ['math.ST', 'stat.TH'],
]

/** Archives that arXiv closed and the category that took their papers. */
const successors: ReadonlyMap<string, string> = new Map([
  ['acc-phys', 'physics.acc-ph'],
  ['adap-org', 'nlin.AO'],
  ['alg-geom', 'math.AG'],
  ['ao-sci', 'physics.ao-ph'],
  ['atom-ph', 'physics.atom-ph'],
  ['bayes-an', 'physics.data-an'],
  ['chao-dyn', 'nlin.CD'],
  ['chem-ph', 'physics.chem-ph'],
  ['cmp-lg', 'cs.CL'],
  ['comp-gas', 'nlin.CG'],
  ['dg-ga', 'math.DG'],
  ['funct-an', 'math.FA'],
  ['mtrl-th', 'cond-mat.mtrl-sci'],
  ['patt-sol', 'nlin.PS'],
  ['plasm-ph', 'physics.plasm-ph'],
  ['q-alg', 'math.QA'],
  ['solv-int', 'nlin.SI'],
  ['supr-con', 'cond-mat.supr-con'],
])

const twinOf: ReadonlyMap<string, string> = new Map(
  categoryTwins.flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ]),
)

/**
 * The active category that a source's raw category means: itself, the successor of a closed
 * archive, or null (ACM and MSC classes, whole archives such as `astro-ph`, misprints).
 */
export function canonicalCategory(raw: string): string | null {
  const id = raw.trim()
  if (activeCategoryIds.has(id)) return id
  return successors.get(id) ?? null
}

/**
 * A source's category list as Paperboy stores it: known categories only, primary first, the rest
 * sorted, no repeats, and both names of a twin. Feeds print both names and listing pages one, so
 * without this a reader of `cs.SY` would miss papers and one paper would look changed.
 */
export function knownCategories(raw: readonly string[]): string[] {
  const [primary, ...rest] = raw.flatMap((category) => canonicalCategory(category) ?? [])
  if (primary === undefined) return []
  const others = new Set([primary, ...rest].flatMap((id) => [id, twinOf.get(id) ?? id]))
  others.delete(primary)
  return [primary, ...[...others].sort()]
}
