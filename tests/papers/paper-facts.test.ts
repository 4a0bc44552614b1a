import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncomingPaper } from '../../src/papers/paper.ts'
import { mergeSighting, sameFacts } from '../../src/papers/paper-facts.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

const held = mergeSighting(null, incomingPaper())

describe('mergeSighting', () => {
  it('takes the words of a newer version and keeps the announcement', () => {
    const merged = mergeSighting(
      held,
      incomingPaper({ version: 2, title: 'New', firstAnnouncement: false, listingDay: null }),
    )
    expect(merged).toMatchObject({ title: 'New', latestVersion: 2, listingDay: '2026-05-18' })
  })

  it('keeps the words of a newer version from an older one, but fills what was not known', () => {
    const newer = mergeSighting(null, incomingPaper({ version: 3, title: 'Third' }))
    const merged = mergeSighting(newer, incomingPaper({ title: 'First', doi: '10.1/x' }))
    expect(merged).toMatchObject({ title: 'Third', latestVersion: 3, doi: '10.1/x' })
  })

  it('keeps a comment that a feed does not tell', () => {
    const commented = mergeSighting(held, incomingPaper({ comment: 'Accepted at ICML' }))
    expect(mergeSighting(commented, incomingPaper()).comment).toBe('Accepted at ICML')
  })

  it('replaces a sample by the real record, whatever its version, and never the reverse', () => {
    const sample = mergeSighting(null, incomingPaper({ sample: true, version: 4, title: 'Sample' }))
    const real = mergeSighting(sample, incomingPaper({ title: 'Real', listingDay: '2026-05-19' }))
    expect(real).toMatchObject({
      title: 'Real',
      sample: false,
      latestVersion: 1,
      listingDay: '2026-05-19',
    })
    const again = mergeSighting(real, incomingPaper({ sample: true, version: 9, title: 'Sample' }))
    expect(again).toBe(real)
  })

  it.each([
    ['This paper has been withdrawn by the authors', null, true],
    ['We study x.', 'Withdrawn due to an error in Lemma 2', true],
    ['This submission has been withdrawn by arXiv administrators', null, true],
    ['We study x.', 'Paper withdrawn: Lemma 2 is wrong', true],
    ['We study x.', 'arXiv admin note: submission has been withdrawn by the author', true],
    [
      'Withdrawal statement. The authors have withdrawn their manuscript owing to errors.',
      null,
      true,
    ],
    ['We study x.', 'The authors wish to withdraw this paper', true],
    ['This paper has been temporarily withdrawn', null, true],
    ['We study x.', 'This paper, which has an error in Lemma 2, is now withdrawn', true],
    ['We study x.', 'This version of the paper is withdrawn by the authors', true],
    ['We study x.', 'Paper has a crucial error and has been withdrawn', true],
    ['This paper has been superseded by arXiv:2605.1 and is withdrawn', null, true],
    ['We study x.', 'Preprint (withdrawn)', true],
    ['We study x.', 'Withdrawn', true],
    ['The author (A. Bee) has withdrawn this manuscript.', null, true],
    ['We study x.', '12 pages. This paper has been withdrawn by the author', true],
    ['We study x.', '12 pages, 3 figures. This paper has been withdrawn: eq. 1 is wrong', true],
    ['We study x.', '15 pages, 4 figures; withdrawn due to an error in Lemma 3', true],
    ['We study x.', '12 pages, withdrawn', true],
    ['We study x.', '10 pages. Paper withdrawn by the author', true],
    ['We study x.', 'An error is in Lemma 3. Therefore, we withdraw this paper.', true],
    ['We study x.', 'Accordingly, I respectfully request that this work be withdrawn', true],
    ['We study x.', 'I am writing to request the withdrawal of my submission', true],
    ['We study x.', 'Withdrawal due to errors: (1) the wrong entropy', true],
    ['We study x.', 'Submitted to PRL. arXiv admin note: This submission has been withdrawn', true],
    ['The following paper has been withdrawn from consideration for publication', null, true],
    ['This submissions has been withdrawn by arXiv administrators', null, true],
    ['This paper was withdrawn from arXiv', null, true],
    ['We study x.', 'This paper was withdrawn from ICLR 2026', false],
    ['We study x.', '12 pages. This submission was withdrawn from the conference', false],
    ['We study x.', 'This paper was withdrawn from consideration at ICLR 2026', false],
    ['We study x.', '20 pages. It has been withdrawn by the authors from NeurIPS', false],
    ['We study x.', 'The paper has been withdrawn by the authors from NeurIPS 2025', false],
    ['We study x.', 'We have withdrawn this paper from ICLR 2026', false],
    ['We study x.', 'The paper was withdrawn and resubmitted to TMLR', false],
    ['We study x.', '12 pages, withdrawn from ICLR 2025', false],
    ['We study x.', 'Accepted at a workshop; withdrawn from the proceedings', false],
    ['We study x.', '10 pages. A previous version was withdrawn due to an error', false],
    ['We study x.', '14 pages, Replaces the withdrawn manuscript (arXiv:1911.03628)', false],
    ['We study x.', '52 pages. A merger of version 1 with the withdrawn paper 2407.18191.', false],
    ['We study x.', 'Section 6 (separation) is withdrawn. Lemma 6.1 is extended.', false],
    ['We study x.', 'Rewrite of v1, new title. Withdrawn as erroneous: the definition', false],
    ['We study x. This paper has been withdrawn from the journal.', null, false],
    ['Withdrawal due to opioid dependence is common.', null, false],
    ['We study withdrawn drugs in the market', '12 pages', false],
    ['This paper analyzes why preprints are withdrawn from arXiv and journals.', '12 pages', false],
    ['This article studies how cash is withdrawn from banks', 'Withdrawn drugs', false],
    ['The work withdrawn from the engine, and consent that has been withdrawn.', null, false],
    ['We study why authors withdraw their paper.', null, false],
    ['We withdraw water from this river.', null, false],
  ])('abstract %j with comment %j: withdrawn %s', (abstract, comment, withdrawn) => {
    expect(mergeSighting(held, incomingPaper({ abstract, comment })).withdrawn).toBe(withdrawn)
  })

  it('brings a paper back with a later version', () => {
    const gone = mergeSighting(
      held,
      incomingPaper({ version: 2, abstract: 'This paper was withdrawn' }),
    )
    expect(gone.withdrawn).toBe(true)
    expect(mergeSighting(gone, incomingPaper({ version: 3 })).withdrawn).toBe(false)
  })

  it('brings it back although the later version has no comment', () => {
    const comment = 'This paper has been withdrawn by the author'
    const gone = mergeSighting(held, incomingPaper({ version: 2, comment }))
    // The same version without its comment, as a feed has it, is as withdrawn as before.
    expect(mergeSighting(gone, incomingPaper({ version: 2 }))).toMatchObject({ withdrawn: true })
    const back = mergeSighting(gone, incomingPaper({ version: 3 }))
    expect(back).toMatchObject({ withdrawn: false, comment: null, latestVersion: 3 })
    expect(mergeSighting(back, incomingPaper({ version: 2, comment })).withdrawn).toBe(false)
    const noted = mergeSighting(held, incomingPaper({ version: 2, comment: '12 pages' }))
    expect(mergeSighting(noted, incomingPaper({ version: 3 })).comment).toBe('12 pages')
  })

  describe('what others tell of a paper of arXiv', () => {
    const hearsay = (fields: Partial<IncomingPaper> = {}) =>
      incomingPaper({
        ...{ title: '{Captions}', abstract: 'Read more', authors: ['Ada Bee', 'et al.'] },
        ...{ categories: [], listingDay: null, firstAnnouncement: false, hearsay: true },
        ...fields,
      })

    it('leaves the words of arXiv as they are, and fills in what it leaves out', () => {
      const told = mergeSighting(
        held,
        hearsay({ version: 7, journalRef: 'J. X', url: 'https://x' }),
      )
      expect(told).toEqual({ ...held, journalRef: 'J. X' })
      const bare = mergeSighting(null, incomingPaper({ publicId: '10.1/x', authors: [] }))
      expect(mergeSighting(bare, hearsay(), '10.1/x')).toEqual({
        ...bare,
        authors: ['Ada Bee', 'et al.'],
      })
    })

    it('is stored where nothing is held, and gives way to arXiv', () => {
      const first = mergeSighting(null, hearsay())
      expect(first).toMatchObject({ title: '{Captions}', abstract: 'Read more' })
      expect(mergeSighting(first, incomingPaper())).toEqual(held)
      const sample = mergeSighting(null, incomingPaper({ sample: true }))
      expect(mergeSighting(sample, hearsay())).toMatchObject({ title: '{Captions}', sample: false })
    })
  })

  it('words that are missing take nothing away, and are filled in by whoever has them', () => {
    const nothing = { abstract: '', authors: [], categories: [] }
    expect(mergeSighting(held, incomingPaper({ version: 2, ...nothing }))).toEqual({
      ...held,
      latestVersion: 2,
    })
    const journal = mergeSighting(null, incomingPaper({ publicId: '10.1/x', ...nothing }))
    const full = mergeSighting(journal, incomingPaper({ publicId: '10.2/y' }), '10.1/x')
    expect(full).toMatchObject({ abstract: held.abstract, authors: held.authors, toldBy: null })
    const gone = incomingPaper({ publicId: '10.2/y', abstract: 'This paper has been withdrawn' })
    expect(mergeSighting(journal, gone, '10.1/x').withdrawn).toBe(true)
  })

  describe('listing day', () => {
    const on = (day: string | null, more = {}) => incomingPaper({ listingDay: day, ...more })
    const estimated = { listingDayEstimated: true }
    it('a stated day beats an estimated one, never the reverse', () => {
      const guess = mergeSighting(null, on('2026-05-18', estimated))
      expect(guess.listingDayEstimated).toBe(true)
      const stated = mergeSighting(guess, on('2026-05-20'))
      expect(stated).toMatchObject({ listingDay: '2026-05-20', listingDayEstimated: false })
      expect(mergeSighting(stated, on('2026-05-01', estimated)).listingDay).toBe('2026-05-20')
    })
    it('of two alike the earlier is the first', () => {
      expect(mergeSighting(held, on('2026-05-20')).listingDay).toBe('2026-05-18')
      expect(mergeSighting(held, on('2026-05-15')).listingDay).toBe('2026-05-15')
    })
    it('a replacement tells none', () => {
      expect(mergeSighting(null, on(null, { firstAnnouncement: false })).listingDay).toBeNull()
      const odd = on('2026-05-01', { firstAnnouncement: false })
      expect(mergeSighting(held, odd).listingDay).toBe('2026-05-18')
    })
  })

  const sighting = fc
    .record({
      version: fc.integer({ min: 1, max: 4 }),
      title: fc.constantFrom('A', 'B', 'C'),
      abstract: fc.constantFrom('', 'We show it.', 'This paper was withdrawn'),
      authors: fc.constantFrom<string[][]>([], ['Ada Bee']),
      hearsay: fc.boolean(),
      comment: fc.constantFrom(null, 'x', 'Withdrawn'),
      doi: fc.constantFrom(null, '10.1/x'),
      sample: fc.boolean(),
      firstAnnouncement: fc.boolean(),
      listingDay: fc.constantFrom(null, '2026-05-18', '2026-05-19'),
      listingDayEstimated: fc.boolean(),
    })
    // Who is not arXiv counts no versions (`admitWork`).
    .map((fields) => incomingPaper(fields.hearsay ? { ...fields, version: 1 } : fields))

  const afterAll = (seen: ReturnType<typeof incomingPaper>[]) =>
    seen.reduce<ReturnType<typeof mergeSighting> | null>(
      (facts, paper) => mergeSighting(facts, paper),
      null,
    )

  it('changes nothing when it comes again', () => {
    fc.assert(
      fc.property(fc.array(sighting, { minLength: 1, maxLength: 8 }), (seen) => {
        const merged = afterAll(seen)
        const last = seen.at(-1) as (typeof seen)[number]
        expect(sameFacts(mergeSighting(merged, last), merged as typeof held)).toBe(true)
      }),
    )
  })

  it('ends with the same version and listing day, whatever the order', () => {
    const real = sighting.map((paper) => ({ ...paper, sample: false }))
    fc.assert(
      fc.property(fc.array(real, { minLength: 1, maxLength: 6 }), fc.integer(), (seen, seed) => {
        const shuffled = [...seen].sort((a, b) => hash(a, seed) - hash(b, seed))
        const outcomes = [seen, shuffled].map(afterAll)
        const [one, other] = outcomes
        expect(one?.latestVersion).toBe(other?.latestVersion)
        expect(one?.listingDay).toBe(other?.listingDay)
        expect(one?.listingDayEstimated).toBe(other?.listingDayEstimated)
      }),
    )
  })
})

const hash = (value: unknown, seed: number): number =>
  [...JSON.stringify(value)].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, seed)
