/** Headers of a letter by its kind. Only digests can be left by one click (RFC 8058, RFC 2369); the
 * letters that somebody asked for say that a machine wrote them (RFC 3834). */

/** No CR, LF or other control ever stands in a header. */
export const oneLine = (value: string): string => value.replace(/\p{Cc}+/gu, ' ').trim()

export const digestHeaders = (input: {
  siteName: string
  publicUrl: string
  unsubscribe: string
}): Record<string, string> => ({
  'List-Id': listId(input.siteName, input.publicUrl),
  'List-Unsubscribe': oneLine(`<${input.unsubscribe}>`),
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

export const answerHeaders = (): Record<string, string> => ({ 'Auto-Submitted': 'auto-generated' })

/** RFC 2919: `Paperboy <digest.papers.lab.example>`; a name that is not plain ASCII is left out. */
function listId(siteName: string, publicUrl: string): string {
  const id = `<digest.${new URL(publicUrl).hostname.replace(/^\[|\]$/g, '').replaceAll(':', '-')}>`
  return /^[A-Za-z0-9 ._-]{1,60}$/.test(siteName) ? `${siteName} ${id}` : id
}
