/** `backup` and `restore`: the embedded database as a folder, and back; a whole export too. */
import { resolve } from 'node:path'
import { PaperboyError } from '../../errors.ts'
import type { Command } from '../command.ts'
import type { LocalServices } from '../services.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'copy the embedded database and its key into a folder, while it runs',
  usage: 'backup [FOLDER]',
  options: {},
  help: {},
  takesWords: true,
  async run({ services, positionals, cwd, io }) {
    const [to, ...more] = positionals
    if (more.length > 0) throw new PaperboyError('bad-input', 'one folder is named at most')
    const folder = await services.backup(to === undefined ? null : resolve(cwd, to))
    await io.out(`backed up to ${folder}`)
    await io.note(
      'It holds addresses and the key of every link: keep it where nobody else reads it.',
    )
    return 0
  },
}

export const restore: Command<LocalServices> = {
  name: 'restore',
  summary: 'put a backup in the place of the embedded database, or an export into an empty one',
  usage: 'restore FOLDER|FILE.tar.gz',
  options: {},
  help: {},
  takesWords: true,
  async run({ services, positionals, cwd, io }) {
    const [from, ...more] = positionals
    if (from === undefined || more.length > 0) {
      throw new PaperboyError('bad-input', 'the folder of the backup is missing', {
        help: 'Give restore FOLDER, such as one in DATA_DIR/backups, or what `export --all` wrote.',
      })
    }
    const path = resolve(cwd, from)
    const filled = await services.restoreExport(path)
    const before = filled ? null : (await services.restoreBackup(path)).before
    const what = filled ? `${filled.rows} rows of ${filled.tables} tables, ` : ''
    await io.out(`${what}restored from ${path}`)
    if (before !== null) await io.out(`what was there before lies in ${before}`)
    await io.out(
      'Start Paperboy: it sends nothing until `paperboy resume`, which shows what may have been mailed since the backup.',
    )
    return 0
  },
}
