/** Simplified Chinese, whole. Readers are "您"; what the field says in Latin letters stays so. */
import { cutText } from '../lib/cut-text.ts'
import { zhDesk } from './desk/zh.ts'
import { zhDeskFaults } from './desk/zh-faults.ts'
import { zhDeskLog } from './desk/zh-log.ts'
import type { Language } from './language.ts'
import { zhNoticed } from './noticed/zh.ts'

const count = new Intl.NumberFormat('zh-CN')
const either = new Intl.ListFormat('zh-CN', { type: 'disjunction' })
const both = new Intl.ListFormat('zh-CN', { type: 'conjunction' })

/** Names and numbers of either script are put in: Latin letters and digits stand off from Han by a
 * space, as good typesetting has it; dates, which begin with a digit, do not. */
function say(parts: TemplateStringsArray, ...values: Array<string | number>): string {
  return values.reduce<string>((text, value, i) => {
    const shown = typeof value === 'number' ? count.format(value) : value
    return beside(beside(text, shown), parts[i + 1] ?? '')
  }, parts[0] ?? '')
}
const beside = (before: string, after: string): string =>
  meets.test(before.slice(-1) + after.slice(0, 1)) && !date.test(after)
    ? `${before} ${after}`
    : before + after
const meets = /^(?:\p{Script=Han}[\p{Script=Latin}\p{Nd}]|[\p{Script=Latin}\p{Nd}]\p{Script=Han})$/u
const date = /^\d+[年月]/

/** arXiv asks for this sentence word for word. */
const arxivThanks = 'Thank you to arXiv for use of its open access interoperability.'

const papers = (n: number) => say`${n}篇论文`

/** Days are YYYY-MM-DD and the same everywhere, so they are written out in UTC. */
const dayFormat = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', ...options })
  const known = new Map<string, string>()
  return (day: string) => {
    const text = known.get(day) ?? format.format(new Date(`${day}T00:00:00Z`))
    if (known.size >= 1_000) known.clear()
    known.set(day, text)
    return text
  }
}
const longDay = dayFormat({ weekday: 'long', day: 'numeric', month: 'long' })
const weekday = dayFormat({ weekday: 'long' })
const shortDay = dayFormat({ weekday: 'short', day: 'numeric', month: 'short' })
const fullDate = dayFormat({ dateStyle: 'long' })
const fullDay = dayFormat({ dateStyle: 'full' })
const month = dayFormat({ month: 'long', year: 'numeric' })

const instants = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'long',
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: 'UTC',
})
const instant = (at: string) => instants.format(new Date(at))
const alarmLead = { raised: '', lasting: '仍在持续：', cleared: '已经结束：' }

/** Of a wait on the pages. */
const minutes = (n: number) => say`${n}分钟`
/** A link's life in minutes. */
const life = (n: number) => (n < 24 * 60 ? minutes(n) : say`${n / (24 * 60)}天`)

const mail: Language['mail'] = {
  longDay,
  // 5 January 1970 was a Monday.
  weekdayName: (isoWeekday) => weekday(`1970-01-${String(4 + isoWeekday).padStart(2, '0')}`),
  shortDay,
  fullDate,
  listing: (names, others) =>
    others > 0 ? say`${names.join('、')}等（共\u00a0${names.length + others}）` : names.join('、'),
  authors: (names, others) =>
    others > 0 ? say`${names.join('、')}等${names.length + others}人` : names.join('、'),
  digest: {
    subject: (title, others) => (others > 0 ? `${title} 等 ${papers(others + 1)}` : title),
    emptySubject: '欢迎：一有符合的新论文，就会寄给您',
    weekSubject: (n, topics) => `本周 ${papers(n)}${topics === '' ? '' : `：${topics}`}`,
    preheader: (counts, announced) =>
      `${counts === '' ? '' : `${counts} · `}${say`新公布${announced}篇`}`,
    tally: (topic, n) => `${topic} ${count.format(n)}`,
    topLine: ({ day, announced, matched, here }) =>
      `${longDay(day)} · ${say`新公布${announced}篇，符合${matched}篇，本期${here}篇`}`,
    pdf: 'PDF',
    pdfOf: (title) => `PDF：${title}`,
    save: '收藏',
    more: '多看此类',
    less: '少看此类',
    saveFirst: (url) => `收藏第一篇：${url}`,
    otherActs: '其他论文请换成相应的编号；末尾改为 /more 或 /less，表示想多看或少看此类论文。',
    moreTitles: '另有这些论文符合',
    missed: '您可能错过的论文',
    noted: '此前寄给您的论文有了新点评',
    andMore: (n) => say`另有${n}篇`,
  },
  note: {
    by: (series) => `${series}：`,
    elsewhere: (language, series) => `${language}点评：${series}`,
    corrected: ({ title, series }) => `${series} 更正了对此文的点评：${title}`,
    news: (series) => `点评：${series}`,
    away: (series, day) => `${series}：编辑外出，${day}前暂停。`,
  },
  savedNews: {
    withdrawn: '已撤回',
    accepted: (venue) => say`已被${venue}接收`,
    code: '附代码',
    version: (n) => `第 ${n} 版`,
    line: (named, more) => {
      const said = named.map(({ title, pieces }) => `“${title}”（${pieces.join('，')}）`)
      return `您收藏的论文有新消息：${said.join('；')}${more > 0 ? say`；另有${papers(more)}` : ''}`
    },
  },
  badge: {
    accepted: (venue) => say`已被${venue}接收`,
    code: '代码',
    sample: '样例',
    late: (day) => say`${shortDay(day)}公布，迟到`,
  },
  sample: {
    subject: (site) => `${site}：每日简报测试`,
    topLine: '这是一封测试邮件，由本站的运行者发出',
    notice:
      '以下是目前收录的最新论文；正式的简报只收入符合读者关注内容的论文，并附有修改设置和退订的链接。',
    noPapers: '目前还没有收录论文；正式的简报会收入符合读者关注内容的论文。',
    reason: '作为样例列出',
  },
  welcome: {
    hello: (site) => say`欢迎订阅${site}。这是您的第一期简报。`,
    imported: (source, site) =>
      say`您收到本邮件，是因为您订阅了${source}；今后由${site}寄出。点一下即可退订。`,
    look: (day) => say`本期从${longDay(day)}（目前收录的最近一天）公布的论文中选出。`,
    nothing:
      '最近公布的论文中没有符合您所关注内容的；一有符合的，就会寄给您。多关注一些主题会更快收到：请点下方的“修改接收内容”。',
    widened: (days) => say`您关注的主题近来较为安静，因此本期回看了最近${days}天公布的论文。`,
    rhythm: ({ rhythm, day, hour, zone }) =>
      ({
        daily: say`今后：每天${hour}（${zone}）一封，没有新论文时不寄。`,
        weekdays: say`今后：周一至周五${hour}（${zone}）各一封，没有新论文时不寄。`,
        weekly: say`今后：每${day}${hour}（${zone}）一封，没有新论文时不寄。`,
      })[rhythm],
  },
  notice: {
    sample: '以下是样例论文：本站尚未得到任何实时来源的回应。一有真实论文，样例会自动让位。',
    late: (day) => say`arXiv 延迟了；${shortDay(day)}的论文将随下一期简报送达。`,
    holiday: ({ days, next }) =>
      say`arXiv 在${both.format(days.map(shortDay))}不公布新论文（假日）。下一期简报：${shortDay(next)}。`,
    caughtUp: ({ days, matched, topics }) =>
      say`补看${days}天：符合的论文共${matched}篇。按主题：${topics.join(' · ')}。`,
    broad: ({ category, papers: brought, shown, topics }) =>
      say`${category}当天有${papers(brought)}；这里的${shown}篇取自其中不同的主题。可在下方“修改接收内容”里选择您的方向：${topics.join(' · ')}。`,
  },
  silence: {
    subject: (site) => `${site}：您关注的主题安静了一个月`,
    title: '您关注的主题安静了一个月',
    quiet: ({ since, topics }) =>
      say`自${fullDate(since)}以来，公布的论文中没有符合您所关注内容的：${topics}。一切运行正常；一有符合的新论文，简报就会再次寄出。`,
    near: '相近的主题，以及平日的论文数：',
    aDay: (n) => say`每天约${n}篇`,
    button: '修改我关注的内容',
    once: '关于此事，只寄这一封信。',
  },
  footer: {
    why: ({ topics, since }) =>
      `您收到本邮件，是因为您关注了：${topics}${since ? say`（您于${fullDate(since)}确认订阅）` : ''}。`,
    whyImported: ({ topics, source }) =>
      say`您收到本邮件，是因为您订阅了${source}，并关注：${topics}。`,
    preferences: '修改接收内容',
    leave: '一键退订',
    view: '在浏览器中查看',
    away: '暂时离开？',
    pause: '暂停 1 周 · 2 周 · 直到……',
    quiet: '本邮件不从网络加载任何内容，没有人知道您打开过它。',
    thanks: arxivThanks,
    contact: '联系我们：',
    forwarded: '这是某位读者的简报。',
    getYourOwn: '订阅您自己的简报',
  },
  confirm: {
    subject: (site) => say`请确认订阅${site}`,
    title: '这是您的邮箱吗？',
    asked: (site) => say`有人（很可能是您本人）请${site}把新论文寄到这个邮箱。`,
    button: '确认这个邮箱',
    page: '链接会打开一个只有一个按钮的页面。在您按下按钮之前，什么都不会发生；按下之后，第一期简报随即寄出。',
    paste: '或者把下面的网址粘贴到浏览器中：',
    valid: (days) => say`链接在${days}天内有效。`,
    notYou: '不是您本人？无需理会。未经确认不会寄出简报，这次请求也会被遗忘。',
  },
  alarm: {
    subject: (site, { state, summary }) =>
      `[${site}] ${cutText(`${alarmLead[state]}${summary}`, 150)}`,
    title: (state, summary) => `${alarmLead[state]}${summary}`,
    since: (at) => say`开始于${instant(at)}（UTC）。`,
    isOver: (at) => say`结束于${instant(at)}（UTC）。无需再做什么。`,
    todo: '该做什么',
    look: '当前状态：',
    again: '警报会寄出一次；持续期间每天再寄一次；结束时寄最后一次。',
  },
  link: {
    subject: (site) => say`您在${site}的专属链接`,
    title: '您的设置',
    asked: (site) => say`您向${site}索取了打开设置的链接，就在这里。`,
    alreadyReading: (site) =>
      say`有人（很可能是您本人）请${site}把论文寄到这个邮箱。这个邮箱已经订阅了${site}，所以一切照旧。主题、时间和频率都可以在链接打开的页面中设置。`,
    save: {
      title: '收藏一篇论文',
      asked: (site) => say`您在${site}的论文页上按了“收藏”。这个链接会为您把它保存下来。`,
      button: '收藏这篇论文',
      keep: '凭这个链接无需密码即可打开您的收藏，请不要转发本邮件。',
    },
    button: '打开我的设置',
    keep: '凭这个链接无需密码即可打开您的设置，请不要转发本邮件。',
    leave: '如果想退订：',
    notYou: '不是您本人？无需理会：什么都没有改变。',
  },
  account: {
    move: {
      subject: (site) => say`更换您在${site}的邮箱`,
      title: '把简报寄到新邮箱',
      body: (site) =>
        say`您请${site}把简报寄到别处。请在链接打开的页面中填写新邮箱；随后会有一封邮件寄到那里询问，在那里确认之后，简报才会改寄。`,
      button: '填写新邮箱',
      notYou: '不是您本人？无需理会：简报会继续寄到这里。',
    },
    arrive: {
      subject: (site) => say`这是您在${site}的新邮箱吗？`,
      title: '您同意之后，简报就会寄到这里',
      body: (site, masked) =>
        say`${site}的一位读者（邮箱为${masked}，很可能是您本人）请求今后把简报寄到这里。所有设置保持不变。`,
      button: '把我的简报寄到这里',
      notYou: '不是您本人？无需理会：不会有邮件寄到这里，这次请求也会被遗忘。',
    },
    return: {
      subject: (site) => say`${site}的简报今后寄往另一个邮箱`,
      title: '您的简报已经改寄',
      body: (site, masked) => say`按照您的要求，${site}今后把简报寄到${masked}，不再寄到这里。`,
      button: '改回来',
      notYou: '不是您本人所为？打开链接，简报就会重新寄到这个邮箱。',
    },
    download: {
      subject: (site) => say`${site}保存的关于您的数据`,
      title: '您的数据',
      body: (site) =>
        say`您向${site}索取它保存的关于您的全部数据：设置、关注的内容、历次简报，以及您在何时同意了什么。数据是一个文件，人和程序都能读懂。`,
      button: '前往下载',
      notYou: '不是您本人？无需理会：只有打开这个链接的人才能得到文件。',
    },
    erase: {
      subject: (site) => say`删除${site}保存的关于您的数据`,
      title: '全部删除？',
      body: (site) =>
        say`您请${site}删除它保存的关于您的全部数据。链接打开的页面会说明删除什么、保留什么，并再询问一次。此后便无法挽回。`,
      button: '查看将删除什么',
      notYou: '不是您本人？无需理会：什么都不会删除。',
    },
    desk: {
      subject: (site) => `登录 ${site} 的编辑台`,
      title: '编辑台',
      body: (site) => `有人（多半是您）请求登录 ${site} 的编辑台。`,
      button: '登录',
      notYou: '不是您？无需理会：仅凭这封邮件不会有人登录。',
    },
    page: '链接会打开一个只有一个按钮的页面。在您按下按钮之前，什么都不会发生。',
    paste: '或者把下面的网址粘贴到浏览器中：',
    valid: (n) => say`链接在${life(n)}内有效。`,
  },
}

const reasons: Language['reasons'] = {
  between: ' · ',
  likely: (topic, words) => `可能属于${topic}${words === '' ? '' : `（词语：${words}）`}`,
  found: (topic, place, words) => `${topic}：${place}${words === '' ? '' : `含“${words}”`}`,
  place: {
    title: '标题',
    abstract: '摘要',
    authors: '作者',
    primary: '主分类',
    cross: '交叉分类',
    record: '登记信息',
  },
  query: (query) => `您的检索式 ${query}`,
  author: (name) => say`您关注的作者${name}`,
  upvotes: (n) => say`${n}次点赞`,
  trending: ({ upvotes, saves }) =>
    `本周热门：${[
      ...(upvotes > 0 ? [say`${upvotes}次点赞`] : []),
      ...(saves > 0 ? [say`${saves}次收藏`] : []),
    ].join('，')}`,
  accepted: (venue) => say`已被${venue}接收`,
  code: '有代码',
}

const emailProblems: Language['emailProblems'] = {
  empty: '请填写邮箱地址。',
  'control-character': '邮箱地址中有看不见的字符。请手动输入，不要粘贴。',
  'no-at': '邮箱地址中应当有 @。',
  'local-part': '@ 之前的部分不符合邮箱地址的写法。',
  'local-too-long': '@ 之前的部分超过了 64 个字符。',
  domain: '@ 之后的部分不是邮件域名，正确的例子：lab.example。',
  'too-long': '邮箱地址超过了 254 个字符。',
}

const choices: Language['choices'] = {
  noInterest: '请至少选择一个主题，或写一条检索式。',
  unknownTag: (slug) => say`没有名为${slug}的主题。`,
  tooManyTags: (limit) => say`最多选择${limit}个主题。`,
  tooManyQueries: (limit) => say`最多写${limit}条检索式。`,
  badQuery: (query, rest, why) => {
    const place = rest === null ? '' : rest === '' ? '的末尾' : `中的“${rest}”处`
    return `“${query}”${place}：${why}`
  },
  timezone: (zone) => say`这里不认识时区${zone}，正确的例子：Asia/Shanghai。`,
  hour: '小时是 0 到 23 之间的整数。',
  rhythm: '频率是 daily、weekdays 或 weekly。',
  weekday: '星期是 1（星期一）到 7 之间的数字。',
  locale: '语言是 en 或 zh 这样的代码。',
  number: (choices) => `论文篇数只能是 ${choices.join('、')} 之一。`,
  editionTiming: '期刊的寄送时间是 published 或 digest。',
  abstractLength: '摘要是 titles、short 或 full。',
  translation: '论文可选原文、译文或两者。',
  strictness: '严格程度是 everything、clear 或 strongest。',
  level: '关注程度是 always、normal、little 或 mute。',
  pause: (days) => say`恢复寄送的日期应在明天到${days}天之后之间。`,
  action: '请选择全部退订、退订一个主题、改为每周、暂停或撤销。',
  accountAct: '请选择更换邮箱、下载或删除。',
  sameAddress: '您的简报本来就寄往这个邮箱。',
  whichTag: '请说明是哪个主题。',
  closed: '这里已停止接受新订阅。',
  onlyDomain: (domain) => say`这里只接受${domain}的邮箱订阅。`,
}

const queryComplaints: Language['queryComplaints'] = {
  empty: () => ({ message: '检索式是空的。', suggestion: '请写一个词，例如 captioning。' }),
  tooLong: (limit) => ({
    message: say`检索式超过了${limit}个字符。`,
    suggestion: '请拆成几条较短的检索式。',
  }),
  tooManyTerms: (limit) => ({
    message: say`检索式中的词和短语超过了${limit}个。`,
    suggestion: '请拆成几条较短的检索式。',
  }),
  tooDeep: (limit) => ({
    message: say`括号嵌套超过了${limit}层。`,
    suggestion: '请去掉一些括号。',
  }),
  onlyExcludes: () => ({
    message: '检索式只说了要排除什么。',
    suggestion: '请同时写明要找什么，例如 captioning -survey。',
  }),
  alternativeExcludes: () => ({
    message: 'OR 的一边只说了要排除什么，这样几乎所有论文都会符合。',
    suggestion: '请把减号放在要找的词旁边：写 clip -survey，而不是 clip OR -survey。',
  }),
  unclosedQuote: () => ({ message: '有一个引号没有闭合。', suggestion: '请用 " 闭合。' }),
  unclosedParenthesis: () => ({ message: '有一个括号没有闭合。', suggestion: '请用 ) 闭合。' }),
  strayParenthesis: () => ({
    message: '有一个右括号没有对应的左括号。',
    suggestion: '请去掉它。',
  }),
  emptyParentheses: () => ({
    message: '括号里什么都没有。',
    suggestion: '请去掉括号，或在其中写一个词。',
  }),
  emptyPhrase: () => ({
    message: '引号里没有词。',
    suggestion: '请去掉引号，或在其中写一个词。',
  }),
  missingSide: (operator) => ({
    message: say`${operator}的两边都要有内容。`,
    suggestion: `如果要找这个词本身，请加上引号写成 "${operator.toLowerCase()}"。`,
  }),
  nothingExcluded: () => ({
    message: 'NOT 或减号后面没有内容。',
    suggestion: '请紧接着写上要排除的内容，例如 -survey。',
  }),
  looseMinus: () => ({
    message: '有一个单独的减号。',
    suggestion: '要排除一个词，请写 -survey，中间不留空格；否则请去掉减号。',
  }),
  looseEquals: () => ({
    message: '等号必须紧挨在一个词或短语之前。',
    suggestion: '例如 =CLIP 或 ="Segment Anything"。',
  }),
  unknownField: (name, field) => ({
    message: `没有 ${name}: 这个字段。`,
    suggestion:
      field === undefined
        ? '可用的字段是 ti: abs: au: cat: tag: org: day: src:。要找带冒号的文字，请加上引号。'
        : `请改写为 ${field}:。`,
  }),
  emptyField: (field) => ({
    message: `${field}: 后面没有内容。`,
    suggestion: `请在后面写一个词、短语或括号，例如 ${field}:(a OR b)。`,
  }),
  minusInField: (field) => ({
    message: `减号写在了 ${field}: 里面。`,
    suggestion: `请写在前面：-${field}:word。`,
  }),
  nestedField: (inner, outer) => ({
    message: `${inner}: 写在了 ${outer}: 里面。`,
    suggestion: `请先闭合 ${outer}: 的括号。`,
  }),
  notACategory: (text, guess) => ({
    message: say`分类不写作${text}。`,
    suggestion: guess
      ? `您是要找 cat:${guess} 吗？`
      : '例如 cat:cs.CV；整个计算机科学写作 cat:cs。',
  }),
  notATag: (text) => ({
    message: say`主题不写作${text}。`,
    suggestion: '请写主题页面地址的末尾部分，例如 tag:captioning。',
  }),
  notASource: (text) => ({
    message: say`来源不写作${text}。`,
    suggestion: '例如 src:arxiv 或 src:hf。',
  }),
  notADay: (text) => ({
    message: say`${text}不是日期。`,
    suggestion: '请写 day:2026-05-19、day:2026-05、day:2026 或 day:2026-05-01..2026-05-19。',
  }),
  daysBackwards: (turned) => ({
    message: '起始日期晚于结束日期。',
    suggestion: `您是要找 day:${turned} 吗？`,
  }),
  notInRule: (field) => ({
    message: `主题的规则只看论文自身的文字，不能使用 ${field}:。`,
    suggestion: '请用 ti: abs: au: cat:，或不写字段。',
  }),
  exactInField: (field) => ({
    message: `${field}: 从不区分大小写，其中的等号没有意义。`,
    suggestion: '请去掉它。',
  }),
  shortPrefix: () => ({
    message: '星号前只有两个字母，几乎会找到所有论文。',
    suggestion: '请至少写三个字母，例如 dif*。',
  }),
  pipe: () => ({ message: '竖线在这里没有意义。', suggestion: '请写大写的 OR。' }),
}

type Web = Language['web']

const dates: Web['dates'] = {
  full: fullDate,
  short: shortDay,
  slot: (at, timeZone) =>
    new Intl.DateTimeFormat('zh-CN', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }).format(at),
  moment: (at) =>
    `${new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23', timeZone: 'UTC' }).format(at)} UTC`,
}

const home: Web['home'] = {
  title: '与您相关的新论文，尽在一封邮件',
  lead: (site) =>
    say`${site}每天通读新公布的论文，在您选定的时间，把符合您研究方向的几篇寄给您。每一篇都说明入选的理由。`,
  promise: '每天至多一封，约 8 篇论文，两分钟读完。无需账号，没有跟踪，一键退订。',
  description: '符合您研究方向的新论文，每天一封邮件。',
  held: (n, day) => say`已收录${papers(n)}，最近公布于${day}。`,
  sample: '目前展示的是样例论文：尚未得到任何实时来源的回应。一有真实论文，样例会自动让位。',
  empty: '目前还没有收录论文。下一次公布时，第一批论文就会到来。',
  closed: '这里已停止接受新订阅。现有读者的邮件和专属链接照常有效。',
  onlyDomain: (domain) => say`仅限${domain}的邮箱订阅。`,
  besideTitle: '它如何运作',
  besides: [
    '选择主题、作者，或写下自己的检索式',
    '确认一次，第一封邮件随即寄出',
    '每篇论文都用文字说明理由，从不打分',
    '没有新论文，就没有邮件',
  ],
  specimenTitle: (day) => say`${day}的新论文`,
}

const form: Web['form'] = {
  what: '您研究什么？',
  whatHint:
    '搜索，或展开一个领域并勾选主题。旁边的数字：平日的新论文数 · 周二（最多的一天）的新论文数。',
  filter: '查找主题',
  filterHint: 'CLIP、机器人、cs.CV、数论',
  chosen: '已选：',
  categories: '完整的 arXiv 分类',
  fields: {
    learning: '机器学习',
    language: '语言与智能体',
    vision: '视觉、声音与三维',
    systems: '机器人、系统与软件',
    society: '人与经济',
    theory: '理论与数学',
    physics: '物理与天文',
    life: '生命与地球',
  },
  list: (names) => names.join(' · '),
  fieldCount: (chosen) => (chosen > 0 ? say`已选${chosen}个` : ''),
  groupCount: (n, chosen) => (chosen > 0 ? say`${n}个中已选${chosen}个` : say`${n}个主题`),
  categoryCount: (n, chosen) => (chosen > 0 ? say`${n}个中已选${chosen}个` : say`${n}个分类`),
  volume: (median, tuesday) => {
    if (median === 0 && (tuesday ?? 0) === 0) return ''
    const days = tuesday === null ? [median] : [median, tuesday]
    return days.map((n) => count.format(n)).join(' · ')
  },
  author: '关注作者',
  authorHint: '请写名和姓；只写姓会有很多人重名。多位作者之间用分号隔开。',
  query: '您自己的检索式',
  queryHint:
    '一行一条。可以写单词、"短语"、区分大小写的 =CLIP、OR、-排除，以及限定字段的 ti: abs: au: cat:。',
  where: '寄到哪里，何时寄？',
  email: '邮箱地址',
  emailHint: '会有一封邮件请您确认。地址不会告诉任何其他人。',
  timezone: '时区',
  clock: '那里现在是 {time}。',
  hour: '时间',
  hourAuto: '当地最合适的时间：{hour}',
  hourLate: '{city} 的 {hour} 寄出的是前一天公布的论文；从 {same} 起寄出的是当天公布的论文。',
  hourSame: '{city} 的 {hour} 寄出的是当天公布的论文。',
  rhythm: '多久一次？',
  rhythms: { daily: '每天', weekdays: '周一至周五', weekly: '每周一次' },
  rhythmHint: '没有符合的新论文时，不寄邮件。',
  weekday: '每周邮件寄出的日子',
  locale: '语言',
  send: '订阅',
  trap: '此栏请留空',
  trapFilled: '请清空此栏（它是用来识别机器人的），然后重新提交。',
  mend: '尚未提交，请修正：',
  mendTitle: '尚未提交',
}

const checkInbox: Web['checkInbox'] = {
  title: '请查看收件箱',
  text: '一封邮件正在寄往您填写的地址，里面有一个按钮；在您按下它之前，不会寄出任何其他邮件。',
  look: '请留意',
  from: '发件人',
  subject: '邮件标题',
  or: '或（如果您已经订阅）',
  nothing: '五分钟后还没收到？',
  remedies: [
    '请查看垃圾邮件文件夹，如果在那里，请移到收件箱。',
    '请重新订阅一次，留意地址有没有写错。',
    '曾经退信或投诉过的地址不会再收到邮件；可以联系我们解除。',
  ],
  outbox: '邮件目前保留在这台机器上：可以在发件箱中查看。',
  back: '返回表单',
}

const confirm: Web['confirm'] = {
  title: '再按一下就完成了',
  ask: (address) => say`把简报寄到${address}？`,
  button: '是的，请寄给我',
  ignore: '不是您本人的请求？关闭本页即可。不会寄出邮件，也不会长期保留任何信息。',
  done: '订阅成功',
  doneText: '第一期简报已经寄出，一两分钟内就会送到。',
  doneLater: (when, zone) => say`如果有符合的新论文，下一期将在${when}（${zone}）寄出。`,
  already: '这个邮箱早已确认，一切照旧。',
  doneNext: '修改主题、时间或其他设置',
  expired: '这个链接已经过期',
  expiredText: '您的选择仍然保留着。按一下，就会有一封新邮件寄到同一个地址。',
  fresh: '请寄给我新的链接',
  sent: '新邮件已经寄出',
  sentText: '里面有一个新的按钮。旧链接不再有效。',
  throttled: '刚才已经寄出过一封邮件',
  throttledText: '请在收件箱和垃圾邮件文件夹中查找，或一小时后再试。',
  bad: '这个链接无效',
  badText: '它可能不完整，或已被更新的邮件取代。重新订阅只需一分钟。',
}

const link: Web['link'] = {
  title: '已经订阅？',
  text: '您的设置用专属链接打开，无需密码。它就在每期简报的末尾，也可以用邮件寄给您：',
  button: '把链接寄给我',
  sentTitle: '请查看收件箱',
  sent: '如果这个邮箱订阅了本站，它的专属链接正在寄出。',
  again: '换一个邮箱再试',
}

const apiPages = {
  api: {
    title: 'API 与订阅源',
    description: '供程序和阅读器使用的论文、主题、日期与搜索。',
    lead: '公开页面上的一切，程序也能读取。无需密钥，无需账号。',
    rules: [
      '所有回答都是 JSON：data 是内容，next 是下一页的地址或 null。出错时返回 error，并说明该怎么办。',
      '回答带有 ETag：原样送回，没有变化的内容就不会重发。请求过多时返回 429，并注明需要等待的秒数。',
    ],
    machine: '供程序使用的同一份说明（OpenAPI 3.1）',
    parameters: '参数',
    admin: '管理',
    adminText:
      '只有以 Authorization: Bearer 带上 ADMIN_TOKEN 才能使用。正文为 JSON。每次更改都会写入编辑台的记录。',
    body: '正文',
    webhooks: 'Webhook',
    webhooksText:
      'Paperboy 会调用运营者登记的地址（paperboy webhooks add URL），并按 Standard Webhooks 签名：采信之前，请用密钥校验 webhook-signature，并以 2xx 应答。同一调用可能到达两次，以 webhook-id 区分。',
    feeds: '订阅源',
    feedsText:
      '以下订阅源都提供 Atom（atom.xml）和 JSON Feed（feed.json）两种格式。您自己的每日论文有私密订阅源，见偏好设置。',
    link: 'API 与订阅源',
  },
  feeds: {
    link: '订阅源',
    newest: (site: string) => `${site}：最新论文`,
    trending: (site: string) => `${site}：本周热门`,
    tag: (site: string, tag: string) => `${site}：${tag}`,
    search: (site: string, query: string) => `${site}：${query}`,
    day: (site: string, day: string) => `${site}：${day}`,
  },
}

/** Days, papers, topics, search, status, about, privacy. */
const browsePages: Pick<
  Web,
  | 'menu'
  | 'foot'
  | 'papers'
  | 'days'
  | 'day'
  | 'paper'
  | 'translation'
  | 'tags'
  | 'tag'
  | 'rule'
  | 'search'
  | 'sources'
  | 'status'
  | 'about'
  | 'privacy'
> = {
  menu: { days: '按日浏览', tags: '主题', search: '搜索' },
  foot: { about: '关于', privacy: '隐私', status: '状态' },
  papers: {
    inCommon: (found) => `共有的词：${found.join('、')}`,
    alsoBy: (names) => `作者相同：${names.join('、')}`,
    count: papers,
    authors: (names, more) => {
      if (more === 0) return names.join(', ')
      return names.length === 0
        ? say`另有${more}人`
        : say`${names.join(', ')}等${names.length + more}人`
    },
    pdf: 'PDF',
    sample: '样例',
    withdrawn: '已撤稿',
    keys: '快捷键：j 和 k 在论文之间移动，Enter 打开。',
    older: '更早的论文',
    newest: '回到最新',
  },
  days: {
    title: '按日浏览',
    lead: '本站收录范围内，每一个有新论文公布的日子。',
    description: '逐日查看新论文。',
    none: '目前还没有收录论文。下一次公布时，第一批论文就会到来。',
    month,
    long: fullDay,
    brought: papers,
    earlier: '更早的日子',
    newest: '回到最近的日子',
  },
  day: {
    title: fullDay,
    description: (n, day) => say`${fullDay(day)}公布的${papers(n)}，按主题排列。`,
    announced: (n) => `公布了 ${papers(n)}`,
    page: (at, of) => say`第${at}页，共${of}页`,
    jump: '跳到主题',
    more: (group) => `${group}：其他论文`,
    rest: '没有已知分类',
    continued: (group) => `${group}（续）`,
    earlier: (day) => `前一天：${day}`,
    later: (day) => `后一天：${day}`,
    pages: '分页',
    next: '下一页',
    previous: '上一页',
    turn: '其他日子',
  },
  translation: {
    original: '原文',
    by: (maker: string) => `由 ${maker} 翻译，公式与数字已核对。以原文为准。`,
    byEditor: '由编辑人工翻译。',
    brought: '导入的译文。',
    old: '译自较早的版本。',
  },
  paper: {
    listed: (day) => say`公布于${day}`,
    listedAbout: (day) => say`公布于${day}前后`,
    notAnnounced: '本站只见过它的后续版本',
    read: (where) => say`在${where}阅读`,
    pdf: '打开 PDF',
    code: '代码',
    project: '项目主页',
    authors: '作者',
    abstract: '摘要',
    sample: '这是一篇样例论文：一有真实记录，它会自动让位。',
    withdrawn: '作者已撤回这篇论文。',
    tags: '它为何归在这里',
    noTags: '没有符合它的主题。',
    evidence: {
      title: (words) => (words === '' ? '依据标题' : `标题中有“${words}”`),
      abstract: (words) => (words === '' ? '依据摘要' : `摘要中有“${words}”`),
      authors: (words) => (words === '' ? '依据作者' : say`作者为${words}`),
      primary: '它的主分类',
      cross: '交叉列入',
      guess: (words: string) => `很可能，依据：“${words}”`,
      editor: '编辑已确认',
    },
    words: (words) => words.join('”、“'),
    facts: '关于这篇论文',
    comment: '备注',
    journal: '期刊',
    doi: 'DOI',
    id: '编号',
    versions: '版本',
    version: (n, day) => `v${count.format(n)}，${say`见于${day}`}`,
    earlierVersions: (n) =>
      n === 1 ? '本站没有见过 v1' : `本站没有见过 v1 至 v${count.format(n)}`,
    seenAt: '来源',
    upvotes: (n, where) => say`${where}上有${n}次点赞`,
    told: {
      tldr: '一句话概括',
      venue: '发表于',
      affiliations: '所属机构',
      pdf: '免费 PDF',
      by: (where) => say`据${where}`,
      byModel: (where) => say`由${where}的模型撰写`,
      citations: (n, where) => say`${where}上被引用${n}次`,
    },
    cite: '引用',
    bibtex: 'BibTeX',
    ris: 'RIS',
    asFile: (name) => `下载文件：${name}`,
    related: '相近的论文',
    relatedHint: '各篇下方写明与它共有什么。',
    follow: (name) => `用邮件接收此主题的论文：${name}`,
  },
  tags: {
    title: '主题',
    lead: (n) => say`共${n}个主题和分类。旁边的数字是平日的新论文数。`,
    description: '论文归入的全部主题，以及每个主题的论文数。',
    find: '查找主题',
    findHint: 'CLIP、机器人、cs.CV、数论',
    none: '没有这个名称的主题。',
    categories: 'arXiv 分类',
    none_held: '目前还没有主题。',
  },
  tag: {
    description: (text) => text,
    category: (id) => `arXiv 分类 ${id}`,
    subscribe: '用邮件接收',
    broader: '上级主题：',
    narrower: '下级主题：',
    usual: (n) => (n === 0 ? '平日不到一篇' : say`平日${n}篇`),
    tuesday: (n) => say`周二（最多的一天）${n}篇`,
    rule: '哪些论文归入这里',
    ruleCategory: '由作者或 arXiv 的审核人员归入此分类。',
    ruleAny: '符合其中一条即可：',
    ruleOne: '符合以下条件：',
    ruleSource: '写成检索式',
    ruleGuess: '规则没有收入、但从内容推测属于这里的论文也会列出，并注明“很可能”。',
    ruleSearch: '用它搜索',
    newest: '最新论文',
    older: '更早的论文',
    noPapers: '目前还没有收录。',
    chart: (days) => (days === 1 ? '最近的公布日' : say`最近${days}个公布日`),
    chartText: ({ least, most, usual, from, to }) =>
      say`${from}至${to}每天的论文数：最少${least}篇，最多${most}篇，平日${usual}篇。`,
    figures: '数据',
    day: '日期',
    papers: '论文数',
  },
  rule: {
    exactly: (word) => `原样的“${word}”`,
    word: (word) => `“${word}”`,
    found: (words, place) => {
      const list = either.format(words)
      const places = {
        any: `标题或摘要中有${list}`,
        title: `标题中有${list}`,
        abstract: `摘要中有${list}`,
        authors: `作者中有${list}`,
        category: say`分类为${list}`,
      }
      return places[place]
    },
    either: (parts) => either.format(parts),
    together: (parts, without) => {
      const all = parts.join('，并且')
      return without.length > 0 ? `${all}；但不包括：${without.join('、')}` : all
    },
    without: (part) => `不包括：${part}`,
  },
  search: {
    meaning: {
      label: '搜索方式',
      modes: { words: '按词', meaning: '按含义' },
      instead: '改为按含义搜索',
      field: '提一个问题，或粘贴一篇论文的摘要',
      hint: '例如：how to improve captions for training CLIP',
      nearest: '含义最近的在前',
      none: '没有相近的论文',
      like: '相近于',
      builtIn: '由本站所存论文计算：找出用词环境相似的论文。它不理解句子，“没有”“不”不会改变结果。',
      byProvider: '远近由本站设置的嵌入模型判定。',
      preparing: '正在读取论文的含义。请过几分钟再试；其间可以按词搜索。',
      unknown: '这些词在所存论文中出现得太少。论文大多是英文，请用英文提问，或按词搜索。',
      silent: '读取含义的服务没有回应。请稍后再试；其间可以按词搜索。',
      'no-paper': '本站没有这个编号的论文。',
      more: '更多类似的论文',
    },
    title: '搜索',
    titleOf: (query) => `搜索：${query}`,
    description: '搜索本站收录的全部论文。',
    field: '搜索论文',
    hint: 'captioning -survey',
    button: '搜索',
    wrong: (place) => say`第${place}个字符处无法理解。`,
    wrongEnd: '末尾无法理解。',
    found: (n) => (n === 0 ? '没有找到' : papers(n)),
    foundOlder: (n) => `比上一页更早的 ${papers(n)}`,
    papers: (n) => count.format(n),
    moreThan: (n) => `超过 ${papers(n)}`,
    amongNewest: '只对其中最新的论文排了序并计数。再加一个词可以缩小范围。',
    order: '排序',
    orders: { best: '最相关的在前', new: '最新的在前', popular: '点赞和引用最多的在前' },
    meant: '您是不是要找',
    narrow: '缩小范围',
    byTopic: '主题',
    byYear: '年份',
    rest: '全部结果，最新的在前',
    tooLong: '这次搜索耗时过长，已中止。再加一个较少见的词会有帮助。',
    nothing: '收录的论文中没有符合的。减少词语或换一种写法，也许能找到更多。',
    older: '更早的论文',
    subscribe: '用邮件接收',
    help: '检索式怎么写',
    helpRows: [
      ['captioning', 'captions、captioned、captioning：不分大小写，不分词尾'],
      ['=CLIP', '只找 CLIP，不找 clip 或 clips'],
      ['"state space"', '两个词紧挨在一起'],
      ['clip -survey', '有前一个词而没有后一个词'],
      ['clip OR captioning', '至少有其中一个；OR 要大写'],
      ['ti:clip', '在标题中；abs: 表示在摘要中'],
      ['au:"Alec Radford"', '某位作者'],
      ['cat:cs.CV', '某个分类；cat:cs 表示整个计算机科学'],
      ['ti:(clip OR captioning)', '用括号组合'],
      ['diffus*', '所有以此开头的词'],
      ['tag:captioning', '某个主题，写其页面地址的末尾部分'],
      ['org:google', '来源注明的机构'],
      ['day:2026-05-01..2026-05-19', '公布日期；day:2026-05 表示一个月，day:2026 表示一年'],
      ['src:hf', '论文的来源'],
    ],
    write: '写法',
    finds: '找到的内容',
  },
  sources: {
    'arxiv-rss': 'arXiv 每日公布',
    hf: 'Hugging Face 每日论文',
    'arxiv-atom': 'arXiv 每日公布（Atom）',
    'arxiv-oai': 'arXiv OAI-PMH',
    'arxiv-saved': 'arXiv（已收藏的论文）',
    'arxiv-api': 'arXiv API',
    biorxiv: 'bioRxiv',
    medrxiv: 'medRxiv',
    'semantic-scholar': 'Semantic Scholar',
    openalex: 'OpenAlex',
    sample: '内置样例',
    'look-up': '按编号或链接查找',
    feed: (address) => `订阅源：${address}`,
    other: (name) => `文件：${name}`,
  },
  status: {
    digests: '邮件简报',
    mail: { going: '正常发送', held: '暂停发送', late: '延迟' },
    mailed: '最近发送',
    awaited: (day) => say`arXiv ${day}的论文迟到了。简报最多等待三小时。`,
    notLost: '不会丢失任何论文：未能按时发出的，会随下一期简报送达。',
    gaps: '缺口',
    noGaps: '未发现',
    gapCount: (n) => say`${n} 天`,
    kinds: {
      absent: '当天的内容未能取得',
      stale: '当天没有任何新论文',
      partial: '缺少部分论文',
      truncated: '订阅源被截断',
    },
    open: '正在从别处获取缺少的论文。',
    cameLate: (at) => say`后来送达了（${at}）。`,
    repaired: ({ papers, by, at }) => say`已改由${by}补上${papers}（${at}）。`,
    byCategory: '按类别',
    byCategoryHint: '按主类别，最近 30 天公布的论文。',
    categoryCount: (n) => say`${n} 个类别`,
    category: '类别',
    late: '迟到',
    title: '状态',
    description: '论文来自何处，有多新。',
    lead: (n) => `已收录 ${papers(n)}。`,
    newest: (day) => say`最近一批公布于${day}。`,
    none: '尚未查询过任何来源。',
    source: '来源',
    state: '状态',
    success: '最近收到',
    listing: '最近日期',
    papers: '论文数',
    standings: {
      ok: '正常',
      failing: '最近一次失败',
      silent: '数日没有消息',
      needed: '有缺漏时才查询',
      hand: '手动：论文由人导入，不会自动查询',
    },
    never: '从未',
    unknown: '无',
    sample: '目前只有样例论文：尚未得到任何实时来源的回应。',
  },
  about: {
    title: '关于',
    description: (site) => say`${site}是什么，如何挑选论文。`,
    lead: (site) => say`${site}每天通读新论文，把符合的几篇寄给每位读者。`,
    parts: (site) => [
      {
        title: '如何挑选论文',
        text: [
          '您关注主题、作者和自己写的检索式。符合其中一项的论文就可能寄给您；论文很多时，最符合的排在前面，并兼顾您关注的各个方面。',
          '每篇论文都用文字说明入选的理由。没有您看不懂的分数，也没有人能花钱买到位置。',
        ],
      },
      {
        title: '主题',
        text: [
          '主题是一条用文字写明的规则：主题页列出规则和它找到的论文。如果规则有误，请告诉我们，修正之后人人受益。',
        ],
      },
      {
        title: '论文来自何处',
        text: [
          '来自 arXiv 自己的公布，在 arXiv 公布的日子更新。这里显示标题和摘要；全文请到来源处阅读。',
          arxivThanks,
        ],
      },
      {
        title: '谁在运行',
        text: [
          say`${site}由 Paperboy 搭建。Paperboy 是自由软件，任何人都可以为实验室、院系或一个领域运行它。`,
        ],
      },
    ],
    subscribe: '选择您的主题',
    how: '论文有多新',
  },
  privacy: {
    title: '隐私',
    description: '保留读者的哪些信息，为什么保留，保留多久。',
    lead: '只有邮箱地址和您的选择，再无其他。没有账号，没有跟踪。',
    parts: ({ site, carrier, reader, translator }) => [
      {
        title: '浏览网页',
        text: [
          '网页不从别处加载任何内容，不辨认访客。每篇论文每天被阅读和打开 PDF 的次数会被统计：只是数字，没有地址、没有 Cookie，也不知道是谁，约 400 天后删除。网页不设 Cookie，除非您要求：一个用于记住设备以便收藏论文，为期 90 天；一个记下您选择的语言，为期一年。为了防止滥用，提交表单时会把网络地址的带密钥哈希值计数一小时；地址本身不保存。',
        ],
      },
      {
        title: '用邮件阅读',
        text: [
          '保留的有：邮箱地址、您关注和屏蔽的内容、时间、时区、频率和语言、寄给过您哪些论文及其理由，您收藏了哪些论文、对论文说过什么，以及您同意订阅的证明（何时、针对哪些文字，以及网络地址的带密钥哈希值）。',
          '邮件中没有跟踪像素，也没有统计点击的链接。没有人知道您是否打开过。',
          carrier === null
            ? say`邮件由${site}自行投递。`
            : say`邮件由${carrier}投递；它会得知您的地址和邮件内容，并告诉我们是否送达。`,
        ],
      },
      ...(reader === null && translator === null
        ? []
        : [
            {
              title: '搜索与翻译',
              text: [
                ...(reader === null
                  ? []
                  : [
                      say`按含义搜索的文字以及论文的标题和摘要会发送到${reader}，由它判断什么与什么相近。谁在搜索不会一同发送。`,
                    ]),
                ...(translator === null
                  ? []
                  : [say`论文的标题和摘要会发送到${translator}进行翻译，不附带任何读者信息。`]),
              ],
            },
          ]),
      {
        title: '退订',
        text: [
          '在任何一封邮件中按一下，立即停止。曾经退信或投诉的地址会保留一个带密钥哈希值，以免误寄。',
          '同意订阅的证明在您退订后保留三年，因为法律可能要求出示。',
        ],
      },
      {
        title: '您的权利',
        text: [
          '您可以通过下面的联系方式索取保留的数据，要求更正或删除。您也可以向所在地的数据保护机构投诉。',
        ],
      },
    ],
    contact: '联系方式：',
    noContact: '本站的运行者尚未提供联系方式。',
  },
}

const preferences: Web['preferences'] = {
  title: '您的邮件',
  of: (address) => say`${address}的设置。本页是私密的：请不要把网址告诉别人。`,
  saved: '已保存，从下一期简报起生效。',
  mend: '尚未保存，请修正：',
  mendTitle: '尚未保存',
  follows: '您关注的内容',
  followsNone: '还没有：请在下面选择一些，否则不会有简报寄出。',
  levels: { always: '总是显示', normal: '关注', little: '少量', mute: '屏蔽', remove: '移除' },
  author: (name) => `作者：${name}`,
  levelOf: (name) => `关注程度：${name}`,
  add: '添加',
  addHint: '新添加的内容只带来今后的论文，不补发以前的。',
  when: '何时',
  how: '多少',
  number: '完整显示的论文数',
  numberHint: '另外至多 12 篇只列标题。',
  strictness: '论文要符合到什么程度？',
  strictnesses: { everything: '全部', clear: '明确符合的', strongest: '只要最符合的' },
  aDay: (n) => say`每天约${n}篇`,
  strictnessHint: '您关注的作者、检索式和“总是显示”的内容不受此限，当天最符合的一篇也总会寄出。',
  ownZone: '使用本设备的时区',
  look: '按这些设置会收到什么',
  lookWidened: '只看最近一天，论文很少，因此连同前几天的一起显示。',
  lookButton: '看看会收到什么',
  looked: '尚未保存：按这些设置，您会收到以下内容。',
  pauseUntil: '在此日之前不寄简报',
  pauseHint: (days) => say`最长${days}天。暂停之后的第一期会补上：最近一个月中最好的 12 篇。`,
  pauseMore: '按一下，暂停一周或两周',
  abstracts: '摘要',
  translation: '英文论文',
  otherLanguages: '邮件为英文，编辑点评为所选语言',
  translationHint: '需在上面选择其他语言。尚未翻译的论文以原文送达。',
  translations: { original: '原文', translated: '译文', both: '译文附原文' },
  abstractLengths: { titles: '只要标题', short: '两句话', full: '全文' },
  save: '保存',
  next: (when) => `下一期简报：${when}。`,
  paused: (until) => say`已暂停，${until}恢复。`,
  rested: (until) =>
    say`您的邮箱拒收了最近三封邮件，因此我们暂停到${until}，届时再试。也许是邮箱满了；如果已经恢复，不必等待。`,
  resume: '保存时结束暂停',
  barred: {
    complaint:
      '不会寄出简报：我们寄到这个地址的一封邮件被举报为垃圾邮件。如果是误操作，可以联系我们解除。',
    bounce: '不会寄出简报：寄到这个地址的邮件被永久退回。如果邮箱已恢复，可以联系我们解除。',
    imported: '不会寄出简报：这个地址在禁止寄送的名单上。可以联系我们移除。',
  },
  left: '您已退订，不再寄送邮件。可以在首页重新订阅。',
  leave: '暂停或退订',
  bad: '这个专属链接无效',
  badText: '它可能不完整，或已被取代。可以用邮件索取新的链接。',
}

const leave: Web['leave'] = {
  title: '退订，还是少收一些？',
  leftTitle: '您已退订',
  of: (address) => say`本页针对寄往${address}的邮件。`,
  notYours: '不是您的邮箱？是别人转发给了您。',
  getOwn: '订阅您自己的简报',
  all: '退订',
  allButton: '停止所有邮件',
  tag: '退订一个主题',
  tagLabel: '主题',
  tagButton: '退订这个主题',
  weekly: '改为每周一次',
  weeklyText: '一周中最好的 12 篇，合在一封邮件里。',
  weeklyButton: '改为每周',
  pause: '暂停',
  pauseText: '休息一段时间，结束时补寄一期汇总。',
  pauseWeek: '1 周',
  pauseTwoWeeks: '2 周',
  pauseUntil: '恢复日期',
  pauseButton: '暂停到那一天',
  pausedUntil: (until) => say`已暂停，${until}恢复。`,
  doneAll: '不会再有简报寄出。',
  doneTag: (name) => `您不再关注：${name}。`,
  doneWeekly: '已改好：今后每周一封。',
  donePause: (until) => say`已暂停，${until}恢复。`,
  doneUndo: '已撤销，一切如前。',
  doneNothing: '本来就是如此，没有改变。',
  undo: '撤销',
  alreadyLeft: '这个地址已经退订，不再寄送邮件。',
  oneClick: '已完成。如果这个链接属于某位读者，不会再有简报寄出。',
  badTitle: '这个链接无效',
  bad: '它可能不完整。任何一期简报末尾的链接，无论多旧，都有效；也可以索取您的专属链接。',
  badPause: '请选择明天到 180 天之后之间的一天。',
}

const digests: Web['digests'] = {
  lastDays: '最近 14 天',
  days: {
    digest: papers,
    matched: (announced) => say`${announced}篇中没有符合的`,
    holiday: 'arXiv 假日',
    weekend: 'arXiv 周末不公布',
    announced: '没有公布新论文',
    paused: '已暂停',
    late: '过了寄出时间，并入下一期',
    withdrawn: '未寄出，并入下一期',
    unknown: '无法得知是否已寄出',
    none: '没有简报',
    toCome: '尚未到时间',
  },
  noDays: '还没有：您最初的几天会列在这里。',
  all: '全部简报，并可搜索',
  title: '您的简报',
  back: '返回我的设置',
  search: '在您的简报中查找论文',
  searchHint: '单词、"短语"、ti: au: 以及检索式的其他写法。',
  searchButton: '搜索',
  found: (n, text) =>
    n === 0 ? `您的简报中没有符合“${text}”的论文。` : `${papers(n)}符合“${text}”`,
  foundMost: (n) => say`显示最新的${n}篇。`,
  in: (day) => say`见于${day}的简报`,
  list: '按日期',
  empty: '还没有简报。',
  line: (day, n) => `${day}：${papers(n)}`,
  newer: '较新的',
  older: '较早的',
  pages: '分页',
  why: '某篇论文为什么不在我的邮件里？',
  whyField: '论文的 arXiv 编号或链接',
  whyButton: '查询',
  whyUnknown: '本站没有收录这个编号的论文。编号的样子：2605.15202。',
  whyIn: (day) => `日期：${day}。`,
  whyReasons: (reasons) => `符合之处：${reasons}`,
  decisions: {
    shown: '它在您的邮件中，完整显示。',
    named: '它在您的邮件中，只列标题。',
    withdrawn: '它已入选，但那一期没有寄出；会随下一期寄出。',
    'would-show': '它在您的下一期简报中，完整显示。',
    'would-name': '它在您的下一期简报中，只列标题。',
    more: '它符合，但有其他论文排在前面。增加完整显示的篇数，或减少主题，就会有位置。',
    'held-back': '它符合，但没有达到您要求的程度。选择“全部”即可收到。',
    'not-matched': '您关注的内容都与它不符。',
    muted: '它属于您屏蔽的内容。',
    'too-old': '它公布得太早，不会进入您的下一期简报。',
    'before-interest': '与它相符的内容，是您在那一期简报之后才开始关注的。',
    'not-announced': '它没有在这里公布，或尚未公布。',
    retracted: '作者已撤回这篇论文。',
    'not-following': '您目前不接收简报。',
  },
  feed: '或在阅读器中阅读',
  feedText: '与邮件相同的论文和理由。网址是私密的：它会显示您关注的内容，但不能改变任何设置。',
  feedTitle: (site) => say`我在${site}的论文`,
  atom: 'Atom',
  json: 'JSON Feed',
}

const leavingPages: Pick<Web, 'why'> = {
  why: {
    title: '愿意告诉我们原因吗？',
    text: '不填也可以。我们只记下日期和您说的话：没有邮箱地址，也没有任何能找到您的信息。',
    reasons: {
      'too-much': '邮件或论文太多',
      'not-fitting': '论文不合适',
      'no-time': '没有时间读',
      elsewhere: '我在别处找论文',
      'not-asked': '我从未订阅过',
      other: '其他原因',
    },
    comment: '用您自己的话说',
    send: '告诉我们',
    thanks: '谢谢您告诉我们。',
    nothing: '请选择或写下原因，也可以就此作罢。',
  },
}

const savedPages: Pick<Web, 'saved' | 'savePaper'> = {
  saved: {
    notes: {
      withdrawn: '已撤回',
      accepted: (venue) => say`已被${venue}接收`,
      code: '附代码',
      version: (n, day) => say`${day}起有第 ${n} 版`,
    },
    title: '收藏的论文',
    of: (n, address) => say`${address}收藏的${papers(n)}。本页是私密的：请不要把网址告诉别人。`,
    none: '还没有收藏。请在邮件中或论文页上按“收藏”。',
    list: '您的论文',
    savedOn: (day) => say`收藏于${day}`,
    pdf: 'PDF',
    remove: '移除',
    removeOf: (title) => `移除：${title}`,
    removed: (title) => `已移除：${title}`,
    restored: '已恢复。',
    undo: '撤销',
    askSave: '收藏这篇论文？',
    save: '收藏',
    done: (title) => `已收藏：${title}`,
    unknown: '本站没有收录这篇论文。',
    take: '导出',
    bibtex: 'BibTeX',
    ris: 'RIS',
    follow: '在阅读器中订阅',
    atom: 'Atom',
    jsonFeed: 'JSON Feed',
    feedHint: '订阅源的网址也是私密的；它只显示这些论文，不能打开其他内容。',
    feedTitle: (site) => `收藏的论文 · ${site}`,
    pages: '分页',
    newer: '较新的',
    older: '较早的',
    device: '在论文页上也能收藏',
    deviceText:
      '记住这台设备之后，在论文页上按“收藏”，就不会再问您是谁。为此会保存一个 Cookie，为期 90 天，不作他用。',
    remember: '记住这台设备',
    remembered: (until) => say`这台设备会被记住，到${until}为止。`,
    forget: '忘记这台设备',
    forgetAll: '忘记所有设备',
    otherDevices: (n) => say`另外记住了${n}台设备。`,
    nowRemembered: '已记住。今后在任何论文页上按“收藏”，论文就会保存到这里。',
    forgotten: '已忘记。',
    left: '您已退订，因此无法再添加；收藏过的论文暂时仍在这里。',
    badTitle: '这个专属链接无效',
    bad: '它可能不完整，或已被取代。可以用邮件索取新的链接。',
  },
  savePaper: {
    button: '收藏',
    title: '收藏这篇论文',
    ask: '您是哪位？如果这个邮箱订阅了本站，会有一封邮件带去收藏此论文的链接。它还可以让您记住这台设备，下次按一下就够了。',
    send: '把链接寄给我',
    sentTitle: '请查看收件箱',
    sent: '如果这个邮箱订阅了本站，收藏此论文的链接正在寄出。',
    again: '换一个邮箱再试',
    back: '返回论文',
  },
}

const account: Web['account'] = {
  heading: '您的邮箱和数据',
  lead: (masked) =>
    say`以下操作需要一个新的链接，它会寄到${masked}，30 分钟内有效。别人即使收到您转发的邮件，也无法使用。`,
  ask: {
    move: '更换邮箱',
    download: '下载关于我的数据',
    erase: '删除关于我的全部数据',
  },
  title: '您的数据',
  text: '更换接收简报的邮箱，取走关于您的数据，或将其删除。链接会用邮件寄给您。',
  which: '您想做什么？',
  send: '把链接寄给我',
  sentTitle: '请查看收件箱',
  sent: (masked) => say`带有链接的邮件正在寄往${masked}，30 分钟内有效。`,
  sentAny: '如果这个地址正在或曾经接收简报，带有链接的邮件正在寄往它。',
  again: '一分钟内请求两次，也只会收到一封邮件。',
  back: '返回我的设置',
  bad: '这个链接已经失效',
  badText: '它已经用过，或超过了 30 分钟，或不完整。请从您的设置中重新索取。',
  fresh: '索取新的链接',
  move: {
    title: '您的简报要寄到哪里？',
    text: (masked) =>
      say`现在寄往${masked}。会有一封邮件寄到新邮箱询问；在那里确认之前，什么都不会改变。`,
    field: '新邮箱地址',
    button: '向新邮箱询问',
    sentTitle: '请查看另一个收件箱',
    sent: '如果可以向新邮箱寄信，一封邮件正在寄往那里。请在 30 分钟内按下其中的按钮，简报就会改寄。',
    look: '没有收到？曾经退信或投诉过的地址不会收到邮件。',
  },
  arrive: {
    title: '把简报寄到这里？',
    text: (masked, before) =>
      say`今后简报将寄往${masked}，不再寄往${before}。您关注的内容和所有设置都保持不变。`,
    button: '是的，寄到这里',
    doneTitle: '您的简报今后寄到这里',
    done: '原来的邮箱会收到一封通知；凭其中的链接，7 天之内可以改回。',
    takenTitle: '这个邮箱已有自己的简报',
    taken: '两份订阅不能共用一个邮箱。请先用邮件中的链接退订寄到这里的那一份，再按一次按钮。',
  },
  return: {
    title: '把简报改回来？',
    text: (masked, after) =>
      say`现在寄往${after}。按下按钮，简报重新寄往${masked}。为更换邮箱、下载或删除而寄出的链接随之失效，记住的浏览器也全部取消。`,
    button: '是的，改回这里',
    doneTitle: '您的简报重新寄到这里',
    done: '如果不是您要求更换的，说明有人能看到您的邮件：请修改邮箱密码。此前邮件中打开设置、收藏和反馈的链接以及您的订阅源地址均已失效；下一期简报会带来新的链接。',
  },
  download: {
    title: '关于您的数据',
    text: '一个 JSON 文件：设置、关注的内容、历次简报及其理由、寄出的邮件，并用文字说明您在何时同意了什么。',
    button: '下载',
    file: (day) => `paperboy-${day}.json`,
  },
  erase: {
    title: '全部删除？',
    text: (masked) => say`针对的是${masked}。删除之后无法恢复。`,
    goesTitle: '立即删除的',
    goes: [
      '您的邮箱地址、设置、主题、作者和检索式',
      '您的简报及其理由、收藏的论文、记住的设备',
      '您在何时同意了什么的记录',
    ],
    staysTitle: '保留的',
    stays: [
      '邮箱地址的带密钥哈希值：它防止导入的名单把您重新加入，本身不透露任何人的身份',
      '此刻正在寄出的邮件，等结果明确之后即清空',
      '您对论文的评价，不带您的身份',
      '您自己写的检索式的文字，不带您的身份：若无他人使用，最多 30 天后从列表中删除；读者共用的理由文字中可能保留',
      '为安全而做的备份，直到被替换（约一周）',
    ],
    sure: '是的，删除关于我的全部数据',
    missing: '请勾选此项，表示您确实要这样做。',
    button: '全部删除',
    instead: '只是想停止收邮件？退订只需按一下，而且可以撤销。',
    leave: '改为退订',
    doneTitle: '已删除',
    done: '除了一个哈希值，什么都没有留下。不会再有邮件，连道别信也没有。欢迎您随时重新订阅。',
  },
}

const feedback: Web['feedback'] = {
  ask: { save: '收藏这篇论文？', more: '多看此类论文？', less: '少看此类论文？' },
  button: { save: '收藏', more: '是的，多看此类', less: '是的，少看此类' },
  askText: {
    save: '它会加入您收藏的论文。',
    more: '您的评价会保留下来，用于改进论文的挑选。邮件本身由下面的开关改变，从下一期简报起生效。',
    less: '您的评价会保留下来，用于改进论文的挑选。邮件本身由下面的开关改变，从下一期简报起生效。',
  },
  done: { save: '已收藏', more: '多看此类', less: '少看此类' },
  doneText: {
    save: '这篇论文已在您的收藏中。',
    more: '已记下并保留，用于改进论文的挑选。',
    less: '已记下并保留，用于改进论文的挑选。',
  },
  unchanged: '在您打开下面的开关之前，邮件保持不变。',
  nothingToTurn: '您的邮件中没有其他内容与这篇论文相关。',
  takenBack: '已收回。',
  undo: '撤销',
  undoOf: (what) => `撤销：${what}`,
  turned: '从下一期简报起',
  alsoSaid: '对这篇论文还表示了',
  switches: '同时改变邮件',
  switchesHint: '请勾选从下一期简报起生效的项目。每一项都可以在这里撤销。',
  further: '还有别的吗？',
  turn: '打开这些开关',
  shownFor: (reasons) => `入选理由：${reasons}`,
  of: (address) => say`针对的是寄往${address}的邮件。`,
  notYours: '不是您的邮箱？是别人转发给了您。',
  getOwn: '订阅您自己的简报',
  savedLink: '您收藏的论文',
  followsNothing: '您现在什么都没有关注，在您选择之前不会有简报寄出。',
  offer: {
    follow: (name) => `关注：${name}`,
    always: (name) => `总是显示：${name}`,
    little: '只要少量',
    drop: '取消关注',
    mute: '屏蔽：凡涉及它的论文，无论其他方面多符合，都不显示',
    word: (word) => `不要含“${word}”一词的论文`,
    wrong: '这篇论文的标签不对（编辑会看到）',
  },
  outcome: {
    follow: (name) => `已关注：${name}`,
    always: (name) => `总是显示：${name}`,
    little: (name) => `只要少量：${name}`,
    drop: (name) => `不再关注：${name}`,
    mute: (name) => `已屏蔽：${name}`,
    word: (word) => `已屏蔽：含“${word}”一词的论文`,
    wrong: (name) => `标签“${name}”用在这里不对。谢谢您，编辑会看到。`,
  },
  author: (name) => `${name}（作者）`,
  letterTitle: '这封邮件中的论文',
  letterText: '您可以收藏论文，或表示想多看、少看此类论文。',
  words: { save: '收藏', more: '多看此类', less: '少看此类' },
  wordOf: (word, title) => `${word}：${title}`,
  badTitle: '这个链接无效',
  bad: '它可能不完整。最新一期简报中的链接有效；什么都没有改变。',
  goneTitle: '这篇论文已不再收录',
  gone: '邮件寄出之后它被移除了。什么都没有改变。',
  leftTitle: '这里已经没有读者',
  left: '这封邮件的读者已经退订，因此什么都没有保留。任何人都可以订阅自己的简报。',
}

const look: Web['look'] = {
  title: '您会收到的内容',
  pageTitle: '预览',
  nothingChosen: '勾选一个主题，写下一位作者或一条检索式，邮件就会显示在这里。',
  button: '看看我会收到什么',
  waiting: '正在查找……',
  failed: '暂时无法显示预览。不影响提交表单。',
  wideLine: ({ day, days, announced, matched, here }) =>
    say`截至${day}的${days}个公布日 · 新公布${announced}篇，符合${matched}篇，本期${here}篇`,
  widened: '只看最近一天，论文很少；您的第一封邮件会像这样向前回看。',
  nothing: (day, days) =>
    days === 1
      ? say`最近的公布日（${day}）没有符合的论文，不会有邮件寄出。`
      : say`最近${days}个公布日（最近为${day}）中没有符合的论文，不会有邮件寄出。`,
  nearest: '相近的主题，以及平日的论文数：',
  noPapers: '目前还没有收录论文，因此无可显示。',
  rest: (full, titles) => {
    if (titles === 0) return say`另有${full}篇`
    if (full === 0) return say`另有${titles}篇只列标题`
    return say`另有${full}篇，以及只列标题的${titles}篇`
  },
  andMore: (n) => say`另有${n}篇符合但未列出`,
  back: (days) => (days === 1 ? '最近的公布日' : say`最近${days}个公布日`),
  backLine: (n) => (n === 0 ? '无：不寄邮件' : papers(n)),
  newest: (day) => say`收录的最近公布日是${day}。`,
  broad: (value) =>
    say`${value.category}在${value.day}有${papers(value.papers)}；一封邮件显示其中${value.number}篇。请选择您的方向：`,
  add: (name, n) => (n === 0 ? name : `${name} ${count.format(n)}`),
  share: '这些选择的链接，可分享给别人',
  search: '搜索',
  found: (n, text, isClose) =>
    isClose ? `没有名称中含“${text}”的主题。写法相近的有：` : `${say`${n}个主题`}与“${text}”有关：`,
  foundNone: (text) => `没有名称中含“${text}”的主题。它可以作为检索式或作者：`,
  foundLine: (group, brings) => `${group} · ${brings}`,
  brings: (median, tuesday) =>
    tuesday === null ? say`平日${median}篇` : say`平日${median}篇，周二${tuesday}篇`,
  rare: '每天不到一篇',
  asQuery: (text) => `检索式：${text}`,
  asAuthor: (text) => `作者：${text}`,
  examples: '从您喜欢的论文开始',
  examplesLabel: '论文，一行一篇，或一个 BibTeX 文件',
  examplesHint: 'arXiv 链接或编号、DOI、标题。只在本站收录的论文中查找，不去别处。',
  suggest: '根据这些论文推荐主题',
  suggestTitle: '根据这些论文',
  noExamples: '您粘贴的内容中没有链接、编号、DOI 或标题。',
  foundPapers: (found, named) => say`${named}篇中找到了${found}篇。`,
  unknownPapers: (names, others) =>
    others > 0
      ? `本站没有收录：${names.join(' · ')}${say`，以及另外${others}篇。`}`
      : `本站没有收录：${names.join(' · ')}。`,
  onlyHeld: '早于本站开始收录，或不在本站分类之内的论文，这里查不到。',
  leftPapers: (read, left) => say`读取了前${read}篇，其余${left}篇没有读取。`,
  cutPapers: (read) => say`只读取了前${read}个字符。`,
  nothingShared: '它们没有可以关注的共同点。请再添加一些同类论文。',
  take: '请勾选您想关注的内容。',
  suggestedTags: '主题',
  suggestedAuthors: '作者',
  suggestedQueries: '检索式',
  tagHint: ({ papers: held, of, words, median }) =>
    `${say`${of}篇中有${held}篇`}${words === '' ? '' : `：${words}`} · ${say`平日${median}篇`}`,
  authorHint: (n) => say`其中${n}篇的作者`,
  leaderHint: (title) => `“${title}”的末位作者`,
  queryHint: ({ papers: held, brought, days }) =>
    say`其中${held}篇符合 · ${days}个公布日内有${papers(brought)}`,
  mutes: '排除',
  mutesHint: '一行一项：主题（如 medical-imaging）或检索式。符合它的论文绝不寄出。',
  addLabel: (name, n) => (n === 0 ? `选择：${name}` : `选择：${name}，${papers(n)}`),
}

export const zh: Language = {
  code: 'zh',
  tag: 'zh-Hans',
  name: '简体中文',
  mail,
  reasons,
  choices,
  deskFaults: zhDeskFaults,
  emailProblems,
  queryComplaints,
  web: {
    ...zhDesk,
    deskLog: zhDeskLog,
    ...zhNoticed,
    dates,
    frame: {
      skip: '跳到正文',
      home: '订阅',
      link: '已经订阅？',
      menu: '页面',
      quiet: '无需账号，没有跟踪。每封邮件都可一键退订。',
      contact: '联系我们：',
      thanks: arxivThanks,
    },
    home,
    form,
    checkInbox,
    confirm,
    link,
    ...browsePages,
    ...apiPages,
    preferences,
    digests,
    leave,
    ...leavingPages,
    ...savedPages,
    account,
    feedback,
    look,
    signup: {
      refused: (domain) =>
        say`${domain}目前拒收我们的邮件，因此这封信会晚到：一旦${domain}重新接收，就会立即寄出。如果您有其他邮箱，用它会更快。`,
      noLink: (domain) =>
        say`${domain}目前拒收我们的邮件，因此信无法送达，也不会留到以后再寄。请过一两天再来索取。`,
    },
    digest: {
      gone: '这期简报已不再保留',
      goneText: '简报可以在这里阅读 400 天。',
    },
    outbox: {
      title: '发件箱',
      text: '邮件还没有寄往任何地方，而是保留在这里供查看。设置 RESEND_API_KEY 即可真正寄出。',
      elsewhere: '邮件现在真正寄出，不再保留在这里；此前保留的邮件从未寄出。',
      none: '还没有邮件。在首页订阅，确认邮件就会出现在这里。',
      back: '所有邮件',
      html: '在邮件客户端中的样子',
      text2: '纯文本部分',
      headers: '邮件头',
      raw: '原始内容',
      to: '收件人',
      at: '时间',
      state: '状态',
      gone: '发件箱中没有这封邮件',
    },
    admin: {
      title: '运行者专用',
      text: '本页在这台机器上可以直接打开；从别处打开需要管理令牌。',
      closed: '本页只能在这台机器上打开，因为没有设置 ADMIN_TOKEN。',
      token: '管理令牌',
      open: '打开',
      wrong: '令牌不对。',
    },
    problem: {
      notFound: '这里什么都没有',
      notFoundText: '网址可能不完整，或已经过时。',
      failed: '我们这边出了问题',
      failedText: '问题已记录。您填写的内容没有重复提交；请稍后再试。',
      refusedText: '其中含有无法使用的字符',
      refusedTextHelp: '请检查网址，或直接输入而不要粘贴。',
      tooLarge: '超出了这个表单的容量',
      tooLargeText: '请减少或缩短填写的内容。',
      tooMany: (wait) => say`来自您所在网络的请求太多。请在${minutes(wait)}后再试。`,
      back: '返回刚才的页面',
      home: '前往首页',
    },
  },
}
