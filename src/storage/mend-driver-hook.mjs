/** The loader's part of mend-driver.mjs: four changes to one file of the driver. */

const mended = '/postgres/src/connection.js'

/** Each must be found once: a driver that has changed is to be looked at, not half mended. */
const changes = [
  {
    // A buffered write whose socket is gone by the time it is due.
    from: `    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)`,
    to: `    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    const x = socket === null || socket.write(chunk, fn)`,
  },
  {
    // A transaction that goes on after its connection has closed.
    from: `    if (stream)
      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`,
    to: `    if (socket === null)
      return queryError(q, Errors.connection('CONNECTION_CLOSED', options)), true

    if (stream)
      return queryError(q, Errors.generic('COPY_IN_PROGRESS'`,
  },
  {
    // What was buffered for the closed socket must neither block nor precede the next one's start.
    from: `    incomings = null
    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)`,
    to: `    incomings = null
    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    socket.removeListener('data', data)`,
  },
  {
    // The question after the server's types: nobody waits for it. What does wait, the first statement,
    // is refused with the same error.
    from: `(initial = null)
        return fetchArrayTypes()`,
    to: `(initial = null)
        return fetchArrayTypes().catch(() => {})`,
  },
]

export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context)
  if (!new URL(url).pathname.endsWith(mended) || !loaded.source) return loaded
  return { ...loaded, source: mend(Buffer.from(loaded.source).toString('utf8')) }
}

function mend(source) {
  return changes.reduce((text, { from, to }) => {
    const [before, after, more] = text.split(from)
    if (after === undefined || more !== undefined) {
      throw new Error('postgres has changed: see whether src/storage/mend-driver.mjs still fits')
    }
    return `${before}${to}${after}`
  }, source)
}
