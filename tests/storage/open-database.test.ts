import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tidy } from '../../src/storage/embedded/keep-tidy.ts'
import { spareMemory } from '../../src/storage/embedded/spare-memory.ts'
import { openDatabase } from '../../src/storage/open-database.ts'
import { claimDataDir, type DataDirOwner } from '../../src/storage/owner/claim-data-dir.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function owned(dataDir: string): Promise<DataDirOwner> {
  const claim = await claimDataDir(dataDir)
  if (claim.kind !== 'owner') throw new Error('the folder is taken')
  return claim
}

describe('the embedded database', { timeout: 180_000 }, () => {
  it('keeps what was written, however deep its folder lies', async () => {
    const dataDir = join(folder, 'a-folder-of-forty-characters-in-its-name', 'b'.repeat(120))
    for (const expected of [1, 2]) {
      const owner = await owned(dataDir)
      const { db, kind, close } = await openDatabase({ kind: 'embedded', owner })
      await db.execute(sql`create table if not exists kept (n int)`)
      await db.execute(sql`insert into kept values (1)`)
      const rows = await db.execute(sql`select count(*) as n from kept`)
      expect({ kind, n: rows[0]?.n }).toEqual({ kind: 'embedded', n: expected })
      await close()
      await owner.release()
    }
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
    expect((await stat(join(dataDir, 'run'))).mode & 0o777).toBe(0o700)
    expect(await readdir(join(dataDir, 'run'))).toEqual(['owner-2'])
  })

  it('writes what it commits to the disk itself, and keeps its log short', async () => {
    const owner = await owned(folder)
    const { db, close } = await openDatabase({ kind: 'embedded', owner })
    const settings = await db.execute(sql`
      select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method`)
    expect(settings[0]).toEqual({ fsync: 'on', method: 'fsync' })

    await db.execute(sql`create table worn (id int primary key, filler text)`)
    for (let round = 0; round < 3; round += 1) {
      await db.execute(sql`
        insert into worn select n, repeat('x', 300) from generate_series(1, 60000) n
        on conflict (id) do update set filler = excluded.filler || ${round}::text`)
    }
    // Postgres books what a session did at most once a second, so perhaps after the vacuum.
    await db.execute(sql`select pg_stat_force_next_flush()`)
    await tidy(db)
    const after = await db.execute<{ dead: number; rows: number; log: number }>(sql`
      select n_dead_tup as dead, c.reltuples::int as rows,
             pg_wal_lsn_diff(pg_current_wal_lsn(), k.redo_lsn)::int as log
        from pg_stat_user_tables s join pg_class c on c.oid = s.relid,
             pg_control_checkpoint() k
       where s.relname = 'worn'`)
    expect(after[0]?.dead).toBeLessThan(100)
    expect(after[0]?.rows).toBe(60_000)
    expect(after[0]?.log).toBeLessThan(1_000_000)
    await close()
    await owner.release()
  })

  it('works with the code that a machine of 1 GB has the memory to make', async () => {
    expect(spareMemory(16e9)).toBe(false)
    expect(spareMemory(1e9)).toBe(true)
    const owner = await owned(folder)
    const { db, close } = await openDatabase({ kind: 'embedded', owner })
    const [sum] = await db.execute(sql`select sum(n)::int as n from generate_series(1, 1000) n`)
    expect(sum?.n).toBe(500_500)
    await close()
    await owner.release()
  })

  it('answers mistakes in SQL and goes on', async () => {
    const owner = await owned(folder)
    const { db, close } = await openDatabase({ kind: 'embedded', owner })
    await expect(db.execute(sql`select 1 / 0`)).rejects.toThrow()
    await expect(db.execute(sql`select * from nowhere where id = ${1}`)).rejects.toThrow()
    await expect(
      db.transaction(async (tx) => {
        await tx.execute(sql`create table lost ()`)
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    const rows = await db.execute(sql`select to_regclass('lost') as lost`)
    expect(rows[0]?.lost).toBeNull()
    await close()
    await owner.release()
  })

  it('says so when its files are not those of a database', async () => {
    await mkdir(join(folder, 'database'))
    await writeFile(join(folder, 'database', 'PG_VERSION'), 'nonsense')
    const owner = await owned(folder)
    await expect(openDatabase({ kind: 'embedded', owner })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^The embedded database does not open: /),
    })
    await owner.release()
  })

  it('undoes a transaction that a close cuts off, and opens again', async () => {
    const owner = await owned(folder)
    const first = await openDatabase({ kind: 'embedded', owner })
    await first.db.execute(sql`create table halves (n int)`)
    let reached = () => {}
    const midway = new Promise<void>((resolve) => {
      reached = resolve
    })
    const cut = first.db.transaction(async (tx) => {
      await tx.execute(sql`insert into halves values (1)`)
      reached()
      await new Promise(() => {})
    })
    cut.catch(() => {})
    await midway
    await first.close()
    const second = await openDatabase({ kind: 'embedded', owner })
    expect((await second.db.execute(sql`select count(*) as n from halves`))[0]?.n).toBe(0)
    await second.close()
    await owner.release()
  })
})

describe('a Postgres that cannot be used', () => {
  it.each(['127.0.0.1:1', 'localhost:1'])('is told as %s, without the password', async (host) => {
    const opening = openDatabase({ kind: 'postgres', url: `postgres://me:secret@${host}/none` })
    await expect(opening).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(
        new RegExp(`^Postgres at ${host} cannot be used: (?!.*secret).*ECONNREFUSED`),
      ),
    })
  })
})
