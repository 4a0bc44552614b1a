/** Columns of a subscriber file (design section 5), as it is brought in and written out. */
export const fileColumns = [
  'email',
  'tags',
  'queries',
  'timezone',
  'hour',
  'rhythm',
  'weekday',
  'locale',
  'edition_timing',
  'consent_source',
] as const
