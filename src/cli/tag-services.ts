/** What the command about hashtags asks of the app. */
import type { ListedHashtag } from '../editorial/hashtags/list-hashtags.ts'
import type { Merged } from '../editorial/hashtags/merge-tag.ts'
import type { Calendar } from '../storage/calendar.ts'

export type TagServices = {
  listHashtags(calendar: Calendar): Promise<ListedHashtag[]>
  addHashtag(calendar: Calendar, hashtag: string): Promise<void>
  mergeTag(
    calendar: Calendar,
    input: { from: string; into: string; dryRun: boolean },
  ): Promise<Merged>
}
