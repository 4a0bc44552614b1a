/** What is told at the desk about something that cannot be done, in Chinese. */
import type { deskFaults } from '../en/desk-faults.ts'
import type { Said } from '../language.ts'

const count = new Intl.NumberFormat('zh')

export const zhDeskFaults: Said<typeof deskFaults> = {
  notYourSeries: '您不是此系列的编辑。',
  askOperator: '运营者可以将您加入。',
  operatorOnly: '只有运营者可以这样做。',
  askWhoever: '请联系本服务的运营者。',
  seriesTaken: (slug: string) => `系列 ${slug} 已存在。`,
  seriesSlug: '短名称只能包含 a-z、0-9 和连字符，最多 40 个字符。',
  seriesName: '系列没有名称。',
  seriesZone: '不认识该时区。',
  seriesLanguage: '不认识该语言。',
  noSeries: '没有这个系列。',
  noDay: '没有这一天。',
  published: '这一期已经发布。',
  noPaper: '这一期还没有论文。',
  pickFirst: '请先选一篇。',
  passed: '该时刻已过。',
  later: '请选更晚的时刻，或立即发布。',
  mailed: '这一期已经寄出。',
  correctInstead: '请改为更正点评；可以通知已收到的读者。',
  changed: '另一位编辑刚刚改动了这一期。',
  lookAgain: '没有写入任何内容。请查看现状后重试。',
  droppedPaper: '该论文已不在这一期中。',
  longNote: (most: number) => `点评最多 ${count.format(most)} 个字符。`,
  itHas: (n: number) => `现在有 ${count.format(n)} 个。`,
  notKnown: '无法识别的请求。',
  noMoment: '这不是一个时刻。',
  dayAndHour: '请给出日期和时间。',
  pastedNothing: '没有粘贴任何内容。',
  noTitle: '论文没有标题。',
  noSuchTag: (tag: string) => `没有主题 ${tag}。`,
  isTag: (tag: string) => `${tag} 已是主题，或已指向某个主题。`,
  noMerge: '无法合并。',
  mergeTopics: '不能与自身合并；只有没有规则的标签可以并入另一个主题。',
  noPaperHeld: '这里没有该论文。',
  translationMissing: '译文须有标题；论文有摘要时，也须有摘要。',
  translationLong: '译文太长。',
  translationSource: '该论文本来就是这种语言。',
}
