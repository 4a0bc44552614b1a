/** Japanese. Names that come in from outside are set so that they read well whatever they end in. */
import { cutText } from '../lib/cut-text.ts'
import { jaDesk } from './desk/ja.ts'
import { jaDeskFaults } from './desk/ja-faults.ts'
import { jaDeskLog } from './desk/ja-log.ts'
import type { Language } from './language.ts'
import { jaNoticed } from './noticed/ja.ts'

const count = new Intl.NumberFormat('ja')
const pieces = (n: number) => `${count.format(n)}件`
const papers = (n: number) => `論文${pieces(n)}`
const all = new Intl.ListFormat('ja', { type: 'conjunction' })
const either = new Intl.ListFormat('ja', { type: 'disjunction' })

/** Days are YYYY-MM-DD and the same everywhere, so they are written out in UTC. */
const dayFormat = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('ja', { timeZone: 'UTC', ...options })
  const known = new Map<string, string>()
  return (day: string) => {
    const text =
      known.get(day) ??
      format
        .format(new Date(`${day}T00:00:00Z`))
        .replace('(', '（')
        .replace(')', '）')
    if (known.size >= 1_000) known.clear()
    known.set(day, text)
    return text
  }
}
const longDay = dayFormat({ weekday: 'long', day: 'numeric', month: 'long' })
const weekday = dayFormat({ weekday: 'long' })
const shortDay = dayFormat({ weekday: 'short', day: 'numeric', month: 'short' })
const fullDate = dayFormat({ dateStyle: 'long' })
const datedDay = dayFormat({ dateStyle: 'full' })
const month = dayFormat({ year: 'numeric', month: 'long' })

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const instants = new Intl.DateTimeFormat('ja', {
  dateStyle: 'long',
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: 'UTC',
})
const instant = (at: string) => instants.format(new Date(at))
const span = (minutes: number) =>
  minutes < 24 * 60 ? `${count.format(minutes)}分間` : `${count.format(minutes / (24 * 60))}日間`

/** arXiv asks for this sentence word for word. */
const thanks =
  'オープンアクセスの相互運用性を提供しているarXivに感謝します。（Thank you to arXiv for use of its open access interoperability.）'

const alarmLead = { raised: '', lasting: '継続中：', cleared: '解消：' }

const mail: Language['mail'] = {
  longDay,
  // 5 January 1970 was a Monday.
  weekdayName: (isoWeekday) => weekday(`1970-01-${String(4 + isoWeekday).padStart(2, '0')}`),
  shortDay,
  fullDate,
  listing: (names, others) =>
    others > 0 ? `${names.join('、')}ほか${pieces(others)}` : all.format(names),
  authors: (names, others) =>
    others > 0 ? `${names.join('、')}ほか${count.format(others)}名` : all.format(names),
  digest: {
    subject: (title, others) => (others > 0 ? `${title} ほか${pieces(others)}` : title),
    emptySubject: 'ようこそ。関心に合う新しい論文が出しだいお届けします',
    weekSubject: (n, topics) => `今週の${papers(n)}${topics === '' ? '' : `：${topics}`}`,
    preheader: (counts, announced) =>
      `${counts === '' ? '' : `${counts} · `}新着${pieces(announced)}から`,
    tally: (topic, n) => `${topic} ${count.format(n)}`,
    topLine: ({ day, announced, matched, here }) =>
      `${longDay(day)} · 新着${pieces(announced)}、該当${pieces(matched)}、掲載${pieces(here)}`,
    pdf: 'PDF',
    pdfOf: (title) => `PDF：${title}`,
    save: '保存',
    more: '増やす',
    less: '減らす',
    saveFirst: (url) => `1番の論文を保存：${url}`,
    otherActs:
      'ほかの論文は番号を置き換えてください。末尾を/moreにすると似た論文を増やす、/lessにすると減らすことができます。',
    moreTitles: 'このほかに該当した論文',
    missed: '見逃しているかもしれない論文',
    noted: 'お届け済みの論文への新しい論評',
    andMore: (n) => `ほか${pieces(n)}`,
  },
  note: {
    by: (series) => `${series}：`,
    elsewhere: (language, series) => `${language}の論評：${series}`,
    corrected: ({ title, series }) => `${series} の論評が訂正されました：${title}`,
    news: (series) => `論評：${series}`,
    away: (series, day) => `${series}：編集者は不在です。${day}に戻ります。`,
  },
  savedNews: {
    withdrawn: '取り下げ',
    accepted: (venue) => `${venue} 採択`,
    code: 'コードあり',
    version: (n) => `第${n}版`,
    line: (named, more) => {
      const said = named.map((one) => `「${one.title}」（${one.pieces.join('、')}）`)
      return `保存した論文のその後：${said.join('、')}${more > 0 ? `ほか${pieces(more)}` : ''}`
    },
  },
  badge: {
    accepted: (venue) => `${venue} 採択`,
    code: 'コード',
    sample: 'サンプル',
    late: (day) => `${shortDay(day)}公開、遅れて到着`,
  },
  sample: {
    subject: (site) => `${site}：デイリーダイジェストのテスト`,
    topLine: '運営者が送信したテストメールです',
    notice:
      '収録している論文のうち最も新しいものを載せています。実際のダイジェストには、読者の関心に合う論文と、設定の変更や購読解除のリンクが入ります。',
    noPapers:
      'まだ論文を収録していません。実際のダイジェストには、読者の関心に合う論文が入ります。',
    reason: 'サンプルとして掲載',
  },
  welcome: {
    hello: (site) => `${site}へようこそ。最初のダイジェストをお届けします。`,
    imported: (source, site) =>
      `${source}を購読されている方にお送りしています。今後は${site}からお届けします。ワンクリックで購読を解除できます。`,
    look: (day) =>
      `収録している中で最も新しい、${longDay(day)}に公開された論文から、関心に合うものを載せています。`,
    nothing:
      '最近公開された論文の中に、フォローされている内容に合うものはありませんでした。合う論文が出しだい、最初の論文をお届けします。フォローを増やすと早く届くようになります。下の「配信内容を変更する」をご覧ください。',
    widened: (days) =>
      `選ばれたトピックには新しい論文が少ないため、直近${count.format(days)}日分の公開までさかのぼりました。`,
    rhythm: ({ rhythm, day, hour, zone }) =>
      ({
        daily: `今後は毎日${hour}（${zone}）に1通お届けします。新しい論文がない日はお送りしません。`,
        weekdays: `今後は月曜日から金曜日の${hour}（${zone}）にお届けします。新しい論文がない日はお送りしません。`,
        weekly: `今後は毎週${day}の${hour}（${zone}）にお届けします。新しい論文がない週はお送りしません。`,
      })[rhythm],
  },
  notice: {
    sample:
      '以下はサンプル論文です。実際の情報源からはまだ取得できていません。取得できしだい、自動的に置き換わります。',
    late: (day) =>
      `arXivの公開が遅れています。${shortDay(day)}の論文は次のダイジェストでお届けします。`,
    holiday: ({ days, next }) =>
      `arXivは休日のため、${all.format(days.map(shortDay))}には論文を公開しません。次のダイジェスト：${shortDay(next)}。`,
    caughtUp: ({ days, matched, topics }) =>
      `${count.format(days)}日分のまとめです。該当する論文は${pieces(matched)}。トピック別：${topics.join(' · ')}。`,
    broad: ({ category, papers: brought, shown, topics }) =>
      `${category}ではこの日${papers(brought)}が公開されました。ここに載せた${pieces(shown)}は、さまざまなトピックから選んだものです。下の「配信内容を変更する」でトピックをお選びください：${topics.join(' · ')}。`,
  },
  footer: {
    why: ({ topics, since }) =>
      `このメールは、フォローされている内容（${topics}）に合わせてお送りしています。${since ? `購読の確認日：${fullDate(since)}。` : ''}`,
    whyImported: ({ topics, source }) =>
      `このメールは、${source}を購読されている方に、フォローされている内容（${topics}）に合わせてお送りしています。`,
    preferences: '配信内容を変更する',
    leave: 'ワンクリックで購読を解除する',
    view: 'ブラウザで見る',
    away: 'しばらくご不在ですか？',
    pause: '休止する：1週間 · 2週間 · 日付を指定…',
    quiet:
      'このメールはネットワークから何も読み込みません。開封されたかどうかは誰にもわかりません。',
    thanks,
    contact: '担当者への連絡先：',
    forwarded: 'これは、ある読者のダイジェストです。',
    getYourOwn: '自分のダイジェストを受け取る',
  },
  confirm: {
    subject: (site) => `${site}の購読を確認してください`,
    title: 'ご自身のメールアドレスですか？',
    asked: (site) =>
      `このアドレスに新しい研究論文を届けてほしいという申し込みが、${site}にありました。おそらくご自身によるものです。`,
    button: 'このアドレスを確認する',
    page: 'リンクを開くと、ボタンが1つあるページが表示されます。ボタンを押すまでは何も起こりません。押すと、最初のダイジェストをすぐにお送りします。',
    paste: 'または、次のアドレスをブラウザに貼り付けてください：',
    valid: (days) => `このリンクは${count.format(days)}日間有効です。`,
    notYou:
      'お心当たりがない場合は、そのままにしてください。確認がなければダイジェストは送信されず、申し込みは消去されます。',
  },
  silence: {
    subject: (site) => `${site}：この1か月、関心に合う新しい論文がありませんでした`,
    title: 'この1か月、関心に合う新しい論文がありませんでした',
    quiet: ({ since, topics }) =>
      `${fullDate(since)}以降に公開された論文の中に、フォローされている内容（${topics}）に合うものはありませんでした。不具合ではありません。合う論文が出しだい、またダイジェストをお届けします。`,
    near: '近いトピックと、ふだんの1日の論文数：',
    aDay: (n) => `1日に約${pieces(n)}`,
    button: 'フォローする内容を変更する',
    once: 'この件についてのメールは、この1通だけです。',
  },
  alarm: {
    subject: (site, { state, summary }) =>
      `[${site}] ${cutText(`${alarmLead[state]}${summary}`, 150)}`,
    title: (state, summary) => `${alarmLead[state]}${summary}`,
    since: (at) => `発生：${instant(at)} UTC。`,
    isOver: (at) => `解消：${instant(at)} UTC。対応の必要はもうありません。`,
    todo: '対処方法',
    look: '現在の状況：',
    again: 'このメールは、発生時に1回、続いている間は1日に1回、解消時に1回送信されます。',
  },
  link: {
    subject: (site) => `${site}の専用リンク`,
    title: '設定',
    asked: (site) => `${site}の設定を開くリンクのご請求がありましたので、お送りします。`,
    alreadyReading: (site) =>
      `このアドレスに論文を届けてほしいという申し込みが、${site}にありました。おそらくご自身によるものです。このアドレスはすでに購読中のため、何も変更していません。トピック、時刻、頻度は、このリンクから変更できます。`,
    save: {
      title: '論文の保存',
      asked: (site) => `${site}の論文ページで「保存」が押されました。このリンクから保存できます。`,
      button: '論文を保存する',
      keep: 'このリンクは、パスワードなしで保存した論文を開きます。このメールを転送しないでください。',
    },
    button: '設定を開く',
    keep: 'このリンクは、パスワードなしで設定を開きます。このメールを転送しないでください。',
    leave: '購読を解除する場合：',
    notYou: 'お心当たりがない場合は、そのままにしてください。何も変更されていません。',
  },
  account: {
    move: {
      subject: (site) => `${site}：メールアドレスの変更`,
      title: 'ダイジェストの新しい届け先',
      body: (site) =>
        `${site}のダイジェストを別のアドレスで受け取りたいというご依頼がありました。このリンクから新しいアドレスをお知らせください。そのアドレスに確認のメールをお送りし、そこで確認されてはじめて届け先が変わります。`,
      button: '新しいアドレスを入力する',
      notYou:
        'お心当たりがない場合は、そのままにしてください。ダイジェストはこれまでどおりこのアドレスに届きます。',
    },
    arrive: {
      subject: (site) => `${site}の新しい届け先は、このアドレスですか？`,
      title: '確認されると、ダイジェストがこのアドレスに届きます',
      body: (site, masked) =>
        `${site}の読者（${masked}）から、ダイジェストを今後このアドレスで受け取りたいというご依頼がありました。おそらくご自身によるものです。設定はすべてそのまま引き継がれます。`,
      button: 'このアドレスで受け取る',
      notYou:
        'お心当たりがない場合は、そのままにしてください。このアドレスには何も送信されず、依頼は消去されます。',
    },
    return: {
      subject: (site) => `${site}のダイジェストの届け先が変わりました`,
      title: 'ダイジェストの届け先が変わりました',
      body: (site, masked) =>
        `ご依頼のとおり、${site}のダイジェストは今後${masked}に届きます。このアドレスにはもう届きません。`,
      button: '元に戻す',
      notYou: 'ご自身の依頼ではありませんか？ このリンクから、届け先をこのアドレスに戻せます。',
    },
    download: {
      subject: (site) => `${site}が保管しているあなたの情報`,
      title: 'あなたのデータ',
      body: (site) =>
        `${site}が保管しているあなたの情報すべてのご請求がありました。設定、フォローしている内容、ダイジェスト、いつ何に同意されたかを、人にもプログラムにも読める1つのファイルにまとめます。`,
      button: 'ダウンロードのページへ',
      notYou:
        'お心当たりがない場合は、そのままにしてください。ファイルは、このリンクを開いた人のためだけに作られます。',
    },
    erase: {
      subject: (site) => `${site}が保管しているあなたの情報の削除`,
      title: 'すべて削除しますか？',
      body: (site) =>
        `${site}が保管しているあなたの情報をすべて削除するご依頼がありました。リンクの先で、何が削除され何が残るかをお知らせし、もう一度確認します。その後は元に戻せません。`,
      button: '削除される内容を見る',
      notYou: 'お心当たりがない場合は、そのままにしてください。何も削除されません。',
    },
    desk: {
      subject: (site) => `${site} 編集デスクへのログイン`,
      title: '編集デスク',
      body: (site) =>
        `${site} の編集デスクへのログインが求められました。ご本人の操作であれば、下のリンクをお開きください。`,
      button: 'ログイン',
      notYou:
        'お心当たりがなければ、何もしなくて構いません。このメールだけで誰かがログインすることはありません。',
    },
    page: 'リンクを開くと、ボタンが1つあるページが表示されます。ボタンを押すまでは何も起こりません。',
    paste: 'または、次のアドレスをブラウザに貼り付けてください：',
    valid: (minutes) => `このリンクは${span(minutes)}有効です。`,
  },
}

const reasons: Language['reasons'] = {
  between: ' · ',
  likely: (topic, words) => `おそらく${topic}${words === '' ? '' : `（語：${words}）`}`,
  found: (topic, place, words) => `${topic}（${place}${words === '' ? '' : `：${words}`}）`,
  place: {
    title: 'タイトル',
    abstract: '要旨',
    authors: '著者',
    primary: '主カテゴリ',
    cross: 'クロスリスト',
    record: '登録情報',
  },
  query: (query) => `登録した検索式 ${query}`,
  author: (name) => `フォロー中の著者 ${name}`,
  upvotes: (n) => `高評価${pieces(n)}`,
  trending: ({ upvotes, saves }) =>
    `今週の話題: ${[
      ...(upvotes > 0 ? [`高評価${pieces(upvotes)}`] : []),
      ...(saves > 0 ? [`保存${pieces(saves)}`] : []),
    ].join('、')}`,
  accepted: (venue) => `${venue} 採択`,
  code: 'コードあり',
}

const emailProblems: Language['emailProblems'] = {
  empty: 'メールアドレスを入力してください。',
  'control-character':
    'メールアドレスに目に見えない文字が含まれています。貼り付けずに、直接入力してください。',
  'no-at': 'メールアドレスには@が必要です。',
  'local-part': '@の前の部分が、メールアドレスの形式に合っていません。',
  'local-too-long': '@の前の部分が64文字を超えています。',
  domain: '@の後の部分が、lab.exampleのようなメールのドメインではありません。',
  'too-long': 'メールアドレスが254文字を超えています。',
}

const choices: Language['choices'] = {
  noInterest: 'トピックを1つ以上選ぶか、検索式を入力してください。',
  unknownTag: (slug) => `${slug}というトピックはありません。`,
  tooManyTags: (limit) => `トピックは${limit}個まで選べます。`,
  tooManyQueries: (limit) => `検索式は${limit}個まで登録できます。`,
  badQuery: (query, rest, why) => {
    const place = rest === null ? '' : rest === '' ? 'の末尾' : `の「${rest}」の部分`
    return `「${query}」${place}：${why}`
  },
  timezone: (zone) =>
    `${zone}というタイムゾーンは見つかりません。Asia/Tokyoのように入力してください。`,
  hour: '時刻は0から23までの整数で指定してください。',
  rhythm: '頻度はdaily、weekdays、weeklyのいずれかで指定してください。',
  weekday: '曜日は1（月曜日）から7までの数字で指定してください。',
  locale: '言語はenやjaのようなタグで指定してください。',
  number: (choices) => `論文数は次のいずれかで指定してください：${choices.join('、')}。`,
  editionTiming: 'エディションの受け取りはpublishedかdigestで指定してください。',
  abstractLength: '要旨の長さはtitles、short、fullのいずれかで指定してください。',
  translation: '論文は原文、翻訳、または両方で読めます。',
  strictness: '絞り込みはeverything、clear、strongestのいずれかで指定してください。',
  level: '関心の度合いはalways、normal、little、muteのいずれかで指定してください。',
  pause: (days) => `再開日は、明日から${days}日後までの間で指定してください。`,
  action: '操作はall、tag、weekly、pause、undoのいずれかで指定してください。',
  accountAct: '依頼の内容はmove、download、eraseのいずれかで指定してください。',
  sameAddress: 'ダイジェストは、すでにそのアドレスに届いています。',
  whichTag: 'どのトピックかを指定してください。',
  closed: '現在、新しい購読は受け付けていません。',
  onlyDomain: (domain) => `購読できるのは、${domain}のメールアドレスだけです。`,
}

const queryComplaints: Language['queryComplaints'] = {
  empty: () => ({
    message: '検索式が空です。',
    suggestion: '語を入力してください。例：captioning',
  }),
  tooLong: (limit) => ({
    message: `検索式が${limit}文字を超えています。`,
    suggestion: '短い検索式に分けてください。',
  }),
  tooManyTerms: (limit) => ({
    message: `検索式の語とフレーズが${limit}個を超えています。`,
    suggestion: '短い検索式に分けてください。',
  }),
  tooDeep: (limit) => ({
    message: `括弧の入れ子が${limit}段を超えています。`,
    suggestion: '括弧を減らしてください。',
  }),
  onlyExcludes: () => ({
    message: '検索式に、除外する語しかありません。',
    suggestion: '探す語も入力してください。例：captioning -survey',
  }),
  alternativeExcludes: () => ({
    message: 'ORの片側に除外する語しかないため、ほとんどすべての論文が該当してしまいます。',
    suggestion:
      'マイナス記号は探す語に添えてください。clip OR -surveyではなくclip -surveyとします。',
  }),
  unclosedQuote: () => ({
    message: '引用符が閉じられていません。',
    suggestion: '"で閉じてください。',
  }),
  unclosedParenthesis: () => ({
    message: '括弧が閉じられていません。',
    suggestion: ')で閉じてください。',
  }),
  strayParenthesis: () => ({
    message: '対応する開き括弧のない閉じ括弧があります。',
    suggestion: 'その括弧を取り除いてください。',
  }),
  emptyParentheses: () => ({
    message: '括弧の中が空です。',
    suggestion: '括弧を取り除くか、中に語を入力してください。',
  }),
  emptyPhrase: () => ({
    message: '引用符の中に語がありません。',
    suggestion: '引用符を取り除くか、中に語を入力してください。',
  }),
  missingSide: (operator) => ({
    message: `${operator}の両側に、探す語が必要です。`,
    suggestion: `この語そのものを探すには、"${operator.toLowerCase()}"のように引用符で囲んでください。`,
  }),
  nothingExcluded: () => ({
    message: 'NOTまたはマイナス記号の後に何もありません。',
    suggestion: '除外する語をすぐ後に続けてください。例：-survey',
  }),
  looseMinus: () => ({
    message: 'マイナス記号が単独で置かれています。',
    suggestion:
      '語を除外するには、-surveyのように空白を入れずに書きます。そうでなければ記号を取り除いてください。',
  }),
  looseEquals: () => ({
    message: '等号は、語やフレーズのすぐ前に置いてください。',
    suggestion: '例：=CLIPまたは="Segment Anything"',
  }),
  unknownField: (name, field) => ({
    message: `${name}: という検索フィールドはありません。`,
    suggestion:
      field === undefined
        ? '使えるフィールドはti: abs: au: cat: tag: org: day: src: です。コロンを含む文字列を探すには、引用符で囲んでください。'
        : `${field}: としてください。`,
  }),
  emptyField: (field) => ({
    message: `${field}: の後に何もありません。`,
    suggestion: `語、フレーズ、括弧のいずれかを続けてください。例：${field}:(a OR b)`,
  }),
  minusInField: (field) => ({
    message: `マイナス記号が${field}: の中にあります。`,
    suggestion: `前に置いてください：-${field}:word`,
  }),
  nestedField: (inner, outer) => ({
    message: `${outer}: の中に${inner}: があります。`,
    suggestion: `先に${outer}: の括弧を閉じてください。`,
  }),
  notACategory: (text, guess) => ({
    message: `${text}はカテゴリの書き方ではありません。`,
    suggestion: guess
      ? `もしかして：cat:${guess}`
      : '例：cat:cs.CV。計算機科学全体はcat:csとします。',
  }),
  notATag: (text) => ({
    message: `${text}はトピックの書き方ではありません。`,
    suggestion: 'トピックのページのアドレスの末尾を書いてください。例：tag:captioning',
  }),
  notASource: (text) => ({
    message: `${text}は配信元の書き方ではありません。`,
    suggestion: '例：src:arxivまたはsrc:hf',
  }),
  notADay: (text) => ({
    message: `${text}は日付ではありません。`,
    suggestion:
      'day:2026-05-19、day:2026-05、day:2026、day:2026-05-01..2026-05-19のように書いてください。',
  }),
  daysBackwards: (turned) => ({
    message: '最初の日が最後の日より後になっています。',
    suggestion: `もしかして：day:${turned}`,
  }),
  notInRule: (field) => ({
    message: `トピックの規則は論文そのものの文章だけを見るため、${field}: は使えません。`,
    suggestion: 'ti: abs: au: cat: を使うか、フィールドなしで書いてください。',
  }),
  exactInField: (field) => ({
    message: `${field}: の中では大文字と小文字を区別しないため、等号は意味を持ちません。`,
    suggestion: '等号を取り除いてください。',
  }),
  shortPrefix: () => ({
    message: 'アスタリスクの前が2文字だけでは、ほとんどの論文が見つかってしまいます。',
    suggestion: '3文字以上書いてください。例：dif*',
  }),
  pipe: () => ({
    message: '縦棒はここでは使えません。',
    suggestion: '大文字でORと書いてください。',
  }),
}

const frontPages = {
  dates: {
    full: fullDate,
    short: shortDay,
    slot: (at: Date, timeZone: string) =>
      new Intl.DateTimeFormat('ja', {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        ...clock,
        timeZone,
      }).format(at),
    moment: (at: Date) =>
      `${new Intl.DateTimeFormat('ja', { year: 'numeric', month: 'long', day: 'numeric', ...clock, second: '2-digit', timeZone: 'UTC' }).format(at)} UTC`,
  },
  frame: {
    skip: '本文へ移動',
    home: '購読する',
    link: '購読中の方',
    menu: 'ページ',
    quiet: 'アカウント登録も追跡もありません。どのメールからもワンクリックで購読を解除できます。',
    contact: '担当者への連絡先：',
    thanks,
  },
  home: {
    title: '自分の研究に関わる新着論文を、1通のメールで',
    lead: (site: string) =>
      `${site}は、その日の新しい研究論文に目を通し、取り組まれている研究に合う数件を、ご希望の時刻にメールでお届けします。どの論文にも、選んだ理由が添えられています。`,
    promise:
      'メールは1日に1通まで、論文は約8件、読むのに2分。アカウント登録も追跡もなく、ワンクリックで解除できます。',
    description: '自分の研究に合う新着論文を、1日1通のメールで。',
    held: (n: number, day: string) => `${papers(n)}を収録。最新の公開日は${day}です。`,
    sample:
      '以下はサンプル論文です。実際の情報源からはまだ取得できていません。取得できしだい、自動的に置き換わります。',
    empty: 'まだ論文を収録していません。次の公開で最初の論文が入ります。',
    closed:
      '現在、新しい購読は受け付けていません。購読中の方へのメールと専用リンクは、これまでどおりご利用いただけます。',
    onlyDomain: (domain: string) => `${domain}のメールアドレスをお持ちの方が購読できます。`,
    besideTitle: 'ご利用の流れ',
    besides: [
      'トピック、著者、自分の検索式を選ぶ',
      '一度確認すると、最初のメールがすぐに届く',
      'どの論文にも、点数ではなく言葉で書かれた理由',
      '新しい論文がなければ、メールもなし',
    ],
    specimenTitle: (day: string) => `${day}の新着`,
  },
  form: {
    what: '何を研究していますか？',
    whatHint:
      '検索するか、分野を開いてトピックを選んでください。横の数字は新着論文の数で、ふだんの1日 · 最も多い火曜日の順です。',
    filter: 'トピックを探す',
    filterHint: 'clip, ロボット, cs.CV, 数論',
    chosen: '選択中：',
    categories: 'arXivのカテゴリ全体',
    fields: {
      learning: '機械学習',
      language: '言語とエージェント',
      vision: '視覚、音、3D',
      systems: 'ロボット、システム、ソフトウェア',
      society: '人と経済',
      theory: '理論と数学',
      physics: '物理学と天文学',
      life: '生命と地球',
    },
    list: (names: string[]) => names.join(' · '),
    fieldCount: (chosen: number) => (chosen > 0 ? `${count.format(chosen)}個選択` : ''),
    groupCount: (n: number, chosen: number) =>
      chosen > 0
        ? `${count.format(n)}個中${count.format(chosen)}個選択`
        : `トピック${count.format(n)}個`,
    categoryCount: (n: number, chosen: number) =>
      chosen > 0
        ? `${count.format(n)}個中${count.format(chosen)}個選択`
        : `カテゴリ${count.format(n)}個`,
    volume: (median: number, tuesday: number | null) => {
      if (median === 0 && (tuesday ?? 0) === 0) return ''
      const days = tuesday === null ? [median] : [median, tuesday]
      return days.map((n) => count.format(n)).join(' · ')
    },
    author: '著者をフォローする',
    authorHint:
      '名と姓を入力してください。姓だけでは多くの人が該当します。複数の場合はセミコロンで区切ります。',
    query: '自分の検索式',
    queryHint:
      '1行に1つずつ。語、"フレーズ"、大文字と小文字まで一致する=CLIP、OR、-除外する語、フィールドを限る ti: abs: au: cat: が使えます。',
    where: 'どこで、いつ受け取りますか？',
    email: 'メールアドレス',
    emailHint: '確認のメールを1通お送りします。アドレスをほかの誰かに知らせることはありません。',
    timezone: 'タイムゾーン',
    clock: '現地は現在{time}です。',
    hour: '時刻',
    hourAuto: '現地で最適な時刻：{hour}',
    hourLate:
      '{city}の{hour}には、前日に公開された論文が届きます。{same}以降なら、当日の論文が届きます。',
    hourSame: '{city}の{hour}には、当日に公開された論文が届きます。',
    rhythm: '頻度',
    rhythms: { daily: '毎日', weekdays: '月曜日から金曜日', weekly: '週に1回' },
    rhythmHint: '関心に合う新しい論文がないときは、メールをお送りしません。',
    weekday: '週に1回のメールの曜日',
    locale: '言語',
    send: '購読する',
    trap: 'この欄は空のままにしてください',
    trapFilled:
      'この欄は自動入力のプログラムを見分けるためのものです。空にして、もう一度送信してください。',
    mend: 'まだ送信されていません。次の点を直してください：',
    mendTitle: 'まだ送信されていません',
  },
  checkInbox: {
    title: '受信トレイをご確認ください',
    text: '入力されたアドレスにメールをお送りしています。メールの中のボタンを押されるまで、ほかには何も送信されません。',
    look: 'お探しいただくメール',
    from: '差出人',
    subject: '件名',
    or: 'または、すでに購読中の場合',
    nothing: '5分たっても届きませんか？',
    remedies: [
      '迷惑メールフォルダを確認し、見つかったら受信トレイに移してください。',
      'アドレスに打ち間違いがないか確かめながら、もう一度お申し込みください。',
      '一度でも不達になった、または迷惑メールとして報告したアドレスには、メールをお送りしません。担当者が解除できます。',
    ],
    outbox: '現在、メールはこのコンピューターに保管されています。送信トレイでご覧ください。',
    back: 'フォームに戻る',
  },
  confirm: {
    title: 'あとワンクリックで完了です',
    ask: (address: string) => `${address}にダイジェストをお送りしますか？`,
    button: 'はい、論文を受け取ります',
    ignore:
      'お心当たりがない場合は、このページを閉じてください。何も送信されず、記録も長くは残りません。',
    done: '購読が始まりました',
    doneText: '最初のダイジェストをお送りしています。1、2分で届くはずです。',
    doneLater: (when: string, zone: string) =>
      `合う論文があれば、次は${when}（${zone}）にお届けします。`,
    already: 'このアドレスはすでに確認されています。何も変わっていません。',
    doneNext: 'トピックや時刻などを変更する',
    expired: 'このリンクは期限が切れています',
    expiredText:
      '選ばれた内容は残っています。ワンクリックで、同じアドレスに新しいメールをお送りします。',
    fresh: '新しいリンクを送る',
    sent: '新しいメールをお送りしています',
    sentText: '新しいメールには新しいボタンがあります。以前のリンクはもう使えません。',
    throttled: 'メールは先ほどお送りしました',
    throttledText:
      '受信トレイと迷惑メールフォルダをご確認ください。または、1時間後にもう一度お試しください。',
    bad: 'このリンクは使えません',
    badText:
      '途中で切れているか、後から届いたメールのリンクに置き換わった可能性があります。もう一度の申し込みも1分で済みます。',
  },
  link: {
    title: '購読中の方へ',
    text: '設定は、パスワードの代わりに専用リンクで開きます。リンクはどのダイジェストの末尾にもあり、メールでもお送りします。',
    button: 'リンクを送る',
    sentTitle: '受信トレイをご確認ください',
    sent: '購読中のアドレスであれば、専用リンクをお送りしています。',
    again: '別のアドレスで試す',
  },
  digest: {
    gone: 'このダイジェストは保管期間を過ぎました',
    goneText: 'ダイジェストは400日間、ここで読むことができます。',
  },
  outbox: {
    title: '送信トレイ',
    text: 'メールはまだ外部には送信されず、確認できるようにここに保管されます。実際に送信するには、RESEND_API_KEYを設定してください。',
    elsewhere:
      'メールは実際に送信されるようになりました。ここにはもう保管されません。以前に保管されたメールは送信されていません。',
    none: 'まだありません。トップページから購読すると、確認のメールがここに表示されます。',
    back: 'すべてのメール',
    html: 'メールソフトでの表示',
    text2: 'テキスト部分',
    headers: 'ヘッダー',
    raw: 'ソース',
    to: '宛先',
    at: '日時',
    state: '状態',
    gone: '送信トレイにそのメールはありません',
  },
  admin: {
    title: '運営者用',
    text: 'このページは、サーバーのコンピューターからはそのまま開けます。ほかの場所からは管理者トークンが必要です。',
    closed:
      'ADMIN_TOKENが設定されていないため、このページはサーバーのコンピューターからだけ開けます。',
    token: '管理者トークン',
    open: '開く',
    wrong: 'トークンが違います。',
  },
  problem: {
    notFound: 'ここには何もありません',
    notFoundText: 'アドレスが途中で切れているか、古くなっている可能性があります。',
    failed: 'サーバーで問題が起きました',
    failedText:
      '問題を記録しました。入力された内容が二重に送信されてはいません。1分ほど待って、もう一度お試しください。',
    refusedText: '使えない文字が含まれています',
    refusedTextHelp: 'アドレスを確かめるか、貼り付けずに入力し直してください。',
    tooLarge: 'このフォームで受け付けられる量を超えています',
    tooLargeText: '項目を減らすか、短くして送信してください。',
    tooMany: (wait: number) =>
      `お使いのネットワークからの要求が多すぎます。${count.format(wait)}分後にもう一度お試しください。`,
    back: '元のページに戻る',
    home: 'トップページへ',
  },
}

const accountPages = {
  account: {
    heading: 'アドレスとデータ',
    lead: (masked: string) =>
      `この操作には、${masked}にお送りする新しいリンクが必要です。リンクは30分間有効です。転送されたメールを受け取った人が操作することはできません。`,
    ask: {
      move: 'アドレスを変更する',
      download: '保管されている自分の情報をダウンロードする',
      erase: '自分の情報をすべて削除する',
    },
    title: 'あなたのデータ',
    text: 'ダイジェストの届け先の変更、保管されている情報の受け取り、その削除ができます。リンクをメールでお送りします。',
    which: '何をご希望ですか？',
    send: 'リンクをメールで受け取る',
    sentTitle: '受信トレイをご確認ください',
    sent: (masked: string) => `${masked}にリンクをお送りしています。リンクは30分間有効です。`,
    sentAny:
      'そのアドレスにダイジェストが届いている、または届いていたことがあれば、リンクをお送りしています。',
    again: '1分以内に2回請求された場合、メールは1通だけ届きます。',
    back: '設定に戻る',
    bad: 'このリンクはもう使えません',
    badText:
      '使用済みか、30分を過ぎたか、途中で切れています。設定から新しいリンクをご請求ください。',
    fresh: '新しいリンクを受け取る',
    move: {
      title: 'ダイジェストの届け先をどこにしますか？',
      text: (masked: string) =>
        `現在の届け先は${masked}です。新しいアドレスに確認のメールをお送りします。そこで確認されるまで、何も変わりません。`,
      field: '新しいメールアドレス',
      button: '新しいアドレスに確認のメールを送る',
      sentTitle: '新しいアドレスの受信トレイをご確認ください',
      sent: 'メールをお送りできるアドレスであれば、確認のメールをお送りしています。30分以内にメールの中のボタンを押されると、届け先が変わります。',
      look: '届きませんか？ 一度でも不達になった、または迷惑メールとして報告したアドレスには、メールをお送りしません。',
    },
    arrive: {
      title: 'ダイジェストをこのアドレスにお送りしますか？',
      text: (masked: string, before: string) =>
        `今後は${before}に代わって${masked}に届きます。フォローしている内容と設定は、すべてそのままです。`,
      button: 'はい、ここに送ってください',
      doneTitle: 'ダイジェストはこのアドレスに届くようになりました',
      done: '以前のアドレスには、変更をお知らせするメールを1通お送りします。そのリンクから、7日以内であれば変更を取り消せます。',
      takenTitle: 'このアドレスには、すでに別のダイジェストが届いています',
      taken:
        '1つのアドレスで2つの購読はできません。先に、ここに届いているメールのリンクからその購読を解除し、もう一度ボタンを押してください。',
    },
    return: {
      title: 'ダイジェストの届け先を元に戻しますか？',
      text: (masked: string, after: string) =>
        `現在の届け先は${after}です。ボタンを押すと再び${masked}に届くようになります。アドレスの変更、ダウンロード、消去のためにお送りしたリンクは使えなくなり、記憶したブラウザもすべて解除されます。`,
      button: 'はい、ここに戻してください',
      doneTitle: 'ダイジェストは再びこのアドレスに届きます',
      done: 'この変更に心当たりがない場合、誰かがメールを読んでいる可能性があります。メールのパスワードを変更してください。これまでのメールにある設定、保存した論文、フィードバックのリンクと、フィードのアドレスは、もう使えません。次のダイジェストに新しいリンクが載ります。',
    },
    download: {
      title: '保管されている情報',
      text: '1つのJSONファイルです。設定、フォローしている内容、ダイジェストと選ばれた理由、お送りしたメール、いつ何に同意されたかを述べた文が入っています。',
      button: 'ダウンロード',
      file: (day: string) => `paperboy-${day}.json`,
    },
    erase: {
      title: 'すべて削除しますか？',
      text: (masked: string) => `${masked}についての情報です。削除すると元に戻せません。`,
      goesTitle: 'すぐに削除されるもの',
      goes: [
        'アドレス、設定、トピック、著者、検索式',
        'ダイジェストと選ばれた理由、保存した論文、記憶した端末',
        'いつ何に同意されたかの記録',
      ],
      staysTitle: '残るもの',
      stays: [
        'アドレスの鍵付きハッシュ：取り込んだ名簿から再び登録されるのを防ぐためのもので、誰のものかはわかりません',
        'まさに今送信中のメール：結果がわかるまで残し、その後に中身を消去します',
        '論文について寄せられた意見：誰のものかは残しません',
        'ご自身で書かれた検索式の文言：誰のものかは残しません。ほかに使う人がいなければ一覧からは最長30日で消えますが、読者が共有する理由の文言には残ることがあります',
        '安全のための複製：置き換えられるまで（約1週間）残ります',
      ],
      sure: 'はい、自分の情報をすべて削除します',
      missing: '削除をご希望の場合は、チェックを入れてください。',
      button: 'すべて削除する',
      instead:
        'メールを止めたいだけですか？ 購読の解除はワンクリックで済み、取り消すこともできます。',
      leave: '購読の解除だけにする',
      doneTitle: '削除しました',
      done: '残っているのはハッシュだけです。お別れの挨拶を含め、今後メールは届きません。いつでもまた購読していただけます。',
    },
  },
}

type Place = 'any' | 'title' | 'abstract' | 'authors' | 'category'

const apiPages = {
  api: {
    title: 'APIとフィード',
    description: 'プログラムとフィードリーダーのための論文、トピック、日付、検索。',
    lead: '公開ページに見えるものはすべて、プログラムからも読めます。キーもアカウントも要りません。',
    rules: [
      '応答はすべてJSONです。dataに内容、nextに次のページのアドレスまたはnullが入ります。誤りはerrorとして、どうすればよいかとともに返ります。',
      '応答にはETagが付きます。そのまま送り返せば、変わっていないものは送り直されません。リクエストが多すぎると、待つべき秒数とともに429が返ります。',
    ],
    machine: 'プログラム向けの同じ説明（OpenAPI 3.1）',
    parameters: 'パラメーター',
    admin: '管理',
    adminText:
      'Authorization: Bearer で ADMIN_TOKEN を送る場合に限り使えます。本文は JSON です。変更はすべてデスクの記録に残ります。',
    body: '本文',
    webhooks: 'Webhook',
    webhooksText:
      'Paperboy は運営者が登録したアドレス（paperboy webhooks add URL）を Standard Webhooks の方式で署名して呼び出します。信用する前に秘密の値で webhook-signature を検証し、2xx で応答してください。同じ呼び出しが二度届くことがあり、webhook-id で見分けられます。',
    feeds: 'フィード',
    feedsText:
      'いずれもAtom（atom.xml）とJSON Feed（feed.json）で提供されます。ご自分のダイジェストの非公開フィードは設定にあります。',
    link: 'APIとフィード',
  },
  feeds: {
    link: 'フィード',
    newest: (site: string) => `${site}：新着論文`,
    trending: (site: string) => `${site}：今週の話題`,
    tag: (site: string, tag: string) => `${site}：${tag}`,
    search: (site: string, query: string) => `${site}：${query}`,
    day: (site: string, day: string) => `${site}：${day}`,
  },
}

const browsePages = {
  menu: { days: '日付別', tags: 'トピック', search: '検索' },
  foot: { about: 'このサイトについて', privacy: 'プライバシー', status: '稼働状況' },
  papers: {
    inCommon: (found: string[]) => `共通の語：${found.join('、')}`,
    alsoBy: (names: string[]) => `同じ著者：${names.join('、')}`,
    count: papers,
    authors: (names: string[], more: number) =>
      more === 0 ? names.join(', ') : `${names.join(', ')} ほか${count.format(more)}名`,
    pdf: 'PDF',
    sample: 'サンプル',
    withdrawn: '取り下げ',
    keys: 'キー操作：jとkで論文を移動し、Enterで開きます。',
    older: '以前の論文',
    newest: '最新の論文に戻る',
  },
  days: {
    title: '日付別',
    lead: '新しい論文が公開された日を、収録している範囲ですべて並べています。',
    description: '新しい研究論文を日付ごとに。',
    none: 'まだ論文を収録していません。次の公開で最初の論文が入ります。',
    month,
    long: datedDay,
    brought: pieces,
    earlier: '以前の日付',
    newest: '最新の日付に戻る',
  },
  day: {
    title: datedDay,
    description: (n: number, day: string) =>
      `${datedDay(day)}に公開された${papers(n)}を、トピック別に。`,
    announced: (n: number) => `${papers(n)}が公開されました`,
    page: (at: number, of: number) => `${count.format(of)}ページ中${count.format(at)}ページ`,
    jump: 'トピックへ移動',
    more: (group: string) => `${group}のほかの論文`,
    rest: '既知のカテゴリなし',
    continued: (group: string) => `${group}（続き）`,
    earlier: (day: string) => `前：${day}`,
    later: (day: string) => `次：${day}`,
    pages: 'ページ',
    next: '次のページ',
    previous: '前のページ',
    turn: 'ほかの日付',
  },
  translation: {
    original: '原文',
    by: (maker: string) => `${maker}による翻訳。数式と数値は確認済みです。正は原文です。`,
    byEditor: '編集者が手で翻訳しました。',
    brought: '取り込まれた翻訳です。',
    old: '以前の版の翻訳です。',
  },
  paper: {
    listed: (day: string) => `${day}公開`,
    listedAbout: (day: string) => `${day}ごろ公開`,
    notAnnounced: '後の版のみ収録',
    read: (where: string) => `${where}で読む`,
    pdf: 'PDFを開く',
    code: 'コード',
    project: 'プロジェクトページ',
    authors: '著者',
    abstract: '要旨',
    sample: 'これはサンプル論文です。実際の記録が入ると、自動的に置き換わります。',
    withdrawn: 'この論文は著者によって取り下げられました。',
    tags: 'このトピックに入っている理由',
    noTags: '当てはまるトピックはありません。',
    evidence: {
      title: (words: string) => (words === '' ? 'タイトルから' : `タイトルに「${words}」`),
      abstract: (words: string) => (words === '' ? '要旨から' : `要旨に「${words}」`),
      authors: (words: string) => (words === '' ? '著者から' : `著者：${words}`),
      primary: '主カテゴリ',
      cross: 'クロスリスト',
      guess: (words: string) => `おそらく、次の語から：「${words}」`,
      editor: '編集者が確認',
    },
    words: (words: string[]) => words.join('」「'),
    facts: 'この論文について',
    comment: 'コメント',
    journal: '掲載誌',
    doi: 'DOI',
    id: '識別子',
    versions: '版',
    version: (n: number, day: string) => `v${count.format(n)}、${day}に取得`,
    earlierVersions: (n: number) =>
      n === 1 ? 'v1は取得していません' : `v1からv${count.format(n)}までは取得していません`,
    seenAt: '取得元',
    upvotes: (n: number, where: string) => `${where}で高評価${pieces(n)}`,
    told: {
      tldr: '一文でいうと',
      venue: '掲載',
      affiliations: '所属',
      pdf: '無料の PDF',
      by: (where: string) => `${where}による`,
      byModel: (where: string) => `${where}のモデルによる文`,
      citations: (n: number, where: string) => `${where}で被引用${pieces(n)}`,
    },
    cite: '引用',
    bibtex: 'BibTeX',
    ris: 'RIS',
    asFile: (name: string) => `ファイルで：${name}`,
    related: '近い論文',
    relatedHint: 'この論文と何を共有するかを、それぞれの下に記します。',
    follow: (name: string) => `${name}の論文をメールで受け取る`,
  },
  tags: {
    title: 'トピック',
    lead: (n: number) =>
      `${count.format(n)}個のトピックとカテゴリ。横の数字は、ふだんの1日の新着論文数です。`,
    description: '論文を分類するすべてのトピックと、それぞれの論文数。',
    find: 'トピックを探す',
    findHint: 'clip, ロボット, cs.CV, 数論',
    none: 'その名前のトピックはありません。',
    categories: 'arXivのカテゴリ',
    none_held: 'まだトピックがありません。',
  },
  tag: {
    description: (text: string) => text,
    category: (id: string) => `arXivのカテゴリ ${id}`,
    subscribe: 'メールで受け取る',
    broader: '上位のトピック：',
    narrower: '下位のトピック：',
    usual: (n: number) => (n === 0 ? 'ふだんの1日に1件未満' : `ふだんの1日に${pieces(n)}`),
    tuesday: (n: number) => `最も多い火曜日に${pieces(n)}`,
    rule: 'このトピックに入る論文',
    ruleCategory: '著者またはarXivのモデレーターが、このカテゴリに入れた論文です。',
    ruleAny: '次のどれか1つに当てはまれば入ります：',
    ruleOne: '次に当てはまれば入ります：',
    ruleSource: '検索式で表すと',
    ruleGuess:
      'ルールに当てはまらなくても、内容からここに属すると推測される論文は「おそらく」と示して載せます。',
    ruleSearch: 'この検索式で検索する',
    newest: '最新の論文',
    older: '以前の論文',
    noPapers: 'まだ収録していません。',
    chart: (days: number) =>
      days === 1 ? '最新の公開日' : `直近の公開日${count.format(days)}日分`,
    chartText: (value: { least: number; most: number; usual: number; from: string; to: string }) =>
      `${value.from}から${value.to}までの1日の論文数：最少${pieces(value.least)}、最多${pieces(value.most)}、ふだんは${pieces(value.usual)}。`,
    figures: '数字で見る',
    day: '日付',
    papers: '論文数',
  },
  rule: {
    exactly: (word: string) => `「${word}」（完全一致）`,
    word: (word: string) => `「${word}」`,
    found: (words: string[], place: Place) => {
      const list = either.format(words)
      const places = {
        any: `タイトルか要旨に${list}`,
        title: `タイトルに${list}`,
        abstract: `要旨に${list}`,
        authors: `著者に${list}`,
        category: `カテゴリが${list}`,
      }
      return places[place]
    },
    either: (parts: string[]) => either.format(parts),
    together: (parts: string[], without: string[]) => {
      const wanted = parts.join('、かつ')
      return without.length > 0 ? `${wanted}（ただし次を除く：${all.format(without)}）` : wanted
    },
    without: (part: string) => `次を除く：${part}`,
  },
  search: {
    meaning: {
      label: '検索の方法',
      modes: { words: '語で', meaning: '意味で' },
      instead: '代わりに意味で検索する',
      field: '質問を書くか、論文の要旨を貼り付けてください',
      hint: '例：how to improve captions for training CLIP',
      nearest: '意味の近い順',
      none: '近い論文はありません',
      like: 'この論文に近いもの：',
      builtIn:
        'ここにある論文から計算しています。語の使われ方が似た論文を探します。文は理解しないため、「なし」や「ではない」は結果を変えません。',
      byProvider: '近さは、このサイトに設定された埋め込みモデルによります。',
      preparing:
        '論文の意味を読み取っています。数分後にもう一度お試しください。その間も語での検索は使えます。',
      unknown:
        'これらの語を含む論文が足りません。論文の多くは英語です。英語で質問するか、語での検索をお試しください。',
      silent:
        '意味を読み取るサービスが応答しません。後でもう一度お試しください。その間も語での検索は使えます。',
      'no-paper': 'この番号の論文はここにありません。',
      more: 'これに似た論文をもっと見る',
    },
    title: '検索',
    titleOf: (query: string) => `検索：${query}`,
    description: '収録しているすべての論文を検索します。',
    field: '論文を検索',
    hint: 'captioning -survey',
    button: '検索',
    wrong: (place: number) => `${count.format(place)}文字目を解釈できません`,
    wrongEnd: '末尾を解釈できません',
    found: (n: number) => (n === 0 ? '見つかりませんでした' : papers(n)),
    foundOlder: (n: number) => `前のページより古い${papers(n)}`,
    papers: (n: number) => count.format(n),
    moreThan: (n: number) => `${papers(n)}以上`,
    amongNewest: 'そのうち新しい論文だけを順位付けし、数えました。語を加えると絞り込めます。',
    order: '順序',
    orders: { best: '関連度順', new: '新しい順', popular: '高評価・被引用順' },
    meant: 'もしかして：',
    narrow: '絞り込む',
    byTopic: 'トピック',
    byYear: '年',
    rest: 'すべてを新しい順に見る',
    tooLong: '検索に時間がかかりすぎたため中止しました。あまり使われない語を加えてみてください。',
    nothing:
      '該当する論文は収録されていません。語を減らすか、つづりを変えると見つかるかもしれません。',
    older: '以前の論文',
    subscribe: 'メールで受け取る',
    help: '検索式の書き方',
    helpRows: [
      ['captioning', 'captions、captioned、captioning：大文字と小文字、語尾を問いません'],
      ['=CLIP', 'CLIPと完全に一致。clipやclipsは含みません'],
      ['"state space"', '隣り合った語'],
      ['clip -survey', '前の語を含み、後の語を含まない論文'],
      ['clip OR captioning', '少なくとも一方。ORは大文字で'],
      ['ti:clip', 'タイトル。要旨はabs:'],
      ['au:"Alec Radford"', '著者'],
      ['cat:cs.CV', 'カテゴリ。計算機科学全体はcat:cs'],
      ['ti:(clip OR captioning)', '括弧でまとめる'],
      ['diffus*', 'この綴りで始まるすべての語'],
      ['tag:captioning', 'トピック。そのページのアドレスの末尾'],
      ['org:google', '配信元が示す所属機関'],
      ['day:2026-05-01..2026-05-19', '発表日。day:2026-05はその月、day:2026はその年'],
      ['src:hf', '論文の配信元'],
    ] as Array<[string, string]>,
    write: '書き方',
    finds: '見つかる論文',
  },
  sources: {
    'arxiv-rss': 'arXiv 毎日の新着',
    hf: 'Hugging Face Daily Papers',
    'arxiv-atom': 'arXiv 毎日の新着（Atom）',
    'arxiv-oai': 'arXiv OAI-PMH',
    'arxiv-saved': 'arXiv（保存された論文）',
    'arxiv-api': 'arXiv API',
    biorxiv: 'bioRxiv',
    medrxiv: 'medRxiv',
    'semantic-scholar': 'Semantic Scholar',
    openalex: 'OpenAlex',
    sample: '付属のサンプル',
    'look-up': 'ID・リンクで検索',
    feed: (address: string) => `フィード：${address}`,
    other: (name: string) => `ファイル：${name}`,
  },
  status: {
    digests: 'メールのダイジェスト',
    mail: { going: '配信中', held: '一時停止中', late: '遅延中' },
    mailed: '最後の配信',
    awaited: (day: string) =>
      `arXivの${day}の論文が遅れています。ダイジェストは最長3時間待ってから配信します。`,
    notLost: '論文が失われることはありません。間に合わなかった分は次のダイジェストに載ります。',
    gaps: '欠落',
    noGaps: '見つかっていません',
    gapCount: (n: number) => `${n}日`,
    kinds: {
      absent: 'その日の分を取得できませんでした',
      stale: '新しい論文がありませんでした',
      partial: '一部の論文が欠けていました',
      truncated: 'フィードが途中で切れていました',
    },
    open: '欠けている論文を別の取得元から取り寄せています。',
    cameLate: (at: string) => `後から届きました（${at}）。`,
    repaired: ({ papers, by, at }: { papers: string; by: string; at: string }) =>
      `代わりに${by}から${papers}を取得しました（${at}）。`,
    byCategory: '分野別',
    byCategoryHint: '主分野別、直近30日間に公開された論文です。',
    categoryCount: (n: number) => `${n}分野`,
    category: '分野',
    late: '遅延',
    title: '稼働状況',
    description: '論文の取得元と、情報の新しさ。',
    lead: (n: number) => `${papers(n)}を収録しています。`,
    newest: (day: string) => `最新の公開日は${day}です。`,
    none: 'まだどの情報源にも問い合わせていません。',
    source: '情報源',
    state: '状態',
    success: '最後の受信',
    listing: '最新の公開日',
    papers: '論文数',
    standings: {
      ok: '正常',
      failing: '直近の取得に失敗',
      silent: '数日間、応答なし',
      needed: '不足があるときに問い合わせ',
      hand: '手動：論文は人が取り込み、自動では問い合わせません',
    },
    never: 'なし',
    unknown: 'なし',
    sample: 'サンプル論文だけを収録しています。実際の情報源からはまだ取得できていません。',
  },
  about: {
    title: 'このサイトについて',
    description: (site: string) => `${site}の紹介と、論文の選び方。`,
    lead: (site: string) =>
      `${site}は、その日の新しい研究論文に目を通し、読者それぞれに合う数件をメールでお届けします。`,
    parts: (site: string): Array<{ title: string; text: string[] }> => [
      {
        title: '論文の選び方',
        text: [
          '読者は、トピック、著者、自分の検索式をフォローします。そのどれかに合う論文がメールの候補になり、候補が多ければ、最もよく合うものから、フォローしている内容に偏りなく選びます。',
          'どの論文にも、選ばれた理由が言葉で書かれています。中身の見えない点数はなく、お金を払って掲載されることもありません。',
        ],
      },
      {
        title: 'トピック',
        text: [
          'トピックは、平易な言葉で書かれた規則です。それぞれのページに、規則と、それによって見つかった論文が示されています。規則に誤りがあればお知らせください。すべての読者のために直します。',
        ],
      },
      {
        title: '論文の取得元',
        text: [
          'arXivが論文を公開する日に、arXiv自身の新着情報から取得しています。ここに表示するのはタイトルと要旨で、論文の本文は公開元で読んでいただきます。',
          thanks,
        ],
      },
      {
        title: '運営',
        text: [
          `${site}はPaperboyを使って運営されています。Paperboyは、研究室や学科、分野のために誰でも運営できる自由ソフトウェアです。`,
        ],
      },
    ],
    subscribe: 'トピックを選ぶ',
    how: '論文の新しさを見る',
  },
  privacy: {
    title: 'プライバシー',
    description: '読者について何を、なぜ、どれだけの期間保管するか。',
    lead: '保管するのは、メールアドレスと選ばれた内容だけです。アカウント登録も追跡もありません。',
    parts: (value: {
      site: string
      carrier: string | null
      reader: string | null
      translator: string | null
    }): Array<{ title: string; text: string[] }> => [
      {
        title: 'ページの閲覧',
        text: [
          'ページは外部から何も読み込まず、訪問者を見分けません。論文ごとに、ページが読まれた回数とPDFが開かれた回数を1日単位で数えます。残すのは数だけで、アドレスやCookie、誰が読んだかは含みません。およそ400日後に消します。Cookieは、希望された場合に限り使います。論文を保存できるように端末を記憶するもの（90日間）と、選ばれた言語を記憶するもの（1年間）です。大量の送信を防ぐため、フォームが送信された回数を、ネットワークアドレスの鍵付きハッシュごとに1時間だけ数えます。ネットワークアドレスそのものは保存しません。',
        ],
      },
      {
        title: 'メールの購読',
        text: [
          '保管するもの：メールアドレス、フォローまたはミュートした内容、時刻、タイムゾーン、頻度、言語、お送りした論文とその理由、保存された論文と論文についての意見、そして同意の証拠（日時、文面、ネットワークアドレスの鍵付きハッシュ）。',
          'メールには、追跡用の画像も、クリックを数えるリンクもありません。開封されたかどうかは誰にもわかりません。',
          value.carrier === null
            ? `メールは${value.site}が自ら送信します。`
            : `メールの送信は${value.carrier}に委託しています。委託先にはアドレスとメールの内容が渡り、届いたかどうかの通知を受けます。`,
        ],
      },
      ...(value.reader === null && value.translator === null
        ? []
        : [
            {
              title: '検索と翻訳',
              text: [
                ...(value.reader === null
                  ? []
                  : [
                      `意味で検索された文と、論文のタイトルと要旨は${value.reader}に送られ、何と何が近いかを調べるのに使われます。誰が検索したかは送りません。`,
                    ]),
                ...(value.translator === null
                  ? []
                  : [
                      `論文のタイトルと要旨は、翻訳のため${value.translator}に送られます。読者に関する情報は送りません。`,
                    ]),
              ],
            },
          ]),
      {
        title: '購読の解除',
        text: [
          'どのメールからも、ワンクリックですぐに解除できます。不達になった、または迷惑メールとして報告されたアドレスは、誤って再び送信しないよう、鍵付きハッシュとして保管します。',
          '同意の証拠は、法律によって求められることがあるため、解除から3年間保管します。',
        ],
      },
      {
        title: 'あなたの権利',
        text: [
          '保管されている情報の写しの請求、訂正、削除は、下記の連絡先にお申し出ください。お住まいの地域の個人情報保護機関に苦情を申し立てることもできます。',
        ],
      },
    ],
    contact: '連絡先：',
    noContact: '運営者はまだ連絡先を登録していません。',
  },
}

const digestPages = {
  digests: {
    lastDays: '直近の14日間',
    days: {
      digest: papers,
      matched: (announced: number) => `新着${pieces(announced)}に該当なし`,
      holiday: 'arXivの休日',
      weekend: '週末はarXivの公開なし',
      announced: '公開なし',
      paused: '休止中',
      late: '遅くなったため、次のダイジェストに統合',
      withdrawn: '送信せず、次のダイジェストに統合',
      unknown: '送信されたか不明',
      none: 'ダイジェストなし',
      toCome: 'これから',
    },
    noDays: 'まだありません。ダイジェストが届き始めると、ここに日付ごとに表示されます。',
    all: 'すべてのダイジェストと、その検索',
    title: 'あなたのダイジェスト',
    back: '設定に戻る',
    search: 'ダイジェストの中の論文を探す',
    searchHint: '語、"フレーズ"、ti: au: など、検索式がそのまま使えます。',
    searchButton: '検索',
    found: (n: number, text: string) =>
      n === 0
        ? `「${text}」に合う論文は、あなたのダイジェストにありません。`
        : `「${text}」の検索結果：${papers(n)}`,
    foundMost: (n: number) => `新しいものから${pieces(n)}を表示しています。`,
    in: (day: string) => `${day}のダイジェスト`,
    list: '日付別',
    empty: 'ダイジェストはまだありません。',
    line: (day: string, n: number) => `${day}：${papers(n)}`,
    newer: '新しい方へ',
    older: '古い方へ',
    pages: 'ページ',
    why: 'あの論文はなぜメールに載らなかったのですか？',
    whyField: '論文のarXiv番号またはリンク',
    whyButton: '調べる',
    whyUnknown: 'その番号の論文は収録していません。番号は2605.15202のような形です。',
    whyIn: (day: string) => `日付：${day}。`,
    whyReasons: (reasons: string) => `合っている点：${reasons}`,
    decisions: {
      shown: 'メールに詳しく掲載しました。',
      named: 'メールにタイトルだけ掲載しました。',
      withdrawn:
        '選ばれましたが、そのダイジェストは送信されませんでした。次のダイジェストに載ります。',
      'would-show': '次のダイジェストに詳しく載ります。',
      'would-name': '次のダイジェストにタイトルだけ載ります。',
      more: '該当しましたが、ほかの論文が上位でした。詳しく載せる論文数を増やすか、トピックを減らすと載りやすくなります。',
      'held-back':
        '該当しましたが、設定されているほどはっきりとは合っていません。「すべて」を選ぶと載ります。',
      'not-matched': 'フォローしている内容のどれにも合いません。',
      muted: 'ミュートしている内容に当てはまります。',
      'too-old': '公開から日がたちすぎているため、次のダイジェストには載りません。',
      'before-interest': 'この論文のダイジェストより後にフォローした内容にだけ合います。',
      'not-announced': 'ここではまだ公開されていないか、公開の対象ではありません。',
      retracted: '著者が取り下げた論文です。',
      'not-following': '現在、ダイジェストをお届けしていません。',
    },
    feed: 'フィードリーダーで読む',
    feedText:
      'メールと同じ論文を、理由とともに読めます。フィードのアドレスは非公開です。フォローしている内容は表示されますが、変更はできません。',
    feedTitle: (site: string) => `${site}から届いた論文`,
    atom: 'Atomフィード',
    json: 'JSON Feed',
  },
}

const kept =
  '論文をよりよく選べるように、ご意見を保管します。メールそのものは、下の項目に従って次のダイジェストから変わります。'

const noted = '承りました。論文をよりよく選べるように、ご意見を保管します。'

const feedbackPages = {
  feedback: {
    ask: {
      save: 'この論文を保存しますか？',
      more: 'このような論文を増やしますか？',
      less: 'このような論文を減らしますか？',
    },
    button: { save: '保存する', more: 'はい、増やします', less: 'はい、減らします' },
    askText: { save: '保存した論文に加わります。', more: kept, less: kept },
    done: {
      save: '保存しました',
      more: 'このような論文を増やす',
      less: 'このような論文を減らす',
    },
    doneText: { save: '保存した論文に入っています。', more: noted, less: noted },
    unchanged: '下の項目を適用されるまで、メールは変わりません。',
    nothingToTurn: 'この論文に関して、メールでほかに変えられるものはありません。',
    takenBack: '取り消しました。',
    undo: '元に戻す',
    undoOf: (what: string) => `元に戻す：${what}`,
    turned: '次のダイジェストから',
    alsoSaid: 'この論文についてのご意見',
    switches: 'メールも変更する',
    switchesHint:
      '次のダイジェストから反映するものにチェックを入れてください。どれもここで元に戻せます。',
    further: 'ほかに変更しますか？',
    turn: 'チェックした項目を適用する',
    shownFor: (reasons: string) => `メールに載った理由：${reasons}`,
    of: (address: string) => `${address}宛てのメールについてのページです。`,
    notYours: 'ご自身のものではありませんか？ 誰かがメールを転送したようです。',
    getOwn: '自分のダイジェストを受け取る',
    savedLink: '保存した論文',
    followsNothing:
      '現在フォローしているものがないため、何かを選ばれるまでダイジェストは届きません。',
    offer: {
      follow: (name: string) => `${name}をフォローする`,
      always: (name: string) => `${name}を常に載せる`,
      little: '少しだけにする',
      drop: 'フォローをやめる',
      mute: 'ミュートする：ほかの点で合っていても、これに当てはまる論文は載せない',
      word: (word: string) => `「${word}」という語を除く`,
      wrong: 'このタグはこの論文に合っていない（編集者に伝えます）',
    },
    outcome: {
      follow: (name: string) => `フォローしました：${name}`,
      always: (name: string) => `常に載せます：${name}`,
      little: (name: string) => `少しだけにします：${name}`,
      drop: (name: string) => `フォローをやめました：${name}`,
      mute: (name: string) => `ミュートしました：${name}`,
      word: (word: string) => `除いた語：「${word}」`,
      wrong: (name: string) =>
        `この論文に合わないタグ：${name}。ありがとうございます。編集者が確認します。`,
    },
    author: (name: string) => `${name}（著者）`,
    letterTitle: 'このメールの論文',
    letterText: '論文を保存したり、似た論文を増やすか減らすかを伝えたりできます。',
    words: { save: '保存', more: '増やす', less: '減らす' },
    wordOf: (word: string, title: string) => `${word}：${title}`,
    badTitle: 'このリンクは使えません',
    bad: '途中で切れている可能性があります。最新のダイジェストのリンクをお使いください。何も変更されていません。',
    goneTitle: 'この論文はもう収録されていません',
    gone: 'メールの送信後に取り除かれました。何も変更されていません。',
    leftTitle: 'このメールはもう購読されていません',
    left: 'このメールの読者は購読を解除したため、何も保管していません。どなたでもご自身のメールを購読できます。',
  },
}

const leavingPages = {
  why: {
    title: '理由をお聞かせいただけますか？',
    text: '差し支えなければで結構です。回答は日付だけを添えて保管します。アドレスなど、あなたにつながるものは残しません。',
    reasons: {
      'too-much': 'メールまたは論文が多すぎる',
      'not-fitting': '論文が関心に合わない',
      'no-time': '読む時間がない',
      elsewhere: 'ほかの方法で論文を見つけている',
      'not-asked': '申し込んだ覚えがない',
      other: 'その他',
    },
    comment: 'ご自由にお書きください',
    send: '送信する',
    thanks: 'お聞かせいただき、ありがとうございます。',
    nothing: '理由を選ぶか、お書きください。このまま終えていただいてもかまいません。',
  },
}

const lookingPages = {
  look: {
    title: 'お届けする内容',
    pageTitle: 'プレビュー',
    nothingChosen:
      'トピックを選ぶか、著者名や検索式を入力すると、ここにメールの内容が表示されます。',
    button: '届く内容を見る',
    waiting: '探しています…',
    failed: '現在プレビューを表示できません。フォームはそのままお使いいただけます。',
    wideLine: (line: {
      day: string
      days: number
      announced: number
      matched: number
      here: number
    }) =>
      `${line.day}までの公開日${count.format(line.days)}日分 · 新着${pieces(line.announced)}、該当${pieces(line.matched)}、掲載${pieces(line.here)}`,
    widened:
      '最新の公開日だけでは論文が少ないため、最初のメールはこのようにさかのぼってお届けします。',
    nothing: (day: string, days: number) =>
      days === 1
        ? `最新の公開日（${day}）に、合う論文はありませんでした。メールも届かなかったことになります。`
        : `${day}までの公開日${count.format(days)}日分の中に、合う論文はありませんでした。メールも届かなかったことになります。`,
    nearest: '近いトピックと、ふだんの1日の論文数：',
    noPapers: 'まだ論文を収録していないため、お見せできるものがありません。',
    rest: (full: number, titles: number) => {
      if (titles === 0) return `ほか${pieces(full)}を掲載`
      if (full === 0) return `ほか${pieces(titles)}をタイトルだけ掲載`
      return `ほか${pieces(full)}を掲載、${pieces(titles)}をタイトルだけ掲載`
    },
    andMore: (n: number) => `このほか、掲載していない該当${papers(n)}`,
    back: (days: number) => (days === 1 ? '最新の公開日' : `直近の公開日${count.format(days)}日分`),
    backLine: (n: number) => (n === 0 ? 'なし：メールは届きません' : papers(n)),
    newest: (day: string) => `収録している最新の公開日は${day}です。`,
    broad: (value: { category: string; papers: number; day: string; number: number }) =>
      `${value.category}では${value.day}に${papers(value.papers)}が公開されました。メールに載るのはそのうち${pieces(value.number)}です。トピックをお選びください：`,
    add: (name: string, n: number) => (n === 0 ? name : `${name} ${count.format(n)}`),
    share: 'この選択を人に伝えるリンク',
    search: '検索',
    found: (n: number, text: string, isClose: boolean) =>
      isClose
        ? `名前に「${text}」を含むトピックはありません。つづりの近いもの：`
        : `「${text}」のトピック${count.format(n)}個：`,
    foundNone: (text: string) =>
      `名前に「${text}」を含むトピックはありません。検索式または著者名として使えます：`,
    foundLine: (group: string, brings: string) => `${group} · ${brings}`,
    brings: (median: number, tuesday: number | null) =>
      tuesday === null
        ? `ふだんの1日に${pieces(median)}`
        : `ふだんの1日に${pieces(median)}、火曜日に${pieces(tuesday)}`,
    rare: '1日に1件未満',
    asQuery: (text: string) => `検索式：${text}`,
    asAuthor: (text: string) => `著者：${text}`,
    examples: '好きな論文から始める',
    examplesLabel: '論文（1行に1件）、またはBibTeXファイル',
    examplesHint:
      'arXivのリンクや識別子、DOI、タイトルを入力してください。ここに収録している論文の中だけで探します。',
    suggest: 'これらからトピックを提案する',
    suggestTitle: 'これらの論文から',
    noExamples: '貼り付けられた内容に、リンク、識別子、DOI、タイトルが見つかりません。',
    foundPapers: (found: number, named: number) =>
      `${papers(named)}のうち${pieces(found)}が見つかりました。`,
    unknownPapers: (names: string[], others: number) =>
      others > 0
        ? `収録していない論文：${names.join(' · ')} ほか${pieces(others)}。`
        : `収録していない論文：${names.join(' · ')}。`,
    onlyHeld: 'このサービスの開始前の論文や、対象外のカテゴリの論文は収録していません。',
    leftPapers: (read: number, left: number) =>
      `最初の${pieces(read)}を読み取りました。残りの${pieces(left)}は読み取っていません。`,
    cutPapers: (read: number) => `最初の${count.format(read)}文字だけを読み取りました。`,
    nothingShared:
      'フォローできるような共通点が見つかりませんでした。似た種類の論文を加えてください。',
    take: 'フォローするものにチェックを入れてください。',
    suggestedTags: 'トピック',
    suggestedAuthors: '著者',
    suggestedQueries: '検索式',
    tagHint: (value: { papers: number; of: number; words: string; median: number }) =>
      `${pieces(value.of)}中${pieces(value.papers)}${value.words === '' ? '' : `：${value.words}`} · ふだんの1日に${pieces(value.median)}`,
    authorHint: (n: number) => `このうち${papers(n)}の著者`,
    leaderHint: (title: string) => `「${title}」の最終著者`,
    queryHint: (value: { papers: number; brought: number; days: number }) =>
      `このうち${pieces(value.papers)} · 公開日${count.format(value.days)}日分で${papers(value.brought)}`,
    mutes: '除外するもの',
    mutesHint:
      '1行に1つずつ、medical-imagingのようなトピックか検索式を入力します。当てはまる論文はメールに載せません。',
    addLabel: (name: string, n: number) =>
      n === 0 ? `${name}を選ぶ` : `${name}を選ぶ、${papers(n)}`,
  },
}

const readerPages = {
  preferences: {
    title: 'あなたのメール',
    of: (address: string) =>
      `${address}の設定です。このページは非公開です。ページのアドレスをほかの人に知らせないでください。`,
    saved: '保存しました。次のダイジェストから反映されます。',
    mend: 'まだ保存されていません。次の点を直してください：',
    mendTitle: 'まだ保存されていません',
    follows: 'フォローしている内容',
    followsNone: 'まだありません。下で何かを選ばれるまで、ダイジェストは届きません。',
    levels: {
      always: '常に載せる',
      normal: 'フォロー',
      little: '少しだけ',
      mute: 'ミュート',
      remove: '取り除く',
    },
    author: (name: string) => `著者：${name}`,
    levelOf: (name: string) => `${name}の度合い`,
    add: '追加する',
    addHint: '追加した内容は、これから公開される論文に適用されます。以前の論文は届きません。',
    when: '配信の時期',
    how: '配信の量',
    number: '詳しく載せる論文数',
    numberHint: 'このほか12件までをタイトルだけ載せます。',
    strictness: 'どの程度合う論文を載せますか？',
    strictnesses: {
      everything: 'すべて',
      clear: 'はっきり合うもの',
      strongest: '最もよく合うものだけ',
    },
    aDay: (n: number) => `1日に約${pieces(n)}`,
    strictnessHint:
      'フォロー中の著者、検索式、「常に載せる」にした内容、そしてその日に最もよく合う論文は、どの場合も届きます。',
    ownZone: 'この端末のタイムゾーンを使う',
    look: 'この設定で届く論文',
    lookWidened: '最新の公開日だけでは論文が少ないため、それ以前の日も合わせて表示しています。',
    lookButton: '届く内容を見る',
    looked: 'まだ保存されていません。この設定ではこのような内容が届きます。',
    pauseUntil: '休止する場合の再開日',
    pauseHint: (days: number) =>
      `最長${count.format(days)}日です。再開後の最初のダイジェストでは、直近1か月から最もよく合う12件をまとめてお届けします。`,
    pauseMore: 'ワンクリックで1週間または2週間休止する',
    abstracts: '要旨',
    translation: '英語の論文',
    otherLanguages: 'メールは英語、編集者の論評はこの言語',
    translationHint: '上で別の言語を選ぶ必要があります。まだ翻訳されていない論文は原文で届きます。',
    translations: { original: '原文のまま', translated: '翻訳', both: '翻訳と原文' },
    abstractLengths: { titles: 'タイトルのみ', short: '2文', full: '全文' },
    save: '保存',
    next: (when: string) => `次のダイジェスト：${when}。`,
    paused: (until: string) => `休止中です。再開日：${until}。`,
    rested: (until: string) =>
      `直近の3通が受信側に受け取られなかったため、配信を休止し、${until}にもう一度お送りします。メールボックスがいっぱいだったのかもしれません。受信できるようになっていれば、お待ちいただく必要はありません。`,
    resume: '保存と同時に休止を終える',
    barred: {
      complaint:
        'ダイジェストは届きません。このアドレス宛てのメールが迷惑メールとして報告されたためです。誤りであれば、担当者が解除できます。',
      bounce:
        'ダイジェストは届きません。このアドレス宛てのメールが恒久的に不達となったためです。受信できるようになっていれば、担当者が解除できます。',
      imported:
        'ダイジェストは届きません。このアドレスは、メールを送ってはならないアドレスの一覧に載っています。担当者が一覧から外すことができます。',
    },
    left: '購読を解除されたため、メールはお送りしていません。トップページからまた購読できます。',
    leave: '休止または購読の解除',
    bad: 'この専用リンクは使えません',
    badText:
      '途中で切れているか、新しいものに置き換わった可能性があります。新しいリンクをメールでお送りします。',
  },
  leave: {
    title: '購読を解除しますか、減らしますか？',
    leftTitle: '購読を解除しました',
    of: (address: string) => `${address}宛てのメールについてのページです。`,
    notYours: 'ご自身のものではありませんか？ 誰かがメールを転送したようです。',
    getOwn: '自分のダイジェストを受け取る',
    all: '購読の解除',
    allButton: 'すべてのメールを止める',
    tag: '1つのトピックだけやめる',
    tagLabel: 'トピック',
    tagButton: 'このトピックをやめる',
    weekly: '週に1回にする',
    weeklyText: '1週間で最もよく合う12件を、1通のメールで。',
    weeklyButton: '週に1回に変える',
    pause: '休止',
    pauseText: 'しばらく休み、再開時にその間の論文をまとめてお届けします。',
    pauseWeek: '1週間',
    pauseTwoWeeks: '2週間',
    pauseUntil: '再開日',
    pauseButton: 'その日まで休止する',
    pausedUntil: (until: string) => `休止中です。再開日：${until}。`,
    doneAll: '今後、ダイジェストは届きません。',
    doneTag: (name: string) => `フォローをやめました：${name}。`,
    doneWeekly: '変更しました。今後は週に1通お届けします。',
    donePause: (until: string) => `休止しました。再開日：${until}。`,
    doneUndo: '元に戻しました。すべて以前のとおりです。',
    doneNothing: 'すでにそのようになっています。何も変わっていません。',
    undo: '元に戻す',
    alreadyLeft: 'このアドレスは購読を解除済みです。メールはお送りしていません。',
    oneClick: '完了しました。このリンクが読者のものであれば、今後ダイジェストは届きません。',
    badTitle: 'このリンクは使えません',
    bad: '途中で切れている可能性があります。ダイジェストの末尾にあるリンクは、どんなに古いものでも使えます。または、専用リンクをご請求ください。',
    badPause: '明日から180日後までの日を選んでください。',
  },
}

const savedPages = {
  saved: {
    notes: {
      withdrawn: '取り下げ',
      accepted: (venue: string) => `${venue} 採択`,
      code: 'コードあり',
      version: (n: number, day: string) => `${day}から第${n}版`,
    },
    title: '保存した論文',
    of: (n: number, address: string) =>
      `${address}が保存した${papers(n)}です。このページは非公開です。ページのアドレスをほかの人に知らせないでください。`,
    none: 'まだ保存した論文はありません。メールの中か論文のページで「保存」を押してください。',
    list: '保存した論文の一覧',
    savedOn: (day: string) => `${day}に保存`,
    pdf: 'PDF',
    remove: '取り除く',
    removeOf: (title: string) => `取り除く：${title}`,
    removed: (title: string) => `取り除きました：${title}`,
    restored: '元に戻しました。',
    undo: '元に戻す',
    askSave: 'この論文を保存しますか？',
    save: '保存する',
    done: (title: string) => `保存しました：${title}`,
    unknown: 'その論文は収録していません。',
    take: '書き出す',
    bibtex: 'BibTeX',
    ris: 'RIS',
    follow: 'フィードリーダーで購読する',
    atom: 'Atom',
    jsonFeed: 'JSON Feed',
    feedHint:
      'フィードのアドレスも非公開です。フィードで見られるのはこれらの論文だけで、ほかのものは開けません。',
    feedTitle: (site: string) => `保存した論文 · ${site}`,
    pages: 'ページ',
    newer: '新しい方へ',
    older: '古い方へ',
    device: '論文のページからも保存する',
    deviceText:
      'この端末を記憶すると、論文のページの「保存」が、どなたかをお尋ねせずに使えるようになります。ほかの用途では読まれないCookieで、90日間記憶します。',
    remember: 'この端末を記憶する',
    remembered: (until: string) => `この端末は${until}まで記憶されます。`,
    forget: 'この端末の記憶を消す',
    forgetAll: 'すべての端末の記憶を消す',
    otherDevices: (n: number) => `ほかに${count.format(n)}台の端末が記憶されています。`,
    nowRemembered: '記憶しました。これからは、論文のページで「保存」を押すとここに保存されます。',
    forgotten: '記憶を消しました。',
    left: '購読を解除されたため、追加はできません。保存された論文は、当面ここに残ります。',
    badTitle: 'この専用リンクは使えません',
    bad: '途中で切れているか、新しいものに置き換わった可能性があります。新しいリンクをメールでお送りします。',
  },
  savePaper: {
    button: '保存',
    title: 'この論文を保存する',
    ask: 'メールアドレスをお知らせください。購読中のアドレスであれば、論文を保存するリンクをメールでお送りします。そこで端末を記憶させると、次回からはワンクリックで済みます。',
    send: 'リンクを送る',
    sentTitle: '受信トレイをご確認ください',
    sent: '購読中のアドレスであれば、論文を保存するリンクをお送りしています。',
    again: '別のアドレスで試す',
    back: '論文に戻る',
  },
}

const signupPages = {
  signup: {
    refused: (domain: string) =>
      `現在、${domain}がこちらからのメールを受け付けていないため、確認のメールは遅れて届きます。${domain}が再び受け付けしだい送信します。ほかのアドレスをお持ちであれば、そちらの方が早く届きます。`,
    noLink: (domain: string) =>
      `現在、${domain}がこちらからのメールを受け付けていないため、メールは届かず、後から送り直すこともありません。1、2日たってから、もう一度お試しください。`,
  },
}

export const ja: Language = {
  code: 'ja',
  tag: 'ja',
  name: '日本語',
  mail,
  reasons,
  web: {
    ...jaDesk,
    deskLog: jaDeskLog,
    ...jaNoticed,
    ...frontPages,
    ...browsePages,
    ...apiPages,
    ...readerPages,
    ...leavingPages,
    ...savedPages,
    ...accountPages,
    ...digestPages,
    ...feedbackPages,
    ...lookingPages,
    ...signupPages,
  },
  choices,
  deskFaults: jaDeskFaults,
  emailProblems,
  queryComplaints,
}
