/** Tags that papers get for being noticed: no rule finds them, a round of the service puts them on
 * (tag-trending.ts). */
import type { TagDescription, TagName } from './tag-definition.ts'

export type SignalTag = {
  slug: string
  group: string
  name: TagName
  description: TagDescription
  synonyms: readonly string[]
}

export const trendingSlug = 'trending'

export const signalTags: readonly SignalTag[] = [
  {
    slug: trendingSlug,
    group: 'Community',
    name: { en: 'Trending', ko: '화제의 논문', zh: '热门论文', ja: '話題の論文' },
    description: {
      en: 'The few papers of each week that most people upvoted or saved, whatever their field.',
      ko: '분야와 관계없이 한 주 동안 가장 많은 사람이 추천하거나 저장한 몇 편의 논문.',
      zh: '每周最多人点赞或收藏的少数论文，不限领域。',
      ja: '分野を問わず、その週に最も多くの人が高評価または保存した少数の論文。',
    },
    synonyms: ['popular', 'hot papers', 'most upvoted'],
  },
]
