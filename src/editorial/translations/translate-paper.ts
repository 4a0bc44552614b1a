/** One paper's title and abstract in another language, checked before anybody sees it. Pure but for the
 * provider it is handed. */
import { checkTranslation } from './check-translation.ts'
import { keepTerms } from './keep-terms.ts'
import type { Translator } from './translator.ts'

export type PaperTexts = { title: string; abstract: string }

export type Translated =
  | ({ kind: 'good' } & PaperTexts)
  /** It is not shown; the original is. */
  | { kind: 'faulty'; fault: string }

type Input = {
  paper: PaperTexts
  to: string
  glossary: ReadonlyArray<{ term: string; as: string }>
}

/** Throws UpstreamError when the provider could not be asked. */
export async function translatePaper(
  translator: Translator,
  { paper, to, glossary }: Input,
  signal: AbortSignal,
): Promise<Translated> {
  const title = keepTerms(paper.title)
  const abstract = keepTerms(paper.abstract)
  // A journal's feed may tell the title alone: of nothing there is no translation.
  const isBare = paper.abstract.trim() === ''
  const texts = isBare ? [title.marked] : [title.marked, abstract.marked]
  const asked = { texts, to, glossary: occurring(paper, glossary) }
  const [madeTitle = '', madeAbstract = ''] = await translator.translate(asked, signal)
  const titleCheck = checkTranslation(title, madeTitle)
  if (!titleCheck.ok) return { kind: 'faulty', fault: `title: ${titleCheck.fault}` }
  if (isBare) return { kind: 'good', title: titleCheck.text, abstract: '' }
  const abstractCheck = checkTranslation(abstract, madeAbstract)
  if (!abstractCheck.ok) return { kind: 'faulty', fault: `abstract: ${abstractCheck.fault}` }
  return { kind: 'good', title: titleCheck.text, abstract: abstractCheck.text }
}

const mostTerms = 40

/** Terms that the texts use, as whole words. */
function occurring({ title, abstract }: PaperTexts, glossary: Input['glossary']) {
  const text = ` ${`${title} ${abstract}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return glossary.filter(({ term }) => text.includes(` ${term.toLowerCase()} `)).slice(0, mostTerms)
}
