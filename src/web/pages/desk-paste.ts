/** What an editor pastes becomes a paper of the edition: held already, fetched, or to be typed by hand. */
import type { EditionRef } from '../../editorial/edit-edition.ts'
import { pickPaper } from '../../editorial/pick-paper.ts'
import { storeTyped, type TypedPaper } from '../../editorial/store-typed.ts'
import { PaperboyError } from '../../errors.ts'
import { deskFaults } from '../../locales/spoken.ts'
import { findExamples } from '../../papers/examples/find-examples.ts'
import { parseExamples, type Reference } from '../../papers/examples/parse-examples.ts'
import { tagPapers } from '../../tagging/tag-papers.ts'
import type { DeskPageDeps } from './desk-sign-in.tsx'

/** Where the desk goes on: at the paper, or at the form to type what was not found (`typed`). */
export async function pastePaper(
  deps: DeskPageDeps,
  ref: EditionRef,
  text: string,
): Promise<{ anchor?: string; typed?: string }> {
  if (text === '') throw new PaperboyError('bad-input', deskFaults.pastedNothing)
  const { references } = parseExamples(text)
  const { papers, unknown } = await findExamples(deps.db, references.slice(0, mostHeld))
  const taken = papers.map(({ id }) => id)
  const missing = references.slice(mostHeld).map(nameOf)
  // What names one paper is handed on whole: an address says more than the number in it.
  const asked = references.length > 1 ? unknown.map(nameOf) : taken.length === 0 ? [text] : []
  for (const [at, one] of asked.entries()) {
    const fetched = at < mostFetched ? await fetchPaper(deps, one) : null
    if (fetched === null) missing.push(one)
    else taken.push(fetched)
  }
  for (const id of taken) await pickPaper(deps.db, ref, id)
  return {
    ...(taken.length > 0 && { anchor: `n${taken[0]}` }),
    ...(missing.length > 0 && { typed: missing.join('\n').slice(0, 1000) }),
  }
}

/** At once. Sources want a pause between two questions. */
const mostHeld = 20
const mostFetched = 5

const nameOf = ({ arxivId, doi, written }: Reference): string => arxivId ?? doi ?? written

/** A source that does not answer keeps no editor from writing. */
async function fetchPaper(deps: DeskPageDeps, text: string): Promise<number | null> {
  if (!deps.lookUpPaper) return null
  try {
    const found = await deps.lookUpPaper(text)
    return found.kind === 'found' ? found.paperId : null
  } catch (error) {
    if (!(error instanceof PaperboyError)) throw error
    deps.log.warn({ event: 'look-up-failed', error: error.message }, 'a paper was not fetched')
    return null
  }
}

export async function typePaper(
  deps: DeskPageDeps,
  ref: EditionRef,
  paper: TypedPaper,
): Promise<void> {
  if (paper.title.trim() === '') throw new PaperboyError('bad-input', deskFaults.noTitle)
  const at = await deps.calendar.now(deps.db)
  const [paperId] = await deps.db.transaction((tx) =>
    storeTyped(tx, { papers: [paper], source: 'desk', at, tagPapers }),
  )
  if (paperId !== undefined) await pickPaper(deps.db, ref, paperId)
}
