/** What a letter's row keeps: everything its bytes depend on (design 4.3), as plain JSON. Links are
 * kept as rows and key version, so that a stolen database holds no token. */
import type { AlarmLetterProps, NamedTitle } from '../../emails/letter-props.ts'
import type { AbstractLength, AccountAct } from '../storage/schema/subscribers.ts'

/** The installation's part, copied at freezing: a later change does not reach frozen letters. */
export type FrozenSender = {
  publicUrl: string
  siteName: string
  contact: string
  postalAddress: string
  from: string
  replyTo: string | null
  keyVersion: number
}

export type FrozenLetterContent =
  | (FrozenSender & { template: 'confirm'; locale: string; signupId: number; validDays: number })
  | (FrozenSender & {
      template: 'link'
      locale: string
      subscriberId: number
      linkEpoch?: number
      reason: 'asked' | 'already-reading' | 'save'
      /** The paper that `save` is about, by its public id. */
      save?: string
    })
  | (FrozenSender & {
      template: 'account'
      locale: string
      linkId: number
      act: AccountAct
      otherAddress: string
      validMinutes: number
    })
  | (FrozenSender & { template: 'desk'; locale: string; linkId: number; validMinutes: number })
  | (FrozenSender & { template: 'silence' } & FrozenSilence)
  | (FrozenSender & { template: 'digest' } & FrozenDigest)
  | (FrozenSender & { template: 'alarm' } & FrozenAlarm)

type FrozenAlarm = Pick<
  AlarmLetterProps,
  'locale' | 'state' | 'summary' | 'remedy' | 'since' | 'at'
>

export type FrozenSilence = {
  locale: string
  subscriberId: number
  linkEpoch?: number
  /** YYYY-MM-DD */
  since: string
  topics: string
  why: string
  nearest: Array<{ slug: string; name: string; papersADay: number }>
}

export type FrozenDigest = {
  locale: string
  subscriberId: number
  digestId: number
  /** Of the private links; absent: 0. */
  linkEpoch?: number
  subject: string
  preheader: string
  topLine: string
  welcome: string[]
  notices: string[]
  /** Why the reader gets this. */
  why: string
  length: AbstractLength
  /** `hash` points into table `cards`. */
  cards: Array<{ hash: string; reasons: string }>
  titles: NamedTitle[]
  /** Where there are any. */
  missed?: NamedTitle[]
  /** Notes on papers of earlier digests, where there are any. */
  noted?: NamedTitle[]
  more: number
}
