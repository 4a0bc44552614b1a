/** Save on the page of a paper: the same button for everybody, so that the page can be shared by caches.
 * Who is pressing it, the cookie of a remembered device says, or they are asked. */
import type { FC } from 'hono/jsx'
import type { PageContext } from '../page-context.ts'

type Props = { page: PageContext; paper: { publicId: string } }

export const SaveButton: FC<Props> = ({ page, paper }) => (
  <form method="post" action={page.site.path(savePath(paper.publicId))} class="save-form">
    <button type="submit" class="plain" name="do" value="save">
      {page.words.savePaper.button}
    </button>
  </form>
)

/** The slash of an old id (`math/0309136`) stays one. */
export const savePath = (publicId: string): string =>
  `/papers/${publicId.split('/').map(encodeURIComponent).join('/')}/save`
