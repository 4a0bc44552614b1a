/** Reasons in words: "captioning (title: captions) · followed author Radford · 34 upvotes". Pure. */
import { cleanText } from '../lib/clean-text.ts'
import { cutText } from '../lib/cut-text.ts'
import type { ReasonTexts } from '../locales/texts.ts'
import type { Reason } from '../matching/reason.ts'
import type { TagNames } from './tag-names.ts'

/** Long enough for four reasons; a longer line is not read. */
const longestLine = 240

/** `beside`: the card shows its badges, so the venue and the code are not said twice. */
export function reasonWords(
  reasons: Reason[],
  input: { texts: ReasonTexts; tagNames: TagNames; beside: 'badges' | 'nothing' },
): string {
  const shown = reasons.filter(
    (reason) =>
      input.beside === 'nothing' || (reason.kind !== 'accepted' && reason.kind !== 'code'),
  )
  const words = shown.map((reason) => knownWord(reason, input))
  return cutText(words.join(input.texts.between), longestLine)
}

/** By the names of a batch and the reason itself, which many of its letters share. */
const wordsOf = new WeakMap<TagNames, WeakMap<Reason, string>>()

function knownWord(
  reason: Reason,
  { texts, tagNames }: { texts: ReasonTexts; tagNames: TagNames },
): string {
  const known = wordsOf.get(tagNames) ?? new WeakMap<Reason, string>()
  wordsOf.set(tagNames, known)
  const word = known.get(reason) ?? reasonWord(reason, texts, tagNames)
  known.set(reason, word)
  return word
}

function reasonWord(reason: Reason, texts: ReasonTexts, tagNames: TagNames): string {
  switch (reason.kind) {
    case 'tag':
      if (reason.noticed) return texts.trending(reason.noticed)
      if (isEdition(reason.slug)) return tagNames.get(reason.slug) ?? reason.slug
      return found(texts, tagNames.get(reason.slug) ?? reason.slug, reason)
    case 'query':
      return found(texts, texts.query(cutText(cleanText(reason.query), 60)), reason)
    case 'author':
      return texts.author(cutText(cleanText(reason.name), 60))
    case 'upvotes':
      return texts.upvotes(reason.count)
    case 'accepted':
      return texts.accepted(cleanText(reason.venue))
    case 'code':
      return texts.code
  }
}

/** An editor's choice: its name says all. */
const isEdition = (slug: string): boolean => /^edition(?:-|$)/.test(slug)

/** A category is no word that was found: its place says enough. */
function found(
  texts: ReasonTexts,
  topic: string,
  { where, words }: Extract<Reason, { kind: 'tag' | 'query' }>,
): string {
  const isCategory = where === 'primary' || where === 'cross'
  const list = isCategory
    ? []
    : tellingWords(
        words.map((word) => cleanText(word)),
        topic,
      )
  const shown = list.map((word) => cutText(word, 40)).join(', ')
  if (where === 'likely' || where === 'faint') return texts.likely(topic, shown)
  return texts.found(topic, texts.place[where], shown)
}

/** Without what another word holds already ("Agents" beside "LLM Agents") and, when that is all, the
 * topic's own name: "Segmentation (title)". */
function tellingWords(words: string[], topic: string): string[] {
  const folded = words.map((word) => word.toLowerCase())
  const telling = words.filter((_, index) => {
    const word = folded[index] ?? ''
    return !folded.some((other, at) => {
      if (at === index) return false
      return other === word ? at < index : ` ${other} `.includes(` ${word} `)
    })
  })
  return telling.length === 1 && telling[0]?.toLowerCase() === topic.toLowerCase() ? [] : telling
}
