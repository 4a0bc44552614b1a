/** A delivery line against the stand-in, and its webhooks over HTTP with real signatures. */
import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { beforeEach } from 'vitest'
import { wireReturns } from '../../../src/app/wire-returns.ts'
import { deliverRound } from '../../../src/delivery/deliver-round.ts'
import type { DeliveryEvent } from '../../../src/delivery/deps.ts'
import { queueLetters } from '../../../src/delivery/queue-letters.ts'
import { recordEvent } from '../../../src/delivery/returns/record-event.ts'
import { createKeyRing } from '../../../src/lib/key-ring.ts'
import { openMeaning } from '../../../src/search/open-meaning.ts'
import { fixedCalendar } from '../../../src/storage/calendar.ts'
import { letters } from '../../../src/storage/schema/delivery.ts'
import { domainPauses, providerEvents } from '../../../src/storage/schema/returns.ts'
import { subscribers, suppressions } from '../../../src/storage/schema/subscribers.ts'
import { createLinks } from '../../../src/subscribers/links.ts'
import { findSuppressed } from '../../../src/subscribers/suppression.ts'
import { createWebApp } from '../../../src/web/web-app.tsx'
import { deliveryScene } from '../../support/delivery-scene.ts'
import type { TakenMail } from '../../support/resend/record.ts'
import {
  eventAbout,
  signedCall,
  type WebhookCall,
  webhookSecret,
} from '../../support/resend/webhooks.ts'
import { fromPeer, settings, stranger } from '../../web/support.ts'

export const now = new Date()
const keys = createKeyRing('the secret of these tests, long enough')

export function returnsScene() {
  const scene = deliveryScene()
  const told: DeliveryEvent[] = []
  let about = 0
  beforeEach(async () => {
    told.length = 0
    await scene.test.db.delete(providerEvents)
    await scene.test.db.delete(domainPauses)
    await scene.test.db.delete(suppressions)
  })
  const app = () => {
    const { db } = scene.test
    const log = pino({ level: 'silent' })
    const calendar = fixedCalendar(now)
    const returns = {
      ...wireReturns({ db, keys, calendar, log }),
      onEvent: (event: DeliveryEvent) => told.push(event),
    }
    return createWebApp({
      db,
      calendar,
      keys,
      links: createLinks({ publicUrl: settings.publicUrl, keys }),
      log,
      meaning: openMeaning({ db, provider: null, papersADay: 0 }),
      metrics: new Registry(),
      settings: { ...settings, mail: { ...settings.mail, webhookSecret } },
      queueLetters,
      queueDeskLetters: queueLetters,
      webhookFetch: async () => new Response(null, { status: 204 }),
      webhookAgent: 'Paperboy/test',
      mailControl: {
        standing: async () => [],
        pause: async () => {},
        resume: async () => ({ needsYes: false, waitsForLive: false }),
      },
      receiveEvent: (input) => recordEvent(returns, input),
      onConfirmed: async () => {},
      viewDigest: async () => null,
      views: { count: () => {}, flush: async () => {} },
      kickDelivery: () => {},
      beatMs: 0,
    })
  }
  const call = async ({ headers, body }: WebhookCall): Promise<number> => {
    const init = { method: 'POST', headers, body }
    const answer = await app().request('/webhooks/resend', init, fromPeer(stranger))
    return answer.status
  }
  return {
    told,
    call,
    get scene() {
      return scene
    },
    get db() {
      return scene.test.db
    },
    /** Letters to these readers, taken by the stand-in. */
    async mail(readers: number[]): Promise<TakenMail[]> {
      about += 1
      const ids = await scene.world.queue({ to: readers, about: `day ${about}` })
      await deliverRound(scene.world.deps, { untilIdle: true })
      return ids.map((id) => scene.standIn.taken.find((mail) => mail.letterId === id) as TakenMail)
    },
    /** A signed event; the status of the answer. */
    tell: (
      mail: Pick<TakenMail, 'id' | 'letterId' | 'to'>,
      type: string,
      more: Record<string, unknown> = {},
      options: { id?: string; at?: Date } = {},
    ) => {
      const event = eventAbout(mail, `email.${type}`, more, options.at)
      return call(signedCall(event, options.id ? { id: options.id } : {}))
    },
    events: () => scene.test.db.select().from(providerEvents).orderBy(providerEvents.at),
    letter: async (id: number | null) =>
      (
        await scene.test.db
          .select()
          .from(letters)
          .where(eq(letters.id, id ?? 0))
      )[0],
    reader: async (id: number) =>
      (await scene.test.db.select().from(subscribers).where(eq(subscribers.id, id)))[0],
    suppressed: async (...addresses: string[]) =>
      Object.fromEntries(await findSuppressed({ db: scene.test.db, keys }, addresses)),
  }
}
