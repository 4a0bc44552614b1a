/** The few lines that tell which PDF was opened, run as a page runs them. */
import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'

type Listener = (event: { button: number }) => void

const script = new URL('../../src/web/assets/counted.mjs', import.meta.url)

/** A page with one link; `press` is a button of the mouse, as a browser tells of it. */
async function page() {
  const told: string[] = []
  const heard: Record<string, Listener> = {}
  const link = {
    dataset: { counted: '/papers/1/pdf-opened' },
    addEventListener: (type: string, listener: Listener) => {
      heard[type] = listener
    },
  }
  runInNewContext(await readFile(script, 'utf8'), {
    document: { querySelectorAll: () => [link] },
    navigator: { sendBeacon: (to: string) => told.push(to) },
  })
  const press = (button: number) => heard[button === 0 ? 'click' : 'auxclick']?.({ button })
  return { told, press }
}

it('tells once of a double click, and of who opens the same PDF again from the same page', async () => {
  const { told, press } = await page()
  press(0)
  press(0)
  press(1)
  expect(told).toEqual(['/papers/1/pdf-opened'])
})

it('tells of the middle button, and not of the menu', async () => {
  const { told, press } = await page()
  press(2)
  expect(told).toEqual([])
  press(1)
  expect(told).toHaveLength(1)
})
