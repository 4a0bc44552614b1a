/** The lists of what is noticed, in Simplified Chinese. */
import type { noticedPages } from '../en/web-noticed.ts'
import type { Said } from '../language.ts'

const count = new Intl.NumberFormat('zh-Hans')

export const zhNoticed: Said<typeof noticedPages> = {
  noticed: {
    menu: '热门',
    label: '列表',
    tabs: { day: '今日', week: '本周', month: '本月', saved: '收藏最多', newest: '最新' },
    titles: {
      day: '今日热门',
      week: '本周热门',
      month: '本月热门',
      saved: '收藏最多的论文',
      newest: '最新论文',
    },
    leads: {
      day: '今天和昨天人们关注的论文，不限领域。',
      week: '最近七天人们关注的论文，不限领域。',
      month: '最近三十天人们关注的论文，不限领域。',
      saved: '本站读者收藏最多的论文，不限时间。只显示次数，从不显示是谁。',
      newest: '本站的全部论文，最近公布的在前。',
    },
    none: {
      trend: '这段时间还没有受到关注的论文。',
      saved: '还没有人收藏论文。',
      newest: '还没有论文。下一次公布时会收到第一批。',
    },
    follow: '用邮件接收热门论文',
    upvotes: (n) => `${count.format(n)} 次点赞`,
    comments: (n) => `${count.format(n)} 条评论`,
    stars: (n) => `${count.format(n)} 颗星`,
    saves: (n) => `${count.format(n)} 次收藏`,
    reads: (n) => `${count.format(n)} 次阅读`,
    pdfClicks: (n) => `${count.format(n)} 次打开 PDF`,
    lately: (counts) => `近 30 天 ${counts}`,
    organization: '机构',
    submittedBy: '推荐到 Hugging Face 的人',
    trended: (day, counts) => `截至${day}的一周：${counts}`,
    tagRule: {
      signal: '一周之内有许多人点赞或收藏。',
      edition: '由本站编辑选入期刊。',
    },
    how: '如何统计',
    howText: ({ weights, halfLives, tagged }) => [
      'Hugging Face 上的一次点赞是一票，本站读者的一次收藏也是一票。那里的评论、代码的星数、本站论文页的阅读次数和从那里打开 PDF 的次数也计入，但分量较轻。',
      `今天新增的按全数计算，越早的越轻：今日列表中每过 ${count.format(halfLives.day)} 天减半，本周列表中每过 ${count.format(halfLives.week)} 天减半，本月列表中每过 ${count.format(halfLives.month)} 天减半。`,
      `每一种都是翻一倍算一步：从 10 到 20 与从 1,000 到 2,000 一样。一步的分量：收藏 ${count.format(weights.saves)}，点赞 ${count.format(weights.upvotes)}，PDF ${count.format(weights.pdfClicks)}，评论 ${count.format(weights.comments)}，阅读 ${count.format(weights.reads)}，星数 ${count.format(weights.stars)}。相同时按每天更换的抽签排序。`,
      `“热门论文”这个主题给予本周前 ${count.format(tagged.first)} 篇中点赞与收藏合计达到 ${count.format(tagged.voices)} 的论文，每天最多新增 ${count.format(tagged.aDay)} 篇。关注它的读者每篇只收到一次。`,
      '阅读次数和打开 PDF 的次数只按论文和日期保存一个数字：没有 Cookie，没有地址，没有任何关于是谁的信息。爬虫和预先加载的页面不计入；关闭脚本时，打开的 PDF 不计入。列表每十分钟更新一次，一天从 UTC 零点开始。',
    ],
  },
}
