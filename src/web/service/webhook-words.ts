/** How a webhook does, as a sentence. */
import type { EndpointStanding } from '../../webhooks/list-calls.ts'

import { momentOf, number } from './service-words.ts'

export function standingOf({ endpoint, waiting, failed }: EndpointStanding): string {
  const arrived = endpoint.lastArrivedAt
  return [
    stateOf(endpoint),
    `${number.format(waiting)} waiting`,
    `${number.format(failed)} given up`,
    arrived ? `the last arrived ${momentOf(arrived)}` : 'none arrived yet',
  ].join('; ')
}

const pausedWords = {
  person: 'Paused by hand',
  gone: 'Paused: it answered 410, gone',
  failing: 'Paused: nothing arrived for days',
}

function stateOf(endpoint: EndpointStanding['endpoint']): string {
  const { state, pausedBy, failingSince, lastFault } = endpoint
  const fault = lastFault === null ? '' : ` (${lastFault})`
  if (state === 'paused') return `${pausedWords[pausedBy ?? 'person']}${fault}`
  return failingSince === null ? 'Active' : `Fails since ${momentOf(failingSince)}${fault}`
}
