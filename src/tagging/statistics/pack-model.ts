/** A model as bytes and back: a line of JSON, then all terms, then all weights. Pure. */
import { createHash } from 'node:crypto'
import { TextDecoder } from 'node:util'
import type { TagModel } from './tag-model.ts'

type Head = {
  papers: number
  topics: Array<{
    slug: string
    terms: number
    scale: number
    bias: number
    slope: number
    offset: number
    positives: number
  }>
}

export function packModel({ papers, topics }: TagModel): Uint8Array {
  const head: Head = {
    papers,
    topics: topics.map(({ hashes, weights: _, ...rest }) => ({ ...rest, terms: hashes.length })),
  }
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  const hashes = topics.map((topic) => {
    const bytes = Buffer.alloc(topic.hashes.length * 4)
    topic.hashes.forEach((hash, i) => {
      bytes.writeUInt32LE(hash, i * 4)
    })
    return bytes
  })
  const weights = topics.map(({ weights: given }) =>
    Buffer.from(given.buffer, given.byteOffset, given.length),
  )
  return Buffer.concat([length, json, ...hashes, ...weights])
}

export function unpackModel(packed: Uint8Array): TagModel {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.length)
  const begin = 4 + bytes.readUInt32LE(0)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, begin))) as Head
  const terms = head.topics.reduce((sum, topic) => sum + topic.terms, 0)
  let at = 0
  const topics = head.topics.map(({ terms: count, ...rest }) => {
    const from = at
    at += count
    const hashes = Uint32Array.from({ length: count }, (_, i) =>
      bytes.readUInt32LE(begin + (from + i) * 4),
    )
    const weights = Int8Array.from({ length: count }, (_, i) =>
      bytes.readInt8(begin + terms * 4 + from + i),
    )
    return { ...rest, hashes, weights }
  })
  return { papers: head.papers, topics }
}

/** The same for the same model, on every machine. */
export const versionOf = (packed: Uint8Array): string =>
  createHash('sha256').update(packed).digest('hex').slice(0, 16)
