/** What `subscriber` asks of the app. */
import type { Download } from '../digest/download-subscriber.ts'

export type PauseRequest = {
  email: string
  /** Days from today, or the first local date with a digest again. */
  days?: number
  until?: string
}

export type SubscriberServices = {
  /** All three throw `not-found` when nobody has the address. */
  showSubscriber(input: { email: string }): Promise<Download>
  pauseSubscriber(input: PauseRequest): Promise<{ changed: boolean; pausedUntil: string | null }>
  /** `finished`: false while a letter to them is under way; the next round ends it. */
  eraseSubscriber(input: { email: string }): Promise<{ finished: boolean }>
}
