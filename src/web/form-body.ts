/** A posted form, urlencoded or multipart, as text. Files and fields of the wrong kind are ignored. */
import type { Context } from 'hono'
import { PaperboyError } from '../errors.ts'

export type FormBody = {
  /** The first value of a field, trimmed; '' when absent. */
  text(name: string): string
  /** Every value of a repeated field, trimmed, without empty ones. */
  all(name: string): string[]
  /** As `all`, each value split at its line breaks. */
  lines(name: string): string[]
  has(name: string): boolean
  names(): string[]
}

const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/** Longest body a form may have, in bytes: a BibTeX file as long as it is read, each letter encoded. */
export const largestForm = 512 * 1024

/** Throws `bad-input` when a body that says it is a form is not one. */
export async function readForm(c: Context): Promise<FormBody> {
  if (!formTypes.test(c.req.header('content-type') ?? '')) return formOf(new FormData())
  try {
    return formOf(await c.req.formData())
  } catch (cause) {
    throw new PaperboyError('bad-input', 'The form could not be read.', { cause })
  }
}

/** For one-click leaving: a body that cannot be read still says "leave". */
export async function readFormOrEmpty(c: Context): Promise<FormBody> {
  return readForm(c).catch(() => formOf(new FormData()))
}

function formOf(data: FormData): FormBody {
  const all = (name: string) =>
    data
      .getAll(name)
      .filter((value) => typeof value === 'string')
      .map((value) => value.trim())
      .filter((value) => value !== '')
  return {
    all,
    text: (name) => all(name)[0] ?? '',
    lines: (name) =>
      all(name).flatMap((value) =>
        value
          .split(/[\r\n]+/)
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      ),
    has: (name) => data.has(name),
    names: () => [...new Set(data.keys())],
  }
}
