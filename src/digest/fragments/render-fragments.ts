/** Renders elements by React Email, those asked for in the same tick in one go: a render of its own
 * costs a fragment twice what its markup does. */
import { createElement, Fragment, type ReactElement } from 'react'
import { render } from 'react-email'
import { fence } from './slots.ts'

type Asked = {
  element: ReactElement
  resolve: (html: string) => void
  reject: (error: unknown) => void
}

export type RenderFragment = (element: ReactElement) => Promise<string>

export function createRenderFragment(): RenderFragment {
  let asked: Asked[] = []
  const flush = () => {
    const batch = asked
    asked = []
    void renderAll(batch)
  }
  return (element) =>
    new Promise((resolve, reject) => {
      if (asked.push({ element, resolve, reject }) === 1) queueMicrotask(flush)
    })
}

async function renderAll(batch: Asked[]): Promise<void> {
  try {
    const htmls = await renderTogether(batch.map(({ element }) => element))
    for (const [index, { resolve }] of batch.entries()) resolve(htmls[index] as string)
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error)
    // One that cannot be rendered fails alone.
    else for (const one of batch) await renderAll([one])
  }
}

async function renderTogether(elements: ReactElement[]): Promise<string[]> {
  const fenced = elements.map((element, key) =>
    createElement(Fragment, { key }, fence.open, element, fence.close),
  )
  const html = await render(createElement(Fragment, null, fenced))
  const found = html.split(fence.open).slice(1)
  if (found.length !== elements.length) throw new Error('a fragment held the marker of its end')
  return found.map((part) => part.slice(0, part.indexOf(fence.close)))
}
