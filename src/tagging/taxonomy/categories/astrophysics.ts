/** arXiv categories of the archive `astro-ph`. */
import { categoryTable } from './category-table.ts'

export const astrophysics = categoryTable('Astrophysics', [
  [
    'astro-ph.CO',
    'Cosmology and Nongalactic Astrophysics',
    '우주론과 은하 외 천체물리학',
    'The universe as a whole: its beginning, dark matter and large structures.',
    '우주 전체: 시작, 암흑 물질, 거대 구조',
  ],
  [
    'astro-ph.EP',
    'Earth and Planetary Astrophysics',
    '지구 및 행성 천체물리학',
    'Planets here and around other stars, comets and asteroids.',
    '태양계와 다른 별의 행성, 혜성, 소행성',
  ],
  [
    'astro-ph.GA',
    'Astrophysics of Galaxies',
    '은하 천체물리학',
    'The Milky Way, other galaxies and the gas between stars.',
    '우리은하와 다른 은하, 별 사이의 기체',
  ],
  [
    'astro-ph.HE',
    'High Energy Astrophysical Phenomena',
    '고에너지 천체 현상',
    'Black holes, neutron stars, supernovae and cosmic rays.',
    '블랙홀, 중성자별, 초신성, 우주선(cosmic ray)',
  ],
  [
    'astro-ph.IM',
    'Instrumentation and Methods for Astrophysics',
    '천체물리학 장비와 방법',
    'Telescopes, detectors, surveys and data analysis.',
    '망원경, 검출기, 탐사 관측, 데이터 분석',
  ],
  [
    'astro-ph.SR',
    'Solar and Stellar Astrophysics',
    '태양 및 항성 천체물리학',
    'The Sun and stars: birth, interior, activity and death.',
    '태양과 별: 탄생, 내부, 활동, 죽음',
  ],
])
