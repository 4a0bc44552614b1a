import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadSecretKey } from '../../src/storage/secret-key.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the secret key', () => {
  it('is made once, whoever asks at the same time, and only its owner may read it', async () => {
    const dataDir = join(folder, 'new')
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadSecretKey(dataDir)))
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(await loadSecretKey(dataDir)).toBe(keys[0])
    expect((await stat(join(dataDir, 'secret-key'))).mode & 0o777).toBe(0o600)
    expect(await readdir(dataDir)).toEqual(['secret-key'])
    expect(await loadSecretKey(join(folder, 'other'))).not.toBe(keys[0])
  })

  it('is never replaced when its file is damaged: links in mails hang on it', async () => {
    await writeFile(join(folder, 'secret-key'), '')
    await expect(loadSecretKey(folder)).rejects.toMatchObject({ code: 'bad-config' })
    expect((await stat(join(folder, 'secret-key'))).size).toBe(0)
  })
})
