/** XML from outside, read with the settings that keep ids whole and attacks out: values stay text,
 * a document type is refused before parsing, and the expected root is demanded. */
import { XMLParser } from 'fast-xml-parser'
import { PaperboyError } from '../errors.ts'

/** An element's children by name with its namespace prefix; attributes begin with `@_`. */
export type XmlNode = { [name: string]: XmlValue | undefined }
type XmlValue = string | XmlNode | XmlValue[]

export type XmlOptions = {
  /** The root elements that are welcome; anything else is refused. */
  roots: readonly string[]
  /** Elements that may repeat: always an array, even of one. */
  lists: readonly string[]
}

/** Entities that only a document type could define are no business of a feed, and both known
 * expansion attacks begin with one. */
const documentType = /<!(?:DOCTYPE|ENTITY)/i

/** Parses a whole document; the root's name with its content. Throws PaperboyError 'bad-input'
 * with one line that says what the text is instead. */
export function parseXml(text: string, options: XmlOptions): { root: string; node: XmlNode } {
  if (documentType.test(text)) throw refusal('it has a document type, which no feed needs')
  const parsed = parse(text, options.lists)
  const names = Object.keys(parsed).filter((name) => !name.startsWith('?'))
  const root = names[0]
  if (root === undefined || names.length > 1) throw refusal('it has no single root element')
  const wanted = options.roots.join(' or ')
  if (!options.roots.includes(root)) throw refusal(`its root is <${shown(root)}>, not <${wanted}>`)
  const node = parsed[root]
  if (typeof node !== 'object' || Array.isArray(node)) throw refusal(`<${root}> is empty`)
  return { root, node }
}

function parse(text: string, lists: readonly string[]): XmlNode {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@_',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: true,
    htmlEntities: true,
    isArray: (name) => lists.includes(name),
  })
  try {
    return parser.parse(text, true) as XmlNode
  } catch (cause) {
    // The parser's own words may quote megabytes of nested tags.
    const why = cause instanceof Error ? cause.message : 'unreadable'
    throw refusal(`it is not well-formed (${shown(why)})`, cause)
  }
}

const refusal = (why: string, cause?: unknown): PaperboyError =>
  new PaperboyError('bad-input', `this is not the XML it claims to be: ${why}`, {
    help: 'Truncated downloads and error pages look like this; fetch it again.',
    cause,
  })

const shown = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 80)

/** The text of a child, '' when it is absent; of a repeated one the first. */
export function textOf(node: XmlNode, name: string): string {
  const value = node[name]
  const first = Array.isArray(value) ? value[0] : value
  if (typeof first === 'string') return first
  if (first === undefined || Array.isArray(first)) return ''
  const inner = first['#text']
  return typeof inner === 'string' ? inner : ''
}

/** The texts of a child that repeats. */
export function textsOf(node: XmlNode, name: string): string[] {
  const value = node[name]
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return values.map((one) => textOf({ one }, 'one'))
}

/** The elements of a child that repeats; an empty one or one of mere text is a node as well. */
export function nodesOf(node: XmlNode, name: string): XmlNode[] {
  const value = node[name]
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return values.map((one) =>
    typeof one === 'object' && !Array.isArray(one) ? one : { '#text': textOf({ one }, 'one') },
  )
}
