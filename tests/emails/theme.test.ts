import { describe, expect, it } from 'vitest'
import { colour, darkColour, styleSheet } from '../../emails/parts/theme.ts'
import { problemsOf } from '../support/letter-html.ts'

const channel = (value: number) =>
  value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
const rgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = rgb(hex).map((value) => channel(value / 255))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** WCAG 2: 1 to 21. */
const contrast = (one: string, other: string) => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}
/** What a client that turns colours round makes of one: lightness mirrored, hue kept. */
const turned = (hex: string) => {
  const [r = 0, g = 0, b = 0] = rgb(hex)
  const shift = 255 - Math.max(r, g, b) - Math.min(r, g, b)
  return `#${[r, g, b]
    .map((c) =>
      Math.max(0, Math.min(255, c + shift))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

const pairs: Array<[string, string, string]> = [
  ['ink on paper', colour.ink, colour.paper],
  ['quiet on paper', colour.quiet, colour.paper],
  ['link on paper', colour.link, colour.paper],
  ['ink on a note', colour.ink, colour.note],
  ['badge on paper', colour.badge, colour.paper],
  ['button', colour.onButton, colour.link],
]

describe('the colours of the letters', () => {
  it.each(pairs)('%s can be read', (_, ink, ground) =>
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5),
  )

  it.each(pairs)('%s can be read when a client turns it round', (_, ink, ground) =>
    expect(contrast(turned(ink), turned(ground))).toBeGreaterThanOrEqual(4.5),
  )

  it.each([
    ['ink', 'paper'],
    ['quiet', 'paper'],
    ['link', 'paper'],
    ['ink', 'note'],
    ['badge', 'paper'],
    ['onButton', 'link'],
  ] as const)('%s on %s can be read in the dark scheme', (ink, ground) => {
    expect(contrast(darkColour[ink], darkColour[ground])).toBeGreaterThanOrEqual(4.5)
    expect(styleSheet).toContain(`color:${darkColour[ink]}!important`)
    expect(styleSheet).toContain(`background-color:${darkColour[ground]}!important`)
  })

  it('uses neither pure black nor pure white, which turn into glare', () => {
    for (const one of [...Object.values(colour), ...Object.values(darkColour)]) {
      expect(['#ffffff', '#000000']).not.toContain(one)
    }
  })
})

describe('the checker of letters', () => {
  it('finds what it is for', async () => {
    const html =
      '<!DOCTYPE html><html><head></head><body><table><tr><td><img src="x"></td></tr></table></body></html>'
    const problems = (await problemsOf(html)).join('\n')
    expect(problems).toMatch(/wcag|lang/i)
    expect(problems).toContain('loads from the network: <img')
    expect(problems).toContain('layout table without its role')
  })
})
