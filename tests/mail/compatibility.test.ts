/** What mail clients make of the letters' HTML and CSS, by caniemail's data, for every client it knows.
 * A feature that some client lacks must be on the list with what happens there; a new one fails. */
import { caniemail } from 'caniemail'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { sampleLetters } from './letters.ts'

/** By feature: what a reader sees where it is missing. */
const harmlessWhereMissing: Record<string, string> = {
  // Dark mode alone hangs on these two.
  '<style> element': 'the light page',
  '@media': 'the light page',
  // With the style element they go; none is needed to read a letter.
  'Class selector': 'links in the client’s own colour',
  'Type selector': 'links in the client’s own colour',
  'Descendant combinator': 'Save, More and Less nearer to the lines around',
  // Language and direction stand on html, body and a div, because some drop the first two.
  '<body> element': 'the div inside has the same language, direction and colour',
  'lang attribute': 'the default voice of a screen reader',
  'dir attribute': 'direction by the characters themselves',
  'role attribute': 'tables are announced as tables',
  'aria-label attribute': 'the words of the link alone',
  // Shape and air.
  'border-radius': 'square corners',
  'max-width': 'as wide as the window; the table has a width of its own',
  'letter-spacing': 'letters stand closer',
  'word-break': 'a long address makes the column wider',
  margin: 'less air; cells have padding',
  padding: 'less air',
  border: 'no rule',
  background: 'the page colour of the client',
  'background-color': 'the page colour of the client',
  'font-size': 'another size of the same order',
  'line-height': 'the line height of the client',
  'width property': 'as wide as its words',
  'width attribute': 'as wide as its words',
  'height property': 'as high as its words',
  'align attribute': 'to the left',
  'cellpadding attribute': 'no difference: it is 0',
  'cellspacing attribute': 'no difference: it is 0',
  display: 'only none and block are used',
  'text-decoration': 'links are underlined by the client',
  'text-decoration-color': 'the line has the colour of the words',
  'text-decoration-thickness': 'a line of the usual strength',
  'text-underline-offset': 'the line nearer to the words',
  // The words beside the subject, hidden in the letter itself.
  'display:none': 'the same words stand in the letter, small',
  opacity: 'the other ways of hiding do',
  overflow: 'the other ways of hiding do',
  'mailto: links': 'the address stands there to be copied',
}

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

it('uses no feature that a client lacks, but for those that are harmless there', async () => {
  const missing = new Set<string>()
  for (const { html } of await sampleLetters(test.db)) {
    const { issues } = caniemail({ clients: ['*'], html })
    for (const found of [...issues.errors.values(), ...issues.warnings.values()].flat()) {
      missing.add(found.title)
    }
  }
  expect([...missing].sort()).toEqual(Object.keys(harmlessWhereMissing).sort())
}, 60_000)

it('would notice: flex, variables and pictures are not on the list', () => {
  const html =
    '<div style="display:flex;color:var(--ink)"><img src="https://x.example/a.svg"></div>'
  const { issues } = caniemail({ clients: ['*'], html })
  const titles = [...issues.errors.values()].flat().map(({ title }) => title)
  expect(titles.filter((title) => !(title in harmlessWhereMissing)).length).toBeGreaterThan(1)
})
