/** Every language says all that English says, in its own words; and English says nothing that no page
 * or letter uses. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/locales/en.ts'
import { findLanguage, languages } from '../../src/locales/languages.ts'

type Leaf = { path: string; said: unknown }

function leavesOf(said: unknown, path = ''): Leaf[] {
  if (typeof said !== 'object' || said === null) return [{ path, said }]
  return Object.entries(said).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`))
}

const { code: _code, tag: _tag, name: _name, ...english } = en
const wanted = new Map(leavesOf(english).map(({ path, said }) => [path, said]))

describe.each(languages.filter(({ code }) => code !== 'en'))(
  '$name',
  ({ code, tag, name, ...words }) => {
    const leaves = leavesOf(words)

    it('says what English says, and no more', () => {
      const kinds = (all: Iterable<[string, unknown]>) =>
        [...all].map(([path, said]) => `${path}: ${typeof said}`).sort()
      expect(kinds(leaves.map(({ path, said }) => [path, said]))).toEqual(kinds(wanted))
    })

    it('says it in its own words', () => {
      const left = leaves.filter(
        ({ path, said }) =>
          typeof said === 'string' &&
          said === wanted.get(path) &&
          /[a-z]{3}/.test(said) &&
          !isName({ path, said }),
      )
      expect(left).toEqual([])
      expect(leaves.filter(({ said }) => said === '' && wanted.get(code) !== '')).toEqual([])
      expect([tag, name].every((one) => one.length > 0)).toBe(true)
    })
  },
)

/** What is called alike everywhere: names, queries, and arXiv's own sentence of thanks. */
const isName = ({ path, said }: Leaf): boolean =>
  /\.(thanks|hint)$|\.helpRows\.\d+\.0$/.test(path) ||
  /^((Atom|BibTeX|JSON|RIS|PDF|Feed|arXiv|Hugging|Face|Daily|Papers|DOI|bioRxiv|medRxiv|Semantic|Scholar|OpenAlex)\b|[\W\d])+$/i.test(
    String(said),
  )

it('Chinese has one word for the digest, and another for an abstract', () => {
  const { code: _, tag: __, name: ___, ...chinese } = findLanguage('zh') ?? en
  const both = leavesOf(chinese).filter(
    ({ path, said }) =>
      /摘要/.test(String(said)) &&
      /digest/i.test(String(wanted.get(path))) &&
      !/abstract/i.test(`${path} ${wanted.get(path)}`),
  )
  expect(both).toEqual([])
})

// "까지", "まで" and "至" would take that day in.
it.each(['ko', 'zh', 'ja'])('in %s a pause or an absence ends with the day before', (code) => {
  const { web, mail } = findLanguage(code) ?? en
  const { leave, preferences, editions } = web
  const said = [
    leave.pausedUntil('DAY'),
    leave.donePause('DAY'),
    preferences.paused('DAY'),
    editions.away('DAY'),
    mail.note.away('NEWS', 'DAY'),
  ]
  for (const text of said) {
    expect(text).toContain('DAY')
    expect(text).not.toMatch(/DAY\s?(까지|まで)|至\s?DAY/)
  }
})

it('English says nothing that is not used', () => {
  const root = resolve(import.meta.dirname, '../..')
  const sources = ['src', 'emails']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(join('src', 'locales', 'en')))
    .filter((file) => !languages.some(({ code }) => file === join('src', 'locales', `${code}.ts`)))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
  const used = new Set(sources.match(/[\w$-]+/g))
  // `words[`${kind}Title`]`
  const endings = sources.match(/(?<=\}`?)[A-Z]\w*(?=`)/g) ?? []
  const unused = [...wanted.keys()].filter((path) => {
    const key = path.split('.').at(-1) as string
    return !used.has(key) && !endings.some((ending) => key.endsWith(ending))
  })
  expect(unused).toEqual([])
})
