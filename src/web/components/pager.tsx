/** Links to the pages before and after this one. */
import type { FC } from 'hono/jsx'

export type PagerLink = { href: string; text: string; rel?: 'next' | 'prev' }

export const Pager: FC<{ label: string; links: ReadonlyArray<PagerLink | null> }> = ({
  label,
  links,
}) => {
  const there = links.filter((link) => link !== null)
  if (there.length === 0) return null
  return (
    <nav class="pager" aria-label={label}>
      {there.map(({ href, text, rel }) => (
        <a class="button plain" href={href} rel={rel}>
          {text}
        </a>
      ))}
    </nav>
  )
}
