/** One calm line of news at the head of a page. */
import type { Child, FC } from 'hono/jsx'

type NoticeProps = { tone?: 'plain' | 'good' | 'bad'; children?: Child }

export const Notice: FC<NoticeProps> = ({ tone = 'plain', children }) => (
  <div
    class={tone === 'plain' ? 'notice' : `notice ${tone}`}
    role={tone === 'bad' ? 'alert' : 'status'}
  >
    {children}
  </div>
)
