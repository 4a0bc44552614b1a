/** Baseline: the Resend SDK and nothing else. The payloads of the run, a hundred a call, fresh keys. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type CreateEmailOptions, Resend } from 'resend'
import { type Busy, cycle, keepBusy } from '../keep-busy.ts'

type Wire = CreateEmailOptions & { reply_to?: string }

export async function openBareSdk(input: { url: string; bodies: string }) {
  const lines = (await readFile(input.bodies, 'utf8')).split('\n').filter((line) => line !== '')
  const mails = lines.flatMap((line) => (JSON.parse(line) as Wire[]).map(fromWire))
  const batches = Array.from({ length: Math.ceil(mails.length / 100) }, (_, i) =>
    mails.slice(i * 100, i * 100 + 100),
  )
  const client = new Resend('re_bench', { baseUrl: input.url })
  const next = cycle(batches)
  const call = async () => {
    const batch = next()
    const { error } = await client.batch.send(batch, {
      idempotencyKey: randomUUID(),
      batchValidation: 'strict',
    })
    if (error) throw new Error(`${error.name}: ${error.message}`)
  }
  const meanBatch = mails.length / batches.length
  return {
    /** Letters a second. */
    async run(given: { inFlight: number; seconds: number }): Promise<Busy> {
      const busy = await keepBusy(call, given)
      return { ...busy, perSecond: busy.perSecond * meanBatch }
    },
  }
}

/** The SDK is given what Paperboy gives it, in its own spelling. */
function fromWire({ reply_to, ...mail }: Wire): CreateEmailOptions {
  return reply_to === undefined ? mail : { ...mail, replyTo: reply_to }
}
