/** Baseline: what anybody would write first. One React Email render and one call a subscriber. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createElement } from 'react'
import { render } from 'react-email'
import { Resend } from 'resend'
import { DigestLetter } from '../../../emails/digest.tsx'
import { digestText } from '../../../emails/text/digest-text.ts'
import { type Busy, cycle, keepBusy } from '../keep-busy.ts'
import type { NaiveLetter } from '../naive-letters.ts'

export async function openNaive(input: { url: string; props: string }) {
  const letters = JSON.parse(await readFile(input.props, 'utf8')) as NaiveLetter[]
  const client = new Resend('re_bench', { baseUrl: input.url })
  const next = cycle(letters)
  const call = async () => {
    const { letterId, from, to, subject, headers, props } = next()
    const { error } = await client.emails.send(
      {
        from,
        to,
        subject,
        headers,
        html: await render(createElement(DigestLetter, props)),
        text: digestText(props),
        tags: [
          { name: 'letter', value: String(letterId) },
          { name: 'kind', value: 'digest' },
        ],
      },
      { idempotencyKey: randomUUID() },
    )
    if (error) throw new Error(`${error.name}: ${error.message}`)
  }
  return {
    run: (given: { inFlight: number; seconds: number }): Promise<Busy> => keepBusy(call, given),
  }
}
