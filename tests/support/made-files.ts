/** Files as people give them to `ingest` and `import`, made on the spot and of any size. */
import { writeFile } from 'node:fs/promises'

/** Ids `2605.<from>` and on, all of cs.CL. */
export async function writeCorpus(
  path: string,
  { from, count, day }: { from: number; count: number; day: string },
): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, i) => `2605.${String(from + i).padStart(5, '0')}`)
  const lines = ids.map((id) =>
    JSON.stringify({
      id,
      first_listed: day,
      title: `Parsing letters, part ${id}`,
      authors: ['Ada Bee', 'Carl Dee'],
      categories: ['cs.CL', 'cs.LG'],
      comment: null,
      abstract: `We propose a parser of letters and measure it. It reads part ${id} of them.`,
    }),
  )
  await writeFile(path, `${lines.join('\n')}\n`)
  return ids
}

/** Readers of cs.CL, daily at that hour of UTC. */
export async function writeReaders(
  path: string,
  { count, hour }: { count: number; hour: number },
): Promise<string[]> {
  const addresses = Array.from({ length: count }, (_, i) => `reader-${i + 1}@lab.example`)
  const rows = addresses.map((address) => `${address},cs.CL,UTC,${hour},daily,staff list`)
  await writeFile(path, ['email,tags,timezone,hour,rhythm,consent_source', ...rows, ''].join('\n'))
  return addresses
}
