import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { readAgedToken, readToken } from '../../src/lib/signed-token.ts'
import { ko } from '../../src/locales/ko.ts'
import { speaking } from '../../src/locales/spoken.ts'
import { zh } from '../../src/locales/zh.ts'
import { consents, suppressions } from '../../src/storage/schema/subscribers.ts'
import {
  currentWording,
  hashOrigin,
  recordConsents,
  wordingText,
} from '../../src/subscribers/consent.ts'
import {
  createLinks,
  type LinkPurpose,
  type PrivatePurpose,
  readLink,
} from '../../src/subscribers/links.ts'
import { findSuppressed, suppress } from '../../src/subscribers/suppression.ts'
import { openScene, type Scene } from './scene.ts'

const secret = '0123456789abcdef0123456789abcdef'
const keys = createKeyRing(secret)

describe('links', () => {
  const links = createLinks({ publicUrl: 'https://papers.lab.example/mail/', keys })
  const paths: Record<LinkPurpose | PrivatePurpose, string> = {
    confirm: 'confirm',
    preferences: 'preferences',
    unsubscribe: 'unsubscribe',
    view: 'digest',
    account: 'account',
    desk: 'admin/link',
    feedback: 'feedback',
    saved: 'saved',
    savedFeed: 'feeds/saved',
    digestFeed: 'feeds/digests',
  }
  const purposes = Object.keys(paths) as Array<keyof typeof paths>

  it.each(purposes)('%s opens its own door only', (purpose) => {
    const url = links[purpose](123_456)
    expect(url).toMatch(/^https:\/\/papers\.lab\.example\/mail\/[a-z/]+\/[A-Za-z0-9_-]+$/)
    const token = url.split('/').at(-1) ?? ''
    expect(url).toBe(`https://papers.lab.example/mail/${paths[purpose]}/${token}`)
    for (const door of purposes) {
      expect(readToken(keys, door, token)).toBe(door === purpose ? 123_456 : null)
    }
    expect(links[purpose](123_456)).toBe(url)
    expect(readToken(createKeyRing(`${secret}!`), purpose, token)).toBeNull()
  })

  it('of an epoch are told from those of another, and no epoch can be written onto one', () => {
    const tokenOf = (epoch?: number) => links.saved(7, 1, epoch).split('/').at(-1) ?? ''
    expect(tokenOf(0)).toBe(tokenOf())
    const tokens = [0, 1, 2, 40, 1295].map(tokenOf)
    expect(new Set(tokens).size).toBe(5)
    expect(tokens.map((token) => readAgedToken(keys, 'saved', token)?.epoch)).toEqual([
      0, 1, 2, 40, 1295,
    ])
    for (const token of tokens.slice(1)) expect(readToken(keys, 'saved', token)).toBeNull()
    const [row, version, mac] = [tokenOf(0).split('-')[0], 1, tokenOf(0).slice(-22)]
    for (const forged of [`${row}-${version}-1-${mac}`, `${row}-${version}-0-${mac}`]) {
      expect(readAgedToken(keys, 'saved', forged)).toBeNull()
    }
    expect(readAgedToken(keys, 'saved', tokenOf(1).replace('-1-1-', '-1-2-'))).toBeNull()
    expect(readAgedToken(keys, 'saved', tokenOf(1).replace('-1-1-', '-1-'))).toBeNull()
  })

  it('keep the bytes of the key version they were frozen with', () => {
    const rotated = createKeyRing(secret, 2)
    const later = createLinks({ publicUrl: 'https://papers.lab.example/mail', keys: rotated })
    expect(later.unsubscribe(7, 1)).toBe(links.unsubscribe(7))
    expect(later.unsubscribe(7)).not.toBe(links.unsubscribe(7))
    const token = links.unsubscribe(7).split('/').at(-1) ?? ''
    expect(readLink(rotated, 'unsubscribe', token)).toBe(7)
  })
})

describe('consent', () => {
  it('keeps a keyed hash of where it came from', () => {
    expect(hashOrigin(keys, null)).toBeNull()
    expect(hashOrigin(keys, '')).toBeNull()
    expect(hashOrigin(keys, '203.0.113.9')).toBe(hashOrigin(keys, '::ffff:203.0.113.9'))
    expect(hashOrigin(keys, '203.0.113.9')).not.toBe(hashOrigin(keys, '203.0.113.10'))
    expect(hashOrigin(createKeyRing(secret, 2), '203.0.113.9')).toMatch(/^2\./)
  })

  it('has a text for every wording in use', () => {
    for (const version of Object.values(currentWording)) {
      const text = wordingText(version, 'Lab Papers')
      expect(text).toContain('Lab Papers')
      expect(text).not.toContain('{')
    }
  })

  it('records the language of the words, which is that of the page', () => {
    const korean = speaking(ko, () => currentWording.form)
    const chinese = speaking(zh, () => currentWording.form)
    expect([currentWording.form, korean, chinese]).toEqual(['form-1', 'form-1.ko', 'form-1.zh'])
    const texts = ['form-1', 'form-1.ko', 'form-1.zh'].map((one) => wordingText(one, 'Lab Papers'))
    expect(texts[1]).toMatch(/Lab Papers.*\p{Script=Hangul}/u)
    expect(texts[2]).toMatch(/Lab Papers.*\p{Script=Han}/u)
    expect(new Set(texts).size).toBe(3)
    // Only operators bring addresses in.
    expect(speaking(zh, () => currentWording.import)).toBe('import-1')
  })

  it('has no text for what was never shown', () => {
    for (const version of ['', 'form-9', 'form-1.xx', 'constructor', 'form-1.toString']) {
      expect(wordingText(version, 'Lab Papers')).toBe('')
    }
  })
})

describe('suppression', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene()
  })
  afterAll(() => scene.close())

  it('finds addresses in any spelling, without keeping any', async () => {
    const at = new Date('2026-05-19T12:00:00Z')
    await scene.db.transaction(async (tx) => {
      for (const address of ['Kim@bücher.example', 'lee@lab.example', 'kim@BÜCHER.example']) {
        await suppress({ tx, keys }, { address, reason: 'bounce', at })
      }
      await suppress({ tx, keys }, { address: 'lee@lab.example', reason: 'complaint', at })
    })
    const rows = await scene.db.select().from(suppressions)
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toMatch(/kim|lee|lab|example/i)
    const asked = ['KIM@xn--bcher-kva.example', 'LEE@lab.example', 'mo@lab.example', 'no address']
    const found = await findSuppressed({ db: scene.db, keys }, asked)
    expect([...found]).toEqual([
      ['KIM@xn--bcher-kva.example', 'bounce'],
      ['LEE@lab.example', 'complaint'],
    ])
    expect(await findSuppressed({ db: scene.db, keys }, [])).toEqual(new Map())
  })

  it('outlives a rotation of the keys', async () => {
    const found = await findSuppressed({ db: scene.db, keys: createKeyRing(secret, 5) }, [
      'lee@lab.example',
    ])
    expect(found.size).toBe(1)
  })

  it('records nothing for nobody', async () => {
    await scene.db.transaction((tx) => recordConsents(tx, []))
    expect(await scene.db.$count(consents)).toBe(0)
  })
})
