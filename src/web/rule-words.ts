/** A rule of a topic in plain words. Pure. */
import type { WebText } from '../locales/en/web.ts'
import type { Query, Term } from '../query/ast.ts'
import { canonicalQuery } from '../query/canonical.ts'

/** Alternatives, one a sentence: a paper that fits one has the tag. */
export function ruleWords(query: Query, { rule: words }: WebText): string[] {
  const say = (part: Query): string => {
    switch (part.kind) {
      case 'term':
        return words.found([word(part)], part.field)
      case 'fact':
        return canonicalQuery(part)
      case 'not':
        return words.without(say(part.part))
      case 'or':
        return words.either(alternatives(part.parts))
      case 'and': {
        const excluded = part.parts.flatMap((one) => (one.kind === 'not' ? [one.part] : []))
        const wanted = part.parts.filter((one) => one.kind !== 'not')
        return words.together(wanted.map(say), excluded.map(say))
      }
    }
  }
  const word = (term: Term): string => {
    const text = term.words.join(' ') + (term.prefix ? '*' : '')
    return term.exact ? words.exactly(text) : words.word(text)
  }
  /** Neighbours that look in one place are one list. */
  const alternatives = (parts: readonly Query[]): string[] => {
    const said: string[] = []
    let run: Term[] = []
    const endRun = () => {
      const first = run[0]
      if (first) said.push(words.found(run.map(word), first.field))
      run = []
    }
    for (const part of parts) {
      if (part.kind !== 'term') {
        endRun()
        said.push(say(part))
      } else {
        if (run[0] && run[0].field !== part.field) endRun()
        run.push(part)
      }
    }
    endRun()
    return said
  }
  return query.kind === 'or' ? alternatives(query.parts) : [say(query)]
}
