/** What an editor pastes becomes a paper of the edition: held already, fetched, or to be typed by hand. */
import type { EditionRef } from '../../editorial/edit-edition.ts'
import { pickPaper } from '../../editorial/pick-paper.ts'
import { storeTyped, type TypedPaper } from '../../editorial/store-typed.ts'
import { PaperboyError } from '../../errors.ts'
import { deskFaults } from '../../locales/spoken.ts'
import { findExamples } from '../../papers/examples/find-examples.ts'
import { parseExamples } from '../../papers/examples/parse-examples.ts'
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
  const { papers } = await findExamples(deps.db, references.slice(0, 20))
  for (const { id } of papers) await pickPaper(deps.db, ref, id)
  if (papers.length > 0) return { anchor: `n${papers[0]?.id}` }
  const fetched = await fetchPaper(deps, text)
  if (fetched === null) return { typed: text.slice(0, 1000) }
  await pickPaper(deps.db, ref, fetched)
  return { anchor: `n${fetched}` }
}

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
