/** What a test of delivery stands on: one database a file, and for each test empty tables, a stand-in
 * of the provider and a delivery line to it. */
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import type { DeliveryDeps, DeliveryStep } from '../../src/delivery/deps.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import {
  createDeliveryWorld,
  type DeliveryWorld,
  emptyDelivery,
  resendTransport,
} from './delivery-world.ts'
import { type ResendStandIn, startResendStandIn } from './resend-stand-in.ts'

export type DeliveryScene = { test: TestDatabase; standIn: ResendStandIn; world: DeliveryWorld }

/** Filled in before each test; its fields are to be read inside of tests. */
export function deliveryScene(): DeliveryScene {
  const scene = {} as DeliveryScene
  beforeAll(async () => {
    scene.test = await openTestDatabase()
  })
  afterAll(() => scene.test?.close())
  beforeEach(async () => {
    await emptyDelivery(scene.test.db)
    const standIn = await startResendStandIn()
    scene.standIn = standIn
    const transport = resendTransport(standIn)
    scene.world = await createDeliveryWorld(scene.test.db, { transport })
    return () => standIn.close()
  })
  return scene
}

/** Runs a round that dies right after the step, as a killed process would leave it. */
export async function dieAfter(step: DeliveryStep, deps: DeliveryDeps): Promise<void> {
  const onStep = (at: DeliveryStep) => {
    if (at === step) throw new Error(`killed after ${step}`)
  }
  await expect(deliverRound({ ...deps, onStep })).rejects.toThrow('killed')
}

/** By the provider's own record: these letters and no others, each once. */
export function expectTakenOnce({ standIn }: DeliveryScene, letters: number[]): void {
  const byNumber = (a: number, b: number) => a - b
  const taken = standIn.taken.map(({ letterId }) => letterId ?? 0).sort(byNumber)
  expect(taken).toEqual([...letters].sort(byNumber))
}

/** The calls that were made, each as the number of its letters, and how many keys they had. */
export const callsOf = ({ standIn }: DeliveryScene) => ({
  sizes: standIn.requests.map(({ mails }) => mails),
  keys: new Set(standIn.requests.map(({ key }) => key)).size,
  bodies: new Set(standIn.requests.map(({ bodyHash }) => bodyHash)).size,
})
