/** How far apart requests leave. Pure: the row of the database and the settings go in. */

/** What Resend grants a team that never asked for more. */
export const defaultRate = 2
/** A provider that is silent, or whose answers were lost, is not believed for longer. */
const believedSeconds = 3_600
/** Requests of a second leave spread over this much more: on their way they may bunch up by a tenth
 * of a second and still never be one too many in any second that the provider counts. */
const headRoomSeconds = 0.1
/** A rate halved by a 429 doubles each minute until it is whole again. */
const recoverySeconds = 60
const slowest = 1 / 8

export type KnownRate = {
  /** RESEND_RATE, or what the transport was built with; 'learn': what the provider says. */
  given: number | 'learn'
  learned: { rate: number; agoSeconds: number } | null
  slowed: { factor: number; agoSeconds: number } | null
}

/** Requests a second that the provider is believed to allow right now. */
export function rateOf({ given, learned, slowed }: KnownRate): number {
  if (given !== 'learn') return given
  const believed = learned && learned.agoSeconds < believedSeconds ? learned.rate : defaultRate
  return believed * (slowed ? recovered(slowed) : 1)
}

const recovered = ({ factor, agoSeconds }: { factor: number; agoSeconds: number }): number =>
  Math.min(1, factor * 2 ** (Math.max(0, agoSeconds) / recoverySeconds))

/** After a 429. Calls that were under way are refused for the same cause, which counts once. */
export function slowedBy429(slowed: KnownRate['slowed']): number | null {
  if (slowed && slowed.agoSeconds < 2) return null
  return Math.max(slowest, (slowed ? recovered(slowed) : 1) / 2)
}

export const spacingSeconds = (known: KnownRate): number => (1 + headRoomSeconds) / rateOf(known)

/** Requests of ours that a window of a second can hold at most. */
export const oursInSecond = (rate: number): number => Math.floor(rate / (1 + headRoomSeconds)) + 1
