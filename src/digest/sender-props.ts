/** The installation as every template takes it, from a frozen letter. Pure. */
import type { FrozenSender } from './frozen-letter.ts'

export type SenderProps = {
  locale: string
  siteName: string
  siteUrl: string
  contact: string
  postalAddress: string
}

export const senderProps = (frozen: FrozenSender & { locale: string }): SenderProps => ({
  locale: frozen.locale,
  siteName: frozen.siteName,
  siteUrl: frozen.publicUrl,
  contact: frozen.contact,
  postalAddress: frozen.postalAddress,
})
