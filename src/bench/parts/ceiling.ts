/** What the provider of the bench can take at all: prepared bytes, sent as they are. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Busy, cycle, keepBusy } from '../keep-busy.ts'

export async function openCeiling(input: { url: string; bodies: string }) {
  const lines = (await readFile(input.bodies, 'utf8')).split('\n').filter((line) => line !== '')
  const next = cycle(lines.map((line) => Buffer.from(line)))
  const call = async () => {
    const response = await fetch(`${input.url}/emails/batch`, {
      method: 'POST',
      headers: { authorization: 'Bearer re_bench', 'idempotency-key': randomUUID() },
      body: next(),
    })
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`the provider answered ${response.status}`)
  }
  return {
    run: (given: { inFlight: number; seconds: number }): Promise<Busy> => keepBusy(call, given),
  }
}
