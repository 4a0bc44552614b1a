/** The proof of consent: what happened when, which words the person saw, and a keyed hash of where it
 * came from (GDPR Art. 7(1)). Texts stay here for ever, so that a version can be shown again. */
import { sql } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import { spokenLanguage } from '../locales/spoken.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import { type ConsentEvent, consents } from '../storage/schema/subscribers.ts'
import type { HookEvent } from '../webhooks/events.ts'
import { queueEvents } from '../webhooks/queue-events.ts'

/** Never change a text that was shown: add a version. `{site}` stands for SITE_NAME. */
const wordings = {
  'form-1': {
    en: 'With the form you ask {site} to send the papers that match your choices to this address, at most one mail a day. Nothing is sent before you press the button in the mail that follows. Every mail has a link to leave.',
    ko: '이 양식으로 {site}에 고르신 조건에 맞는 논문을 하루 한 통까지 이 주소로 보내 달라고 요청합니다. 뒤따르는 메일의 버튼을 누르시기 전에는 아무것도 보내지 않습니다. 모든 메일에 구독을 끝내는 링크가 있습니다.',
    zh: '提交本表单，即请求 {site} 把符合您选择的论文寄到这个地址，每天至多一封邮件。在您按下随后那封邮件中的按钮之前，不会寄出任何其他邮件。每封邮件都有退订链接。',
    ja: 'このフォームにより、選んだ条件に合う論文を一日に一通までこのアドレスに送るよう {site} に依頼します。続いて届くメールのボタンを押すまで、何も送られません。どのメールにも配信停止のリンクがあります。',
  },
  'confirm-1': {
    en: 'With the button you confirm that this address is yours and that {site} may send you its digest until you leave.',
    ko: '버튼을 누르시면 이 주소가 본인의 것이며, 구독을 끝내실 때까지 {site}의 다이제스트를 받는 데 동의하시는 것입니다.',
    zh: '按下按钮，即确认这个地址属于您，并同意 {site} 向您寄送简报，直到您退订。',
    ja: 'ボタンを押すと、このアドレスがご自身のものであること、および配信を停止するまで {site} がダイジェストを送ることに同意したことになります。',
  },
  'leave-1': {
    en: 'With the button, or your mail program, you stop the digest of {site}.',
    ko: '버튼이나 메일 프로그램으로 {site}의 다이제스트를 중단합니다.',
    zh: '按下按钮，或通过您的邮件程序，即停止 {site} 的简报。',
    ja: 'ボタンまたはメールソフトで、{site} のダイジェストを停止します。',
  },
  'move-1': {
    en: 'With the button you confirm that this address is yours and that {site} sends your digest here from now on, instead of to the address it went to.',
    ko: '버튼을 누르시면 이 주소가 본인의 것이며, 앞으로 {site}의 다이제스트를 이전 주소 대신 이 주소로 받는 데 동의하시는 것입니다.',
    zh: '按下按钮，即确认这个地址属于您，并同意 {site} 今后把简报寄到这里，不再寄往原来的地址。',
    ja: 'ボタンを押すと、このアドレスがご自身のものであること、および今後 {site} がダイジェストを以前のアドレスではなくここに送ることに同意したことになります。',
  },
  'return-1': {
    en: 'With the button you take the change of address back: {site} sends your digest to this address again.',
    ko: '버튼을 누르시면 주소 변경을 되돌립니다. {site}의 다이제스트가 다시 이 주소로 옵니다.',
    zh: '按下按钮，即撤销地址的更换：{site} 重新把简报寄到这个地址。',
    ja: 'ボタンを押すと、アドレスの変更を取り消します。{site} はダイジェストを再びこのアドレスに送ります。',
  },
  'ask-1': {
    en: 'The operator of {site} named this address. Nothing is sent to it before the button in the mail that asks is pressed.',
  },
  'import-1': {
    en: 'The operator of {site} brought this address in and states where its consent was given.',
  },
} as const satisfies Record<string, Texts>

type Texts = { en: string } & Partial<Record<string, string>>
type Version = keyof typeof wordings

/** `form-1` in English, `form-1.zh` in Chinese: which words, and in which language. */
export type WordingVersion = Version | `${Version}.${string}`

/** The wording each act is recorded with; pages show the same. Both are of one request, and so in one
 * language. */
export const currentWording = {
  get form() {
    return spoken('form-1')
  },
  get ask() {
    return spoken('ask-1')
  },
  get confirm() {
    return spoken('confirm-1')
  },
  get leave() {
    return spoken('leave-1')
  },
  get move() {
    return spoken('move-1')
  },
  get return() {
    return spoken('return-1')
  },
  get import() {
    return spoken('import-1')
  },
}

function spoken(version: Version): WordingVersion {
  const { code } = spokenLanguage()
  return code !== 'en' && Object.hasOwn(wordings[version], code) ? `${version}.${code}` : version
}

/** '' for a version that these texts do not have. */
export function wordingText(version: string, siteName: string): string {
  const [name = '', language = 'en'] = version.split('.')
  const texts: Texts | undefined = Object.hasOwn(wordings, name)
    ? wordings[name as Version]
    : undefined
  const text = texts && Object.hasOwn(texts, language) ? texts[language] : undefined
  return text?.replaceAll('{site}', siteName) ?? ''
}

export type ConsentRecord = {
  subscriberId: number
  event: ConsentEvent
  at: Date
  wordingVersion: WordingVersion
  originHash?: string | null
  detail?: string | null
}

export async function recordConsents(tx: Tx, records: ConsentRecord[]): Promise<void> {
  if (records.length === 0) return
  const column = (of: (record: ConsentRecord) => string | number | Date | null | undefined) =>
    arrayLiteral(records.map((record) => of(record) ?? null))
  await tx.execute(sql`
    insert into ${consents} (subscriber_id, event, at, wording_version, origin_hash, detail)
    select * from unnest(
      ${column(({ subscriberId }) => subscriberId)}::bigint[],
      ${column(({ event }) => event)}::text[],
      ${column(({ at }) => at)}::timestamptz[],
      ${column(({ wordingVersion }) => wordingVersion)}::text[],
      ${column(({ originHash }) => originHash)}::text[],
      ${column(({ detail }) => detail)}::text[])`)
  await queueEvents(tx, records.flatMap(eventOf))
}

/** What is brought in is history, and a change of address is the reader's own affair: nobody is told. */
function eventOf({ subscriberId, event, at }: ConsentRecord): HookEvent[] {
  const about = subscriberId
  switch (event) {
    case 'signed-up':
    case 'asked':
      return [{ type: 'subscriber.subscribed', data: { subscriberId }, about, at }]
    case 'confirmed':
    case 'came-back': {
      const again = event === 'came-back'
      return [{ type: 'subscriber.confirmed', data: { subscriberId, again }, about, at }]
    }
    case 'left':
      return [{ type: 'subscriber.left', data: { subscriberId, how: 'left' }, about, at }]
    case 'imported':
    case 'moved':
    case 'moved-back':
      return []
  }
}

const originPurpose = 'origin'

/** `1.<hash>`: key version and HMAC of the client's network address, or null when it is not known. */
export function hashOrigin(keys: KeyRing, origin: string | null | undefined): string | null {
  if (!origin) return null
  const plain = origin
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
  return `${keys.version}.${keys.mac(originPurpose, keys.version, plain).toString('base64url')}`
}
