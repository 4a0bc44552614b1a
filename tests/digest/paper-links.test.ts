/** Where a paper is read: never at an address that nobody serves. */
import { expect, it } from 'vitest'
import { citedAddress, paperLinks, placeName } from '../../src/digest/paper-links.ts'

const own = 'w-7kshdcsbmketbkaf'
const title = 'CLIP with "Quality" Captions'

it('leads to arXiv, to the source, or where the DOI leads', () => {
  const url = 'https://lab.example/paper'
  expect(paperLinks({ publicId: 'math/0309136' })).toEqual({
    abstract: 'https://arxiv.org/abs/math/0309136',
    pdf: 'https://arxiv.org/pdf/math/0309136',
  })
  expect(paperLinks({ publicId: own, url, title }).abstract).toBe(url)
  expect(paperLinks({ publicId: '10.1101/2026.05', title }).abstract).toBe(
    'https://doi.org/10.1101/2026.05',
  )
})

it.each([
  ['https://arxiv.org/abs/2605.15202', 'arXiv'],
  ['https://www.biorxiv.org/content/10.1101/2026.05.12.653210v1', 'bioRxiv'],
  ['https://doi.org/10.1101/2026.05', 'doi.org'],
  ['https://www.lab.example/paper', 'lab.example'],
])('%s is at %s', (address, name) => expect(placeName(address)).toBe(name))

it('an id that only we know is no DOI: its own is asked, and else a search for its title', () => {
  const doi = '10.1002/(sici)1097<1::aid-x>3.0.co;2-#'
  expect(paperLinks({ publicId: own, doi, title }).abstract).toBe(
    'https://doi.org/10.1002/(sici)1097%3C1%3A%3Aaid-x%3E3.0.co%3B2-%23',
  )
  expect(paperLinks({ publicId: own, url: 'javascript:alert(1)', title }).abstract).toBe(
    'https://scholar.google.com/scholar?q=CLIP%20with%20%22Quality%22%20Captions',
  )
  // A search is no place to cite.
  expect(citedAddress({ publicId: own, title })).toBeNull()
})
