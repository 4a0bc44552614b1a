import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choose, judgePaper } from '../../src/matching/choose.ts'
import type { PastDigest } from '../../src/matching/eligible.ts'
import type { Interest } from '../../src/matching/interest.ts'
import { asks, dayStart, follows, history, PoolBuilder } from './pool-builder.ts'

const until = new Date('2026-05-20T07:00:00Z')
const base = { days: 14, number: 8, day: '2026-05-20', history: history('2026-05-19T07:00:00Z') }
const ids = (choice: ReturnType<typeof choose>, section?: 'full' | 'title' | 'missed') =>
  choice.picks.filter((pick) => !section || pick.section === section).map((p) => p.paper.publicId)

describe('order among matches', () => {
  it('goes author or query, several interests, place, signals, accepted, code', () => {
    const b = new PoolBuilder()
    const day = '2026-05-20'
    const code = b.paper('code', day, { hasCode: true })
    const accepted = b.paper('accepted', day, { acceptedAt: 'ICML 2026' })
    const voted = b.paper('voted', day, { upvotes: 3 })
    const cross = b.paper('cross', day, { upvotes: 500, hasCode: true, acceptedAt: 'X 2026' })
    const primary = b.paper('primary', day)
    const abstract = b.paper('abstract', day)
    const several = b.paper('several', day)
    const queried = b.paper('queried', day)
    b.tag(1, cross, 'cross').tag(1, primary, 'primary').tag(1, abstract, 'abstract')
    b.tag(1, code).tag(1, accepted).tag(1, voted)
    b.tag(1, several, 'cross').tag(2, several, 'cross').query(9, queried, 'abstract')
    const interests = [follows(1), follows(2), asks(9, '"state space"')]
    expect(ids(choose({ ...base, pool: b.pool(until), interests }))).toEqual([
      'queried',
      'several',
      'voted',
      'accepted',
      'code',
      'abstract',
      'primary',
      'cross',
    ])
  })

  it('puts "a little" behind what was asked for plainly', () => {
    const b = new PoolBuilder()
    b.tag(1, b.paper('little', '2026-05-20', { upvotes: 400 }), 'title')
    b.tag(2, b.paper('plain', '2026-05-20'), 'cross')
    const interests = [follows(1, 'little'), follows(2)]
    expect(ids(choose({ ...base, pool: b.pool(until), interests }))).toEqual(['plain', 'little'])
  })

  it('spreads equals over topics, two of each before a third', () => {
    const b = new PoolBuilder()
    for (const topic of ['a', 'b', 'c']) {
      for (let n = 0; n < 10; n++)
        b.tag(1, b.paper(`${topic}${n}`, '2026-05-20', { topic }), 'primary')
    }
    const choice = choose({ ...base, number: 6, pool: b.pool(until), interests: [follows(1)] })
    const topics = choice.picks.slice(0, 6).map((pick) => pick.paper.topic)
    expect(topics.toSorted()).toEqual(['a', 'a', 'b', 'b', 'c', 'c'])
  })

  it('draws lots by paper and day, not by arXiv id', () => {
    const b = new PoolBuilder()
    for (let n = 0; n < 40; n++) {
      b.tag(1, b.paper(`2605.${10000 + n}`, '2026-05-20', { topic: `t${n}` }), 'primary')
    }
    const on = (day: string) =>
      ids(
        choose({ ...base, day, number: 20, pool: b.pool(until), interests: [follows(1)] }),
        'full',
      )
    expect(on('2026-05-20')).not.toEqual(on('2026-05-20').toSorted())
    expect(on('2026-05-20')).not.toEqual(on('2026-05-21'))
    expect(on('2026-05-20')).toEqual(on('2026-05-20'))
  })
})

describe('places', () => {
  it('shows the number in full, names 12 titles and counts the rest', () => {
    const b = new PoolBuilder()
    for (let n = 0; n < 30; n++) b.tag(1, b.paper(`p${n}`, '2026-05-20'))
    const choice = choose({ ...base, number: 3, pool: b.pool(until), interests: [follows(1)] })
    expect(ids(choice, 'full')).toHaveLength(3)
    expect(ids(choice, 'title')).toHaveLength(12)
    expect(choice.more).toHaveLength(15)
    expect(choice).toMatchObject({ matched: 30, announced: 30 })
  })

  it('shows followed authors and "always" above the number', () => {
    const b = new PoolBuilder()
    for (let n = 0; n < 5; n++) b.query(9, b.paper(`exact${n}`, '2026-05-20'))
    for (let n = 0; n < 2; n++) b.tag(1, b.paper(`always${n}`, '2026-05-20'), 'cross')
    for (let n = 0; n < 2; n++) b.query(7, b.paper(`author${n}`, '2026-05-20'), 'authors')
    const interests = [asks(9, 'x'), follows(1, 'always'), asks(7, 'au:Y', 'normal', 'Y')]
    const full = ids(choose({ ...base, number: 3, pool: b.pool(until), interests }), 'full')
    expect(full.toSorted()).toEqual(['always0', 'always1', 'author0', 'author1'])
  })

  it('lets a mute win over everything', () => {
    const b = new PoolBuilder()
    const paper = b.paper('p', '2026-05-20')
    b.tag(1, paper).query(7, paper, 'authors').tag(2, paper)
    const interests = [follows(1, 'always'), asks(7, 'au:Y', 'always', 'Y'), follows(2, 'mute')]
    const input = { ...base, pool: b.pool(until), interests }
    expect(choose(input).picks).toEqual([])
    expect(judgePaper(input, paper.id)?.verdict).toEqual({ eligible: false, why: 'muted' })
  })
})

describe('eligibility', () => {
  const past = (shown: number[]) => [
    { from: new Date('2026-05-18T07:00:00Z'), to: new Date('2026-05-19T07:00:00Z'), shown },
  ]

  it('never repeats a paper, also when a tag comes late', () => {
    const b = new PoolBuilder()
    const shown = b.paper('shown', '2026-05-19')
    const late = b.paper('late', '2026-05-15')
    b.tag(1, shown, 'title', dayStart('2026-05-20')).tag(1, late, 'title', dayStart('2026-05-20'))
    const interests = [follows(1)]
    const told = { ...base, history: history('2026-05-19T07:00:00Z', past([shown.id])) }
    expect(ids(choose({ ...told, pool: b.pool(until), interests }))).toEqual(['late'])
  })

  it('fills free places with spill-over, never displacing what is new', () => {
    const b = new PoolBuilder()
    for (let n = 0; n < 4; n++) b.tag(1, b.paper(`old${n}`, '2026-05-19', { upvotes: 99 }))
    for (let n = 0; n < 3; n++) b.tag(1, b.paper(`new${n}`, '2026-05-20'), 'cross')
    const input = {
      ...base,
      number: 5,
      pool: b.pool(until),
      interests: [follows(1)],
      history: history('2026-05-19T07:00:00Z', past([1, 2])),
    }
    const choice = choose(input)
    expect(ids(choice).slice(0, 3).toSorted()).toEqual(['new0', 'new1', 'new2'])
    expect(ids(choice).slice(3).toSorted()).toEqual(['old2', 'old3'])
    expect(choice.matched).toBe(3)
    expect(ids(choose({ ...input, number: 3 }))).toHaveLength(3)
  })

  it('makes no digest of spill-over alone: nothing new, no mail', () => {
    const b = new PoolBuilder()
    b.tag(1, b.paper('old', '2026-05-19'))
    const told = { ...base, history: history('2026-05-19T07:00:00Z', past([])) }
    expect(ids(choose({ ...told, pool: b.pool(until), interests: [follows(1)] }))).toEqual([])
  })

  it('drops spill-over after 3 listing days', () => {
    const b = new PoolBuilder()
    b.tag(1, b.paper('old', '2026-05-15'))
    for (const day of ['2026-05-18', '2026-05-19', '2026-05-20']) b.paper(`x${day}`, day)
    const from = new Date('2026-05-14T07:00:00Z')
    const span = [{ from, to: new Date('2026-05-15T07:00:00Z'), shown: [] }]
    const told = { ...base, history: history('2026-05-19T07:00:00Z', span) }
    expect(ids(choose({ ...told, pool: b.pool(until), interests: [follows(1)] }))).toEqual([])
  })

  it('brings nothing older for a new interest', () => {
    const b = new PoolBuilder()
    b.tag(1, b.paper('considered', '2026-05-19'))
    b.tag(1, b.paper('new', '2026-05-20'))
    const fresh: Interest = follows(1, 'normal', new Date('2026-05-19T20:00:00Z'))
    const told = { ...base, history: history('2026-05-19T07:00:00Z', past([])) }
    expect(ids(choose({ ...told, pool: b.pool(until), interests: [fresh] }))).toEqual(['new'])
  })

  it('counts only the newest 14 listing days, so that no back-fill floods', () => {
    const b = new PoolBuilder()
    for (let day = 1; day <= 20; day++) {
      const text = `2026-05-${String(day).padStart(2, '0')}`
      b.tag(1, b.paper(text, text, { availableAt: dayStart('2026-05-20') }))
    }
    const choice = choose({ ...base, number: 20, pool: b.pool(until), interests: [follows(1)] })
    expect(ids(choice).toSorted()).toEqual(
      Array.from({ length: 14 }, (_, n) => `2026-05-${String(n + 7).padStart(2, '0')}`),
    )
  })
})

describe('what may have been missed', () => {
  const days = ['11', '12', '13', '14', '15', '18', '19', '20'].map((day) => `2026-05-${day}`)
  const weighed = (shown: number[]): PastDigest[] => [
    { from: dayStart('2026-05-11'), to: new Date('2026-05-19T07:00:00Z'), shown },
  ]
  const given = (b: PoolBuilder, shown: number[] = []) => ({
    ...base,
    pool: b.pool(until),
    interests: [follows(1)],
    history: history('2026-05-19T07:00:00Z', weighed(shown)),
  })
  /** Five papers of the first days, then one a day; what is hot is told by `isHot`. */
  const week = (isHot: boolean) => {
    const b = new PoolBuilder()
    for (let n = 0; n < 5; n++) b.tag(1, b.paper(`old${n}`, '2026-05-12', { isHot }))
    for (const day of days.slice(4)) b.tag(1, b.paper(`new${day}`, day))
    return b
  }
  const after = [6, 7, 8]

  it('is named below the others, two at most, and not when it was shown or named', () => {
    const b = week(true)
    const choice = choose(given(b, [...after, 2, 3]))
    expect(ids(choice, 'full')).toEqual(['new2026-05-20'])
    const missed = ids(choice, 'missed')
    expect(missed).toHaveLength(2)
    for (const id of missed) expect(['old0', 'old3', 'old4']).toContain(id)
    expect(choice.picks.slice(-2).map(({ section }) => section)).toEqual(['missed', 'missed'])
    expect(choice.matched).toBe(1)
    expect(ids(choose(given(b, [...after, 1, 2, 3, 4, 5])), 'missed')).toEqual([])
  })

  it('is what many have noticed, and nothing else', () => {
    expect(ids(choose(given(week(false), after)), 'missed')).toEqual([])
  })

  it('makes no mail alone', () => {
    const b = new PoolBuilder()
    b.tag(1, b.paper('hot', '2026-05-12', { isHot: true }))
    for (const day of days.slice(4)) b.paper(`new${day}`, day)
    expect(choose(given(b)).picks).toEqual([])
  })

  it('takes what is left over and found no place, once', () => {
    const b = new PoolBuilder()
    for (let n = 0; n < 4; n++) b.tag(1, b.paper(`old${n}`, '2026-05-19', { isHot: true }))
    b.tag(1, b.paper('new', '2026-05-20'))
    const choice = choose({ ...given(b), number: 3 })
    expect(new Set(ids(choice)).size).toBe(5)
    expect(ids(choice, 'full')).toHaveLength(3)
    expect(ids(choice, 'missed')).toHaveLength(2)
  })

  it('is not what a mute hides, a new interest brings or a strict reader would not want', () => {
    const b = week(true)
    b.tag(2, b.papers[0] as never)
    const told = given(b, [...after, 3, 4, 5])
    const muted = choose({ ...told, interests: [follows(1), follows(2, 'mute')] })
    expect(ids(muted, 'missed')).toEqual(['old1'])
    const begun = follows(1, 'normal', new Date('2026-05-19T20:00:00Z'))
    expect(ids(choose({ ...told, interests: [begun] }), 'missed')).toEqual([])
    const c = new PoolBuilder()
    c.tag(1, c.paper('weak', '2026-05-12', { isHot: true }), 'cross')
    c.tag(1, c.paper('sure', '2026-05-12', { isHot: true }))
    for (const day of days.slice(4)) c.tag(1, c.paper(`new${day}`, day))
    const strict = choose({ ...given(c, [3, 4, 5]), strictness: 'clear' })
    expect(ids(strict, 'missed')).toEqual(['sure'])
  })

  it('says why, for a reader who asks', () => {
    const b = week(true)
    const verdict = (id: number) => judgePaper(given(b, after), id)?.verdict
    expect(verdict(1)).toEqual({ eligible: true, as: 'missed' })
    expect(judgePaper(given(week(false)), 1)?.verdict).toEqual({ eligible: false, why: 'too-old' })
  })
})

describe('properties', () => {
  const arbitraryDay = fc.array(
    fc.record({
      tags: fc.subarray([1, 2, 3, 4]),
      upvotes: fc.nat(50),
      topic: fc.constantFrom('a', 'b', 'c'),
      day: fc.constantFrom('2026-05-18', '2026-05-19', '2026-05-20'),
      isHot: fc.boolean(),
    }),
    { maxLength: 60 },
  )

  it('every pick matches an interest, none is muted, none repeats, counts add up', () => {
    fc.assert(
      fc.property(arbitraryDay, fc.constantFrom(3, 5, 8, 12, 20), (papers, number) => {
        const b = new PoolBuilder()
        for (const [n, { tags, day, ...facts }] of papers.entries()) {
          const paper = b.paper(`p${n}`, day, facts)
          for (const tag of tags) b.tag(tag, paper)
        }
        const interests = [follows(1), follows(2, 'always'), follows(3, 'mute')]
        const input = { ...base, number, pool: b.pool(until), interests }
        const choice = choose(input)
        const shown = ids(choice)
        expect(new Set(shown).size).toBe(shown.length)
        for (const pick of choice.picks) {
          const tags = papers[Number(pick.paper.publicId.slice(1))]?.tags ?? []
          expect(tags.includes(1) || tags.includes(2)).toBe(true)
          expect(tags).not.toContain(3)
          expect(pick.reasons.length).toBeGreaterThan(0)
        }
        expect(choice.matched).toBe(shown.length + choice.more.length)
        expect(choose(input)).toEqual(choice)
      }),
    )
  })

  it('a digest after a digest repeats nothing and loses nothing that still has a place', () => {
    fc.assert(
      fc.property(arbitraryDay, (papers) => {
        const b = new PoolBuilder()
        for (const day of ['2026-05-21', '2026-05-22']) b.tag(1, b.paper(`new${day}`, day))
        for (const [n, { tags, day, ...facts }] of papers.entries()) {
          const paper = b.paper(`p${n}`, day, facts)
          for (const tag of tags) b.tag(tag, paper)
        }
        const shown = readThrough(
          b,
          ['18', '19', '20', '21', '22'].map((d) => `2026-05-${d}`),
        )
        const matching = papers.filter(({ tags }) => tags.includes(1) || tags.includes(2)).length
        expect(new Set(shown).size).toBe(shown.length)
        expect(shown.length).toBe(matching + 2)
      }),
    )
  })
})

/** The papers of one digest a day, as one reader gets them. */
function readThrough(b: PoolBuilder, days: string[]): string[] {
  const interests = [follows(1), follows(2)]
  const past: PastDigest[] = []
  let cutoff = new Date('2026-05-17T07:00:00Z')
  return days.flatMap((day) => {
    const to = new Date(`${day}T07:00:00Z`)
    const told = { ...base, day, number: 20, pool: b.pool(to), interests }
    const choice = choose({ ...told, history: { cutoff, past: [...past] } })
    past.push({ from: cutoff, to, shown: choice.picks.map((pick) => pick.paper.id) })
    cutoff = to
    return ids(choice)
  })
}
