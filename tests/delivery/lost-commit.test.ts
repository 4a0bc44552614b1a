/** A COMMIT is done and its acknowledgement lost: the ledger knows more than the process that wrote it.
 * On Postgres by a proxy that cuts the connection; on the embedded database, whose one connection
 * lives as long as its process, by an error in place of the answer. */
import { describe, expect, it } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import type { DeliveryDeps, DeliveryStep } from '../../src/delivery/deps.ts'
import { connectToPostgres } from '../../src/storage/connect.ts'
import type { Db } from '../../src/storage/database.ts'
import { callsOf, deliveryScene, expectTakenOnce } from '../support/delivery-scene.ts'
import { createDeliveryWorld, resendTransport } from '../support/delivery-world.ts'
import { startLossyProxy } from '../support/lossy-proxy.ts'

const scene = deliveryScene()

type Lossy = { deps: DeliveryDeps; lost(): number; close(): Promise<void> }

/** What is written right after `step` is committed, and the process never hears of it. */
async function losingAfter(step: DeliveryStep): Promise<Lossy> {
  return scene.test.url === null ? pretending(step) : cutting(scene.test.url, step)
}

async function cutting(url: string, step: DeliveryStep): Promise<Lossy> {
  const proxy = await startLossyProxy(url)
  const { db, end } = connectToPostgres(proxy.url, 1)
  // The connection stands before it is lost: its own start-up ends in an idle session as well.
  await db.execute('select 1')
  return {
    deps: await depsOf(db, step, proxy.loseNext),
    lost: proxy.lost,
    async close() {
      await end(1)
      await proxy.close()
    },
  }
}

async function pretending(step: DeliveryStep): Promise<Lossy> {
  let armed = false
  let lost = 0
  const arm = () => {
    armed = true
  }
  const deps = await depsOf(scene.test.db, step, arm)
  // Around the handle that delivery works with; it makes its own of the one it is given.
  const db = new Proxy(deps.db, {
    get(target, name, receiver) {
      const value = Reflect.get(target, name, receiver)
      if (name !== 'execute' && name !== 'transaction') return value
      return async (...args: unknown[]) => {
        const result = await value.apply(target, args)
        if (!armed) return result
        armed = false
        lost += 1
        throw Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' })
      }
    },
  })
  return { deps: { ...deps, db }, lost: () => lost, close: async () => {} }
}

async function depsOf(db: Db, at: DeliveryStep, arm: () => void): Promise<DeliveryDeps> {
  const onStep = (step: DeliveryStep) => {
    if (step === at) arm()
  }
  const transport = resendTransport(scene.standIn)
  const { deps } = await createDeliveryWorld(db, { transport, overrides: { onStep } })
  return deps
}

describe('a lost COMMIT acknowledgement', () => {
  it.each<[string, DeliveryStep, number]>([
    ['freezing', 'permitted', 0],
    ['beginning an attempt', 'composed', 0],
    ['settling', 'answered', 7],
  ])('of %s loses nothing and doubles nothing', async (_, step, taken) => {
    const letters = await scene.world.queue({ to: await scene.world.readers(7) })
    const lossy = await losingAfter(step)
    try {
      await expect(deliverRound(lossy.deps)).rejects.toThrow()
      expect(lossy.lost()).toBe(1)
      expect(scene.standIn.taken).toHaveLength(taken)
    } finally {
      await lossy.close()
    }
    await deliverRound(scene.world.deps, { untilIdle: true })
    expectTakenOnce(scene, letters)
    expect(callsOf(scene)).toEqual({ sizes: [7], keys: 1, bodies: 1 })
    expect(await scene.world.letterStates()).toEqual({ accepted: 7 })
  })

  it('of settling a doubt, a refusal and a rejection: the same', async () => {
    for (const fault of [
      { fault: 'reset', taken: true },
      { fault: 'status', status: 503, name: 'service_unavailable' },
      { fault: 'status', status: 422, name: 'validation_error' },
    ] as const) {
      const about = JSON.stringify(fault)
      const letters = await scene.world.queue({ to: await scene.world.readers(4), about })
      const before = scene.standIn.taken.length
      scene.standIn.script(fault)
      const lossy = await losingAfter('answered')
      try {
        await expect(deliverRound(lossy.deps)).rejects.toThrow()
        expect(lossy.lost()).toBe(1)
      } finally {
        await lossy.close()
      }
      await deliverRound(scene.world.deps, { untilIdle: true })
      const taken = scene.standIn.taken.slice(before)
      expectTakenOnce({ ...scene, standIn: { ...scene.standIn, taken } }, letters)
    }
    expect(await scene.world.letterStates()).toEqual({ accepted: 12 })
  })
})
