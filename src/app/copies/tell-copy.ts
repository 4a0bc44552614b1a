/** A copy of a database, in sentences. */
import type { CopyRecord } from './copy-record.ts'

const signWords: Record<CopyRecord['sign'], string> = {
  'another-server': 'it stands on another Postgres server than before',
  'another-database': 'it is another database of the server than before',
  'another-timeline': 'its server was restored to an earlier moment, or a replica took over',
  'another-folder': 'its folder is another one than before: copied, restored or moved',
  'older-state': 'an older state of it was put back',
  declared: 'you said so',
}

export function copyLines(copy: CopyRecord): string[] {
  return [
    `This database is a copy, or was restored or moved: ${signWords[copy.sign]}. Mail is held until \`paperboy resume\`, so that nobody gets a letter twice.`,
    doubtLine(copy),
  ]
}

export function doubtLine({ from, to, letters, readers }: CopyRecord): string {
  const mail = letters === 1 ? '1 letter is' : `${letters} letters are`
  const turns =
    readers === 1
      ? '1 reader whose digest was due is'
      : `${readers} readers whose digests were due are`
  return `Between ${minute(from)} and ${minute(to)} the original may have sent mail: ${mail} unknown and will not be sent from here; ${turns} taken as served.`
}

const minute = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`
