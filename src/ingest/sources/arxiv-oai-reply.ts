/** One reply of arXiv's OAI-PMH service. Errors of the protocol come with HTTP 200, and "nothing
 * matches" is one of them although it is the answer of a quiet day (sources.md section 3). */
import { PaperboyError } from '../../errors.ts'
import { cleanText } from '../../lib/clean-text.ts'
import { nodesOf, parseXml, textOf, type XmlNode } from '../../lib/xml.ts'

export type OaiReply =
  | {
      kind: 'records'
      records: OaiRecord[]
      /** Asks for the next page; null at the end of the list. */
      token: string | null
      /** Newest and oldest datestamp, YYYY-MM-DD; null when no record tells one. */
      newest: string | null
      oldest: string | null
    }
  /** The token ran out, as all do at midnight UTC: begin again at a later `from`. */
  | { kind: 'token-refused' }

/** `metadata` is null for a deleted record. */
export type OaiRecord = { identifier: string; metadata: { format: string; node: XmlNode } | null }

const lists = ['record', 'version', 'author', 'affiliation', 'error', 'setSpec']
const containers = ['ListRecords', 'GetRecord']

/** Throws PaperboyError 'bad-input' for what is no reply with records, and says the service's own
 * reason where it gave one. */
export function readOaiReply(text: string): OaiReply {
  const { node } = parseXml(text, { roots: ['OAI-PMH'], lists })
  const error = nodesOf(node, 'error')[0]
  if (error) return readError(error)
  const container = containers.flatMap((name) => nodesOf(node, name))[0]
  if (!container) throw notRecords('it holds no records')
  const nodes = nodesOf(container, 'record')
  const days = nodes
    .map((record) => textOf(headerOf(record), 'datestamp').slice(0, 10))
    .filter((day) => /^\d{4}-\d\d-\d\d$/.test(day))
    .sort()
  return {
    kind: 'records',
    records: nodes.map(readRecord),
    token: textOf(container, 'resumptionToken').trim() || null,
    newest: days.at(-1) ?? null,
    oldest: days[0] ?? null,
  }
}

const quiet: OaiReply = { kind: 'records', records: [], token: null, newest: null, oldest: null }

function readError(error: XmlNode): OaiReply {
  const code = textOf({ code: error['@_code'] }, 'code')
  if (code === 'noRecordsMatch' || code === 'idDoesNotExist') return quiet
  if (code === 'badResumptionToken') return { kind: 'token-refused' }
  const said = cleanText(textOf({ error }, 'error'), { max: 200 })
  throw notRecords(`the service refused it (${cleanText(code, { max: 40 })}: ${said})`)
}

const headerOf = (record: XmlNode): XmlNode => nodesOf(record, 'header')[0] ?? {}

function readRecord(record: XmlNode): OaiRecord {
  const header = headerOf(record)
  const identifier = textOf(header, 'identifier')
  const metadata = nodesOf(record, 'metadata')[0]
  if (textOf(header, '@_status') === 'deleted' || !metadata) return { identifier, metadata: null }
  const format = Object.keys(metadata).find((name) => !/^[@#]/.test(name)) ?? ''
  return { identifier, metadata: { format, node: nodesOf(metadata, format)[0] ?? {} } }
}

const notRecords = (why: string): PaperboyError =>
  new PaperboyError('bad-input', `this is no list of papers from OAI-PMH: ${why}`)
