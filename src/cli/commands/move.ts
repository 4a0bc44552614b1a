/** `move`: from the embedded database to a Postgres. */
import { PaperboyError } from '../../errors.ts'
import type { Command } from '../command.ts'
import { required } from '../required-option.ts'

export const move: Command = {
  name: 'move',
  summary: 'carry the embedded database over to a Postgres, and send nothing from here any more',
  usage: 'move --to postgres://user:password@host/database',
  options: { to: { type: 'string' } },
  help: { to: 'an empty database of a Postgres 15 or newer' },
  async run({ services, values, io }) {
    const url = required(values, 'to')
    if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
      throw new PaperboyError('bad-input', '--to is no Postgres URL', {
        help: 'It looks like postgres://user:password@host:5432/database.',
      })
    }
    let told: Promise<void> = Promise.resolve()
    const { to, rows, tables } = await services.move({ url }, (line) => {
      told = told.then(() => io.note(line))
    })
    await told
    await io.out(`${rows} rows of ${tables} tables are at ${to} now`)
    await io.out(
      'Stop this Paperboy: it sends nothing any more, and what is changed here stays here.',
    )
    await io.out(
      'Start it with DATABASE_URL and SECRET_KEY (what DATA_DIR/secret-key holds), then `paperboy resume`.',
    )
    return 0
  },
}
