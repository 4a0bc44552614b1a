/** CONTACT as a link when it is an address or a web page, else as it stands. */
import type { FC } from 'hono/jsx'

export const ContactLink: FC<{ contact: string }> = ({ contact }) => {
  if (/^https?:\/\/\S+$/.test(contact)) return <a href={contact}>{contact}</a>
  if (/^[^\s@<>"]+@[^\s@<>"]+$/.test(contact)) return <a href={`mailto:${contact}`}>{contact}</a>
  return <bdi>{contact}</bdi>
}
