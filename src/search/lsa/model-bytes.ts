/** A lexical model as bytes: a line of JSON, the words one a line, then numbers, little end first. */
import { PaperboyError } from '../../errors.ts'
import type { LexicalModel } from './lexical-model.ts'

type Head = { dimensions: number; terms: number; wordBytes: number }

export function writeModel(model: LexicalModel): Buffer {
  const words = Buffer.from([...model.rows.keys()].join('\n'))
  const { dimensions, rows } = model
  const head: Head = { dimensions, terms: rows.size, wordBytes: words.length }
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    words,
    bytesOf(model.weights),
    bytesOf(model.scales),
    bytesOf(model.directions),
  ])
}

/** Throws `unavailable` for bytes that are no model. */
export function readModel(stored: Uint8Array): LexicalModel {
  // A Buffer's slices would share its memory, and begin where numbers may not.
  const bytes = new Uint8Array(stored)
  const end = bytes.indexOf(10)
  const { dimensions, terms, wordBytes } = JSON.parse(
    Buffer.from(bytes.subarray(0, Math.max(0, end))).toString() || '{}',
  ) as Head
  if (bytes.length !== end + 1 + wordBytes + terms * (8 + dimensions)) {
    throw new PaperboyError('unavailable', 'A stored model of meaning is not whole', {
      help: 'Delete its row from vector_models; it is computed anew within the hour.',
    })
  }
  let at = end + 1
  const take = (length: number) => {
    at += length
    return bytes.slice(at - length, at)
  }
  const words = Buffer.from(take(wordBytes)).toString().split('\n')
  return {
    dimensions,
    rows: new Map(words.map((word, i) => [word, i])),
    weights: new Float32Array(take(terms * 4).buffer),
    scales: new Float32Array(take(terms * 4).buffer),
    directions: new Int8Array(take(terms * dimensions).buffer),
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)
