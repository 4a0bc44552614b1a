/** An editor's Markdown as blocks of plain runs. HTML in it stays text, an image becomes a link, and only
 * http, https and mailto addresses become links, so nothing an editor writes can run anywhere. Pure. */
import MarkdownIt, { type Token } from 'markdown-it'
import type { NoteBlock, NoteRun } from '../../../emails/letter-props.ts'

/** In UTF-16 units; a long note of a daily editor has 3,000. */
export const longestNote = 20_000

type Style = Pick<NoteRun, 'href' | 'strong' | 'em' | 'code'>

/** Of those tried, marked took 22 s over a note of 7,000 asterisks; this one takes 10 ms. */
const parser = new MarkdownIt({ html: false, linkify: true, breaks: true })
parser.validateLink = (given) => webAddress(given) !== null
// "arxiv.org" alone is a word; an address begins with its scheme.
parser.linkify.set({ fuzzyLink: false, fuzzyIP: false })

export function readNote(markdown: string): NoteBlock[] {
  const tokens = parser.parse(markdown.slice(0, longestNote), {})
  const blocks: NoteBlock[] = []
  const inside: Array<'item' | 'quote' | 'heading'> = []
  for (const token of tokens) {
    const opened = containers[token.type.replace(/_(open|close)$/, '')]
    if (opened !== undefined && token.nesting === 1) inside.push(opened)
    if (opened !== undefined && token.nesting === -1) inside.pop()
    if (token.type === 'inline') {
      blocks.push({ kind: inside.at(-1) ?? 'text', runs: runsOf(token.children ?? []) })
    }
    if (token.type === 'fence' || token.type === 'code_block') {
      blocks.push({ kind: 'code', runs: [{ text: token.content.replace(/\n$/, '') }] })
    }
  }
  return blocks.filter(({ runs }) => runs.some(({ text }) => text.trim() !== ''))
}

const containers: Record<string, 'item' | 'quote' | 'heading'> = {
  list_item: 'item',
  blockquote: 'quote',
  heading: 'heading',
  td: 'item',
  th: 'item',
}

function runsOf(tokens: Token[]): NoteRun[] {
  const runs: NoteRun[] = []
  let style: Style = {}
  const add = (text: string, more: Style = {}) => {
    if (text !== '') runs.push({ text, ...style, ...more })
  }
  for (const token of withoutTails(tokens)) {
    switch (token.type) {
      case 'strong_open':
        style = { ...style, strong: true }
        break
      case 'strong_close':
        style = without(style, 'strong')
        break
      case 'em_open':
        style = { ...style, em: true }
        break
      case 'em_close':
        style = without(style, 'em')
        break
      case 'link_open':
        style = withAddress(style, String(token.attrGet('href') ?? ''))
        break
      case 'link_close':
        style = without(style, 'href')
        break
      case 'code_inline':
        add(token.content, { code: true })
        break
      case 'image': {
        const href = webAddress(String(token.attrGet('src') ?? ''))
        add(token.content || (href ?? ''), href === null ? {} : { href })
        break
      }
      case 'softbreak':
      case 'hardbreak':
        add('\n')
        break
      default:
        add(token.content)
    }
  }
  return joined(runs)
}

/** An address typed bare takes the particle behind it along: "https://arxiv.org/abs/2403.06963에서". */
function withoutTails(tokens: Token[]): Token[] {
  return tokens.flatMap((token, at) => {
    const open = tokens[at - 1]
    const tail = token.type === 'text' ? token.content.search(/[^\x21-\x7e]/) : -1
    if (tail <= 0 || open?.markup !== 'linkify' || open.type !== 'link_open') return [token]
    const [address, rest] = [token.content.slice(0, tail), token.content.slice(tail)]
    open.attrSet('href', address)
    return [textOf(token, address), tokens[at + 1] as Token, textOf(token, rest)]
  })
}

const textOf = (token: Token, content: string): Token =>
  Object.assign(Object.create(Object.getPrototypeOf(token)), token, { content })

function without(style: Style, key: keyof Style): Style {
  const { [key]: _, ...rest } = style
  return rest
}

function withAddress(style: Style, given: string): Style {
  const href = webAddress(given)
  return href === null ? style : { ...style, href }
}

/** Neighbours of one style are one run. */
function joined(runs: NoteRun[]): NoteRun[] {
  const whole: NoteRun[] = []
  for (const run of runs) {
    const last = whole.at(-1)
    if (last && keyOf(last) === keyOf(run)) last.text += run.text
    else whole.push({ ...run })
  }
  return whole
}

const keyOf = ({ href, strong, em, code }: NoteRun) => `${strong} ${em} ${code} ${href}`

/** Null: it is none that a note may link to. */
function webAddress(given: string): string | null {
  const href = given.trim()
  // Browsers pass over controls and blanks within a scheme; filters that do not are fooled by them.
  if (href.length > 2_000 || /[\s\p{Cc}\\"<>]/u.test(href)) return null
  if (/^mailto:[^\s@?]+@[^\s@?]+(\?\S*)?$/i.test(href)) return href
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return null
  const url = new URL(href)
  return url.username === '' && url.password === '' ? url.href : null
}
