/** arXiv categories of the archive `astro-ph`. */
import { categoryTable } from './category-table.ts'

export const astrophysics = categoryTable('Astrophysics', [
  [
    'astro-ph.CO',
    'Cosmology and Nongalactic Astrophysics',
    '우주론과 은하 외 천체물리학',
    'The universe as a whole: its beginning, dark matter and large structures.',
  ],
  [
    'astro-ph.EP',
    'Earth and Planetary Astrophysics',
    '지구 및 행성 천체물리학',
    'Planets here and around other stars, comets and asteroids.',
  ],
  [
    'astro-ph.GA',
    'Astrophysics of Galaxies',
    '은하 천체물리학',
    'The Milky Way, other galaxies and the gas between stars.',
  ],
  [
    'astro-ph.HE',
    'High Energy Astrophysical Phenomena',
    '고에너지 천체 현상',
    'Black holes, neutron stars, supernovae and cosmic rays.',
  ],
  [
    'astro-ph.IM',
    'Instrumentation and Methods for Astrophysics',
    '천체물리학 장비와 방법',
    'Telescopes, detectors, surveys and data analysis.',
  ],
  [
    'astro-ph.SR',
    'Solar and Stellar Astrophysics',
    '태양 및 항성 천체물리학',
    'The Sun and stars: birth, interior, activity and death.',
  ],
])
