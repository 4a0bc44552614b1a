import { describe, expect, it } from 'vitest'
import { acceptedAt } from '../../src/papers/accepted-at.ts'

describe('acceptedAt', () => {
  it.each([
    ['Accepted at ICML 2026 (oral)', 'ICML 2026'],
    ['12 pages, 3 figures, accepted by ICML2026', 'ICML 2026'],
    ["Accepted to CVPR'26", 'CVPR 2026'],
    ['CVPR 2026, Highlight', 'CVPR 2026'],
    ['ACL 2026 Main (Oral)', 'ACL 2026'],
    ['Accepted at the SemEval Workshop, ACL 2026', 'ACL 2026 workshop'],
    ['6 pages, 1 figure, accepted to IEEE ISIT 2026', 'IEEE ISIT 2026'],
    ['Accepted at SAFE@CVPRW 2026', 'CVPRW 2026 workshop'],
    // These conferences end in a W, and "now 20 pages" is no workshop.
    ['Accepted by WWW 2026', 'WWW 2026'],
    ["To appear at The ACM Web Conference 2026 (WWW '26)", 'WWW 2026'],
    ['Accepted to ACM CSCW 2026', 'ACM CSCW 2026'],
    ['Accepted at CVPR 2026. It has now 20 pages', 'CVPR 2026'],
    // The thirteenth of its kind is not of 2013.
    [
      'Presented at the 13th Workshop on Fine-Grained Visual Categorization (FGVC13) at CVPR 2026',
      'CVPR 2026 workshop',
    ],
    [
      'Proceedings of AutomationXP26 Workshop of the 2026 CHI Conference',
      'AutomationXP 2026 workshop',
    ],
  ])('%s', (comment, venue) => {
    expect(acceptedAt(comment)).toBe(venue)
  })

  it.each([
    null,
    '',
    '10 pages, 5 figures',
    'Submitted to NeurIPS 2026',
    'Preprint. Under review at EMNLP 2026 (ARR)',
    'Extended version of arXiv:2406.13457 (ICML 2024)',
    '4th place in ICRA 2026 GOOSE Challenge',
  ])('says nothing for %s', (comment) => {
    expect(acceptedAt(comment)).toBeNull()
  })
})
