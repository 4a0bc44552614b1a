/** What of an address makes a page another one. Whatever else a query string holds is not read, so it
 * makes nothing anew and stands in no link. */

/** Of the form's link alone these may come more than once. */
const ofForm = ['tag', 'query', 'author', 'mute']
const ofLists = ['q', 'mode', 'sort', 'before', 'page', 'paper', 'window']

/** The parameters that pages read, always in the same order; '' or with its question mark. */
export function readParameters(url: string): string {
  const { pathname, searchParams } = new URL(url)
  const read = new URLSearchParams()
  for (const name of pathname === '/' ? ofForm : ofLists) {
    // Of a list's, the first one counts.
    const values = searchParams.getAll(name)
    for (const value of pathname === '/' ? values : values.slice(0, 1)) read.append(name, value)
  }
  return read.size === 0 ? '' : `?${read}`
}
