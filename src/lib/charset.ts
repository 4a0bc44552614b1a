/** In which charset a text from the web is written: as its first bytes, its header or its own beginning
 * say, in this order; journals of some age are not in UTF-8. */

/** How far a declaration is looked for, as browsers do. */
const beginning = 1024

/** A name that TextDecoder knows; `utf-8` where nobody tells one. */
export function charsetOf(bytes: Uint8Array, contentType: string): string {
  const marked = byteOrderMark(bytes)
  if (marked) return marked
  const told = known(/charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(contentType)?.[1])
  if (told) return told
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, beginning))
  const declaration = /^\s*<\?xml\b[^>]*/.exec(text)?.[0]
  const written = declaration
    ? /\bencoding\s*=\s*["']([\w.:-]{2,40})/.exec(declaration)?.[1]
    : /<meta\b[^>]*\bcharset\s*=\s*["']?([\w.:-]{2,40})/i.exec(text)?.[1]
  const declared = known(written)
  // Whoever can read these words is not reading UTF-16.
  return declared && !declared.startsWith('utf-16') ? declared : 'utf-8'
}

/** UTF-16 that says so. */
export function byteOrderMark([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

function known(name: string | undefined): string | null {
  try {
    return name ? new TextDecoder(name).encoding : null
  } catch {
    return null
  }
}
