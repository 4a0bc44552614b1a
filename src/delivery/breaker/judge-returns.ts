/** When too much of what left comes back. Pure. */

export type Returns = {
  /** Accepted letters of the window. */
  letters: number
  /** Of these: marked as spam, and refused for good because of the address. */
  complaints: number
  bounces: number
}

export type ReturnsVerdict = { kind: 'calm' } | { kind: 'trip'; reason: string }

/** A lab of fifty must not trip on one. */
const leastLetters = 100
const leastEvents = 5
/** Shares of the letters that left. */
export const complaintLimit = 0.003
export const bounceLimit = 0.05

const count = new Intl.NumberFormat('en')
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 })

export function judgeReturns(returns: Returns): ReturnsVerdict {
  const { letters, complaints, bounces } = returns
  if (letters < leastLetters) return { kind: 'calm' }
  if (complaints >= leastEvents && complaints >= letters * complaintLimit) {
    return trip('complaints', complaints, letters, complaintLimit)
  }
  if (bounces >= leastEvents && bounces >= letters * bounceLimit) {
    return trip('dead addresses', bounces, letters, bounceLimit)
  }
  return { kind: 'calm' }
}

const trip = (what: string, events: number, letters: number, limit: number): ReturnsVerdict => ({
  kind: 'trip',
  reason: `${count.format(events)} ${what} in ${count.format(letters)} letters (${percent.format(events / letters)}; the limit is ${percent.format(limit)})`,
})
