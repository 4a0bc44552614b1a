/** What `webhooks` asks of the app. Instants are ISO. */
export type WebhookLine = {
  id: number
  url: string
  events: string[]
  state: 'active' | 'paused'
  /** Null while it is active. */
  pausedBy: 'person' | 'gone' | 'failing' | null
  /** Calls not made yet, and calls that were given up. */
  waiting: number
  failed: number
  failingSince: string | null
  lastFault: string | null
  lastArrivedAt: string | null
}

export type WebhookServices = {
  listWebhooks(): Promise<WebhookLine[]>
  /** `events` undefined: the usual ones. The secret is shown now and at a rotation. */
  addWebhook(input: {
    url: string
    events: string[] | undefined
  }): Promise<{ id: number; events: string[]; secret: string }>
  setWebhook(input: { id: number; state: 'active' | 'paused' }): Promise<void>
  removeWebhook(input: { id: number }): Promise<void>
  rotateWebhook(input: { id: number; leaked: boolean }): Promise<{ secret: string }>
  /** How many calls are made again: those given up, or all since a moment. */
  replayWebhook(input: { id: number; since: Date | null }): Promise<number>
  /** `fault` null: it arrived. */
  testWebhook(
    input: { id: number },
    signal: AbortSignal,
  ): Promise<{ fault: string | null; status: number | null }>
}
