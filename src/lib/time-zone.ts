/** Names of time zones. What is stored must mean the same to Intl and to Postgres, on any machine. */

/** ICU answers with names that the zone database gave up; Debian's Postgres knows only the new ones
 * unless tzdata-legacy is installed. Renamings since 1993, from the database's `backward` file. */
const renamed: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** Newer engines take bare offsets, which Postgres reads with the sign turned round (POSIX). */
const nameForm = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/

const known = new Map<string, string>()
const namesKept = 2000

/** The canonical name of a zone, `Asia/Kolkata` for `asia/calcutta`; null when there is no such
 * zone. Aliases resolve, letter case is mended. */
export function canonicalTimeZone(zone: string): string | null {
  const kept = known.get(zone)
  if (kept !== undefined) return kept
  if (zone.length > 64 || !nameForm.test(zone)) return null
  const resolved = resolveZone(zone)
  if (resolved === null) return null
  const name = renamed[resolved] ?? resolved
  if (known.size >= namesKept) known.clear()
  known.set(zone, name)
  return name
}

export const isTimeZone = (zone: string): boolean => canonicalTimeZone(zone) !== null

function resolveZone(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
