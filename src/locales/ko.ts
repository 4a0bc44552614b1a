/** Korean. Names that come in from outside are set so that no particle depends on their last sound. */
import { cutText } from '../lib/cut-text.ts'
import { koDesk } from './desk/ko.ts'
import { koDeskFaults } from './desk/ko-faults.ts'
import { koDeskLog } from './desk/ko-log.ts'
import type { Language } from './language.ts'
import { koNoticed } from './noticed/ko.ts'

const count = new Intl.NumberFormat('ko')
const pieces = (n: number) => `${count.format(n)}편`
const papers = (n: number) => `논문 ${pieces(n)}`
const all = new Intl.ListFormat('ko', { type: 'conjunction' })
const either = new Intl.ListFormat('ko', { type: 'disjunction' })

/** Days are YYYY-MM-DD and the same everywhere, so they are written out in UTC. */
const dayFormat = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('ko', { timeZone: 'UTC', ...options })
  const known = new Map<string, string>()
  return (day: string) => {
    const text = known.get(day) ?? format.format(new Date(`${day}T00:00:00Z`)).replace(' (', '(')
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
const instants = new Intl.DateTimeFormat('ko', {
  dateStyle: 'long',
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: 'UTC',
})
const instant = (at: string) => instants.format(new Date(at))
const span = (minutes: number) =>
  minutes < 24 * 60 ? `${count.format(minutes)}분` : `${count.format(minutes / (24 * 60))}일`

/** arXiv asks for this sentence word for word. */
const thanks =
  '오픈 액세스 상호 운용성을 제공하는 arXiv에 감사드립니다. (Thank you to arXiv for use of its open access interoperability.)'

const alarmLead = { raised: '', lasting: '계속됨: ', cleared: '해소됨: ' }

const mail: Language['mail'] = {
  longDay,
  // 5 January 1970 was a Monday.
  weekdayName: (isoWeekday) => weekday(`1970-01-${String(4 + isoWeekday).padStart(2, '0')}`),
  shortDay,
  fullDate,
  listing: (names, others) =>
    others > 0 ? `${names.join(', ')} 외\u00a0${count.format(others)}` : all.format(names),
  authors: (names, others) =>
    others > 0 ? `${names.join(', ')} 외\u00a0${count.format(others)}명` : all.format(names),
  digest: {
    subject: (title, others) => (others > 0 ? `${title} 외 ${pieces(others)}` : title),
    emptySubject: '환영합니다. 관심사에 맞는 새 논문이 나오는 대로 보내 드립니다',
    weekSubject: (n, topics) => `이번 주 ${papers(n)}${topics === '' ? '' : `: ${topics}`}`,
    preheader: (counts, announced) =>
      `${counts === '' ? '' : `${counts} · `}공개된 ${papers(announced)} 중`,
    tally: (topic, n) => `${topic} ${count.format(n)}`,
    topLine: ({ day, announced, matched, here }) =>
      `${longDay(day)} · 공개 ${pieces(announced)}, 관심사 일치 ${pieces(matched)}, 수록 ${pieces(here)}`,
    pdf: 'PDF',
    pdfOf: (title) => `PDF: ${title}`,
    save: '저장',
    more: '더 받기',
    less: '덜 받기',
    saveFirst: (url) => `1번 논문 저장: ${url}`,
    otherActs:
      '다른 논문은 번호만 바꾸면 됩니다. 주소 끝을 /more 또는 /less로 바꾸면 비슷한 논문을 더 받거나 덜 받습니다.',
    moreTitles: '관심사에 맞는 다른 논문',
    missed: '놓치셨을 수 있는 논문',
    noted: '받으셨던 논문에 대한 새 글',
    andMore: (n) => `그 밖에 ${pieces(n)}`,
  },
  note: {
    by: (series) => `${series}:`,
    elsewhere: (language, series) => `${language}로 쓴 글: ${series}`,
    corrected: ({ title, series }) => `${series}에서 정정한 글: ${title}`,
    news: (series) => `편집자의 글: ${series}`,
    away: (series, day) => `${series}: 편집자가 자리를 비웁니다. ${day}에 돌아옵니다.`,
  },
  savedNews: {
    withdrawn: '철회됨',
    accepted: (venue) => `${venue} 채택`,
    code: '코드 공개',
    version: (n) => `버전 ${n}`,
    line: (named, more) => {
      const said = named.map(({ title, pieces }) => `“${title}”(${pieces.join(', ')})`)
      return `저장한 논문 소식: ${said.join('; ')}${more > 0 ? ` 외 ${count.format(more)}편` : ''}`
    },
  },
  badge: {
    accepted: (venue) => `${venue} 채택`,
    code: '코드',
    sample: '샘플',
    late: (day) => `${shortDay(day)} 공개, 늦게 도착`,
  },
  sample: {
    subject: (site) => `${site}: 데일리 다이제스트 시험 발송`,
    topLine: '운영자가 보낸 시험 메일입니다',
    notice:
      '보유한 논문 가운데 가장 새로운 것들입니다. 실제 다이제스트에는 독자의 관심사에 맞는 논문이 실리고, 설정을 바꾸거나 구독을 해지하는 링크가 함께 들어갑니다.',
    noPapers:
      '아직 보유한 논문이 없습니다. 실제 다이제스트에는 독자의 관심사에 맞는 논문이 실립니다.',
    reason: '샘플로 실은 논문',
  },
  welcome: {
    hello: (site) => `${site}에 오신 것을 환영합니다. 첫 번째 다이제스트입니다.`,
    imported: (source, site) =>
      `${source} 구독자께 보내 드리는 메일이며, 이제 ${site}에서 발송합니다. 클릭 한 번으로 구독을 해지할 수 있습니다.`,
    look: (day) =>
      `보유한 논문 중 가장 최근인 ${longDay(day)}에 공개된 논문에서 관심사에 맞는 것을 골랐습니다.`,
    nothing:
      '최근 공개된 논문 중에는 관심사에 맞는 것이 없었습니다. 맞는 논문이 나오는 대로 첫 소식을 보내 드립니다. 더 많은 주제를 팔로우하면 더 빨리 받아 보실 수 있습니다. 아래 “수신 설정 바꾸기”를 눌러 주세요.',
    widened: (days) =>
      `선택하신 주제에 새 논문이 적어, 최근 ${count.format(days)}일 동안 공개된 논문까지 살펴보았습니다.`,
    rhythm: ({ rhythm, day, hour, zone }) =>
      ({
        daily: `앞으로 매일 ${hour}(${zone})에 한 통씩 보내 드립니다. 새 논문이 없는 날에는 보내지 않습니다.`,
        weekdays: `앞으로 월요일부터 금요일까지 ${hour}(${zone})에 보내 드립니다. 새 논문이 없는 날에는 보내지 않습니다.`,
        weekly: `앞으로 매주 ${day} ${hour}(${zone})에 보내 드립니다. 새 논문이 없는 주에는 보내지 않습니다.`,
      })[rhythm],
  },
  notice: {
    sample:
      '아래는 샘플 논문입니다. 아직 실제 출처에서 논문을 받지 못했으며, 받는 대로 자동으로 바뀝니다.',
    late: (day) =>
      `arXiv가 늦어지고 있습니다. ${shortDay(day)} 논문은 다음 다이제스트에 함께 보내드립니다.`,
    holiday: ({ days, next }) =>
      `arXiv 휴일: ${all.format(days.map(shortDay))}에는 새 논문이 공개되지 않습니다. 다음 다이제스트: ${shortDay(next)}.`,
    caughtUp: ({ days, matched, topics }) =>
      `지난 ${count.format(days)}일의 모음입니다. 관심사에 맞는 논문 ${pieces(matched)}. 주제별: ${topics.join(' · ')}.`,
    broad: ({ category, papers: brought, shown, topics }) =>
      `${category}: 이날 ${papers(brought)}이 나왔고, 여기 실린 ${pieces(shown)}은 여러 주제에서 고루 골랐습니다. 아래 ‘수신 설정 바꾸기’에서 원하는 주제를 골라 보세요: ${topics.join(' · ')}.`,
  },
  footer: {
    why: ({ topics, since }) =>
      `팔로우하시는 관심사(${topics})에 따라 보내 드리는 메일입니다.${since ? ` ${fullDate(since)}에 구독을 확인하셨습니다.` : ''}`,
    whyImported: ({ topics, source }) =>
      `${source} 구독자로서 팔로우하시는 관심사(${topics})에 따라 보내 드리는 메일입니다.`,
    preferences: '수신 설정 바꾸기',
    leave: '클릭 한 번으로 구독 해지',
    view: '브라우저에서 보기',
    away: '자리를 비우시나요?',
    pause: '일시 중지: 1주 · 2주 · 날짜 지정…',
    quiet:
      '이 메일은 네트워크에서 아무것도 불러오지 않으며, 열어 보셨는지는 아무도 알 수 없습니다.',
    thanks,
    contact: '담당자에게 문의:',
    forwarded: '다른 독자의 다이제스트입니다.',
    getYourOwn: '내 다이제스트 받기',
  },
  confirm: {
    subject: (site) => `${site} 구독을 확인해 주세요`,
    title: '본인의 메일 주소가 맞습니까?',
    asked: (site) =>
      `이 주소로 새 연구 논문을 보내 달라는 요청이 ${site}에 들어왔습니다. 아마 직접 신청하셨을 것입니다.`,
    button: '이 주소 확인하기',
    page: '링크를 열면 버튼이 하나 있는 페이지가 나옵니다. 버튼을 누르기 전에는 아무 일도 일어나지 않으며, 누르면 첫 다이제스트가 바로 발송됩니다.',
    paste: '또는 이 주소를 브라우저에 붙여 넣으세요:',
    valid: (days) => `이 링크는 ${count.format(days)}일 동안 쓸 수 있습니다.`,
    notYou:
      '요청하신 적이 없습니까? 그대로 두시면 됩니다. 확인하지 않으면 다이제스트가 발송되지 않고 요청도 삭제됩니다.',
  },
  silence: {
    subject: (site) => `${site}: 한 달 동안 관심사에 맞는 새 논문이 없었습니다`,
    title: '한 달 동안 관심사에 맞는 새 논문이 없었습니다',
    quiet: ({ since, topics }) =>
      `${fullDate(since)} 이후 공개된 논문 중에 팔로우하시는 관심사(${topics})에 맞는 것이 없었습니다. 고장이 아니며, 맞는 새 논문이 나오는 대로 다이제스트를 다시 보내 드립니다.`,
    near: '가까운 주제와 평소 하루 논문 수:',
    aDay: (n) => `하루 약 ${pieces(n)}`,
    button: '팔로우하는 관심사 바꾸기',
    once: '이 일로 보내 드리는 메일은 이번 한 통뿐입니다.',
  },
  alarm: {
    subject: (site, { state, summary }) =>
      `[${site}] ${cutText(`${alarmLead[state]}${summary}`, 150)}`,
    title: (state, summary) => `${alarmLead[state]}${summary}`,
    since: (at) => `시작: ${instant(at)} UTC.`,
    isOver: (at) => `해소: ${instant(at)} UTC. 더 하실 일은 없습니다.`,
    todo: '할 일',
    look: '지금 상태:',
    again:
      '이 메일은 처음 한 번, 문제가 이어지는 동안 하루에 한 번, 해소되었을 때 한 번 발송됩니다.',
  },
  link: {
    subject: (site) => `${site} 개인 링크`,
    title: '내 설정',
    asked: (site) => `${site}에 요청하신 설정 링크를 보내 드립니다.`,
    alreadyReading: (site) =>
      `이 주소로 논문을 보내 달라는 요청이 ${site}에 들어왔습니다. 아마 직접 신청하셨을 것입니다. 이미 구독 중인 주소이므로 달라진 것은 없습니다. 주제, 시각, 수신 주기는 이 링크에서 바꿀 수 있습니다.`,
    save: {
      title: '논문 저장',
      asked: (site) =>
        `${site}의 논문 페이지에서 ‘저장’을 누르셨습니다. 이 링크로 저장할 수 있습니다.`,
      button: '논문 저장하기',
      keep: '비밀번호 없이 저장한 논문이 열리는 링크이므로, 이 메일을 다른 사람에게 전달하지 마세요.',
    },
    button: '내 설정 열기',
    keep: '비밀번호 없이 설정이 열리는 링크이므로, 이 메일을 다른 사람에게 전달하지 마세요.',
    leave: '구독을 해지하려면:',
    notYou: '요청하신 적이 없습니까? 그대로 두시면 됩니다. 아무것도 바뀌지 않았습니다.',
  },
  account: {
    move: {
      subject: (site) => `${site} 수신 주소 변경`,
      title: '다이제스트를 받을 새 주소',
      body: (site) =>
        `${site} 다이제스트를 다른 주소로 받겠다고 요청하셨습니다. 이 링크에서 새 주소를 알려 주시면 그 주소로 확인 메일을 보내며, 거기서 확인을 마친 뒤에 수신 주소가 바뀝니다.`,
      button: '새 주소 입력하기',
      notYou:
        '요청하신 적이 없습니까? 그대로 두시면 됩니다. 다이제스트는 계속 이 주소로 발송됩니다.',
    },
    arrive: {
      subject: (site) => `${site} 다이제스트를 받을 새 주소가 맞습니까?`,
      title: '확인하시면 다이제스트가 이 주소로 옵니다',
      body: (site, masked) =>
        `${site} 독자(${masked})의 다이제스트를 앞으로 이 주소로 보내 달라는 요청이 있었습니다. 아마 직접 요청하셨을 것입니다. 설정은 모두 그대로 유지됩니다.`,
      button: '다이제스트를 이 주소로 받기',
      notYou:
        '요청하신 적이 없습니까? 그대로 두시면 됩니다. 이 주소로는 아무것도 발송되지 않고 요청도 삭제됩니다.',
    },
    return: {
      subject: (site) => `${site} 다이제스트의 수신 주소가 바뀌었습니다`,
      title: '다이제스트의 수신 주소가 바뀌었습니다',
      body: (site, masked) =>
        `요청하신 대로 이제 ${site} 다이제스트는 ${masked} 주소로 발송됩니다. 이 주소로는 더 이상 오지 않습니다.`,
      button: '되돌리기',
      notYou: '직접 요청하신 것이 아닙니까? 이 링크로 다이제스트를 이 주소로 되돌릴 수 있습니다.',
    },
    download: {
      subject: (site) => `${site}에 보관된 내 정보`,
      title: '내 데이터',
      body: (site) =>
        `${site}에 보관된 내 정보를 모두 요청하셨습니다. 설정, 팔로우하는 관심사, 받은 다이제스트, 언제 무엇에 동의했는지가 사람과 프로그램이 모두 읽을 수 있는 파일 하나에 담깁니다.`,
      button: '내려받기 페이지로',
      notYou:
        '요청하신 적이 없습니까? 그대로 두시면 됩니다. 파일은 이 링크를 연 사람에게만 만들어집니다.',
    },
    erase: {
      subject: (site) => `${site}에 보관된 내 정보 삭제`,
      title: '모두 삭제할까요?',
      body: (site) =>
        `${site}에 보관된 내 정보를 모두 삭제해 달라고 요청하셨습니다. 링크를 열면 무엇이 삭제되고 무엇이 남는지 알려 드리고 한 번 더 여쭙습니다. 그 뒤에는 되돌릴 수 없습니다.`,
      button: '삭제될 내용 보기',
      notYou: '요청하신 적이 없습니까? 그대로 두시면 됩니다. 아무것도 삭제되지 않습니다.',
    },
    desk: {
      subject: (site) => `${site} 편집 데스크 로그인`,
      title: '편집 데스크',
      body: (site) =>
        `${site} 편집 데스크 로그인 요청이 있었습니다. 본인의 요청이라면 아래 링크를 여세요.`,
      button: '로그인',
      notYou:
        '요청하신 적이 없다면 아무것도 하지 않으셔도 됩니다. 이 메일만으로는 아무도 로그인되지 않습니다.',
    },
    page: '링크를 열면 버튼이 하나 있는 페이지가 나옵니다. 버튼을 누르기 전에는 아무 일도 일어나지 않습니다.',
    paste: '또는 이 주소를 브라우저에 붙여 넣으세요:',
    valid: (minutes) => `이 링크는 ${span(minutes)} 동안 쓸 수 있습니다.`,
  },
}

const reasons: Language['reasons'] = {
  between: ' · ',
  likely: (topic, words) => `아마도 ${topic}${words === '' ? '' : `(단어: ${words})`}`,
  found: (topic, place, words) => `${topic}(${place}${words === '' ? '' : `: ${words}`})`,
  place: {
    title: '제목',
    abstract: '초록',
    authors: '저자',
    primary: '주 분류',
    cross: '교차 분류',
    record: '등록 정보',
  },
  query: (query) => `내 검색식 ${query}`,
  author: (name) => `팔로우하는 저자 ${name}`,
  upvotes: (n) => `추천 ${count.format(n)}개`,
  trending: ({ upvotes, saves }) =>
    `이번 주 화제: ${[
      ...(upvotes > 0 ? [`추천 ${count.format(upvotes)}개`] : []),
      ...(saves > 0 ? [`저장 ${count.format(saves)}회`] : []),
    ].join(', ')}`,
  accepted: (venue) => `${venue} 채택`,
  code: '코드 공개',
}

const emailProblems: Language['emailProblems'] = {
  empty: '메일 주소를 입력해 주세요.',
  'control-character':
    '메일 주소에 보이지 않는 문자가 들어 있습니다. 붙여 넣지 말고 직접 입력해 주세요.',
  'no-at': '메일 주소에는 @ 기호가 있어야 합니다.',
  'local-part': '@ 앞부분이 메일 주소 형식에 맞지 않습니다.',
  'local-too-long': '@ 앞부분이 64자를 넘습니다.',
  domain: '@ 뒷부분이 lab.example 같은 메일 도메인 형식이 아닙니다.',
  'too-long': '메일 주소가 254자를 넘습니다.',
}

const choices: Language['choices'] = {
  noInterest: '주제를 하나 이상 고르거나 검색식을 적어 주세요.',
  unknownTag: (slug) => `없는 주제입니다: ${slug}`,
  tooManyTags: (limit) => `주제는 최대 ${limit}개까지 고를 수 있습니다.`,
  tooManyQueries: (limit) => `검색식은 최대 ${limit}개까지 적을 수 있습니다.`,
  badQuery: (query, rest, why) => {
    const place = rest === null ? '' : rest === '' ? '의 끝' : `의 “${rest}” 부분`
    return `“${query}”${place}: ${why}`
  },
  timezone: (zone) => `알 수 없는 시간대입니다: ${zone}. Asia/Seoul처럼 적어 주세요.`,
  hour: '시각은 0부터 23까지의 정수여야 합니다.',
  rhythm: '수신 주기는 daily, weekdays, weekly 중 하나여야 합니다.',
  weekday: '요일은 1(월요일)부터 7(일요일)까지의 숫자여야 합니다.',
  locale: '언어는 en이나 ko 같은 언어 태그여야 합니다.',
  number: (choices) => `논문 수는 다음 중 하나여야 합니다: ${choices.join(', ')}.`,
  editionTiming: '에디션을 받는 때는 published, digest 중 하나여야 합니다.',
  abstractLength: '초록 길이는 titles, short, full 중 하나여야 합니다.',
  translation: '논문은 원문, 번역, 또는 둘 다로 볼 수 있습니다.',
  strictness: '엄격도는 everything, clear, strongest 중 하나여야 합니다.',
  level: '관심도는 always, normal, little, mute 중 하나여야 합니다.',
  pause: (days) => `일시 중지는 내일부터 ${days}일 뒤까지의 날짜로 정할 수 있습니다.`,
  action: '가능한 동작은 all, tag, weekly, pause, undo입니다.',
  accountAct: '가능한 요청은 move, download, erase입니다.',
  sameAddress: '이미 다이제스트를 받고 계신 주소입니다.',
  whichTag: '어떤 주제인지 알려 주세요.',
  closed: '여기서는 새 구독을 받지 않습니다.',
  onlyDomain: (domain) => `${domain} 메일 주소로만 구독할 수 있습니다.`,
}

const queryComplaints: Language['queryComplaints'] = {
  empty: () => ({
    message: '검색식이 비어 있습니다.',
    suggestion: '단어를 적어 주세요. 예: captioning',
  }),
  tooLong: (limit) => ({
    message: `검색식이 ${limit}자를 넘습니다.`,
    suggestion: '짧은 검색식 여러 개로 나누어 주세요.',
  }),
  tooManyTerms: (limit) => ({
    message: `검색식에 든 단어와 구가 ${limit}개를 넘습니다.`,
    suggestion: '짧은 검색식 여러 개로 나누어 주세요.',
  }),
  tooDeep: (limit) => ({
    message: `괄호가 ${limit}겹보다 깊습니다.`,
    suggestion: '괄호를 줄여 주세요.',
  }),
  onlyExcludes: () => ({
    message: '검색식에 제외할 말만 있습니다.',
    suggestion: '찾을 말도 적어 주세요. 예: captioning -survey',
  }),
  alternativeExcludes: () => ({
    message: 'OR의 한쪽에 제외할 말만 있어 거의 모든 논문이 해당됩니다.',
    suggestion: '빼기 기호는 찾을 말 옆에 쓰세요. clip OR -survey 대신 clip -survey처럼 적습니다.',
  }),
  unclosedQuote: () => ({
    message: '따옴표가 열린 채 닫히지 않았습니다.',
    suggestion: '"로 닫아 주세요.',
  }),
  unclosedParenthesis: () => ({
    message: '괄호가 열린 채 닫히지 않았습니다.',
    suggestion: ')로 닫아 주세요.',
  }),
  strayParenthesis: () => ({
    message: '열린 적이 없는 괄호가 닫혔습니다.',
    suggestion: '그 괄호를 지워 주세요.',
  }),
  emptyParentheses: () => ({
    message: '괄호 안이 비어 있습니다.',
    suggestion: '괄호를 지우거나 안에 단어를 적어 주세요.',
  }),
  emptyPhrase: () => ({
    message: '따옴표 안에 단어가 없습니다.',
    suggestion: '따옴표를 지우거나 안에 단어를 적어 주세요.',
  }),
  missingSide: (operator) => ({
    message: `${operator} 양쪽에 찾을 말이 있어야 합니다.`,
    suggestion: `단어 자체를 찾으려면 "${operator.toLowerCase()}"처럼 따옴표로 묶어 주세요.`,
  }),
  nothingExcluded: () => ({
    message: 'NOT 또는 빼기 기호 뒤에 아무것도 없습니다.',
    suggestion: '제외할 말을 바로 뒤에 적어 주세요. 예: -survey',
  }),
  looseMinus: () => ({
    message: '빼기 기호가 홀로 있습니다.',
    suggestion: '단어를 제외하려면 -survey처럼 띄어쓰기 없이 적고, 아니면 기호를 지워 주세요.',
  }),
  looseEquals: () => ({
    message: '등호는 단어나 구 바로 앞에 와야 합니다.',
    suggestion: '예: =CLIP 또는 ="Segment Anything"',
  }),
  unknownField: (name, field) => ({
    message: `없는 검색 필드입니다: ${name}:`,
    suggestion:
      field === undefined
        ? '쓸 수 있는 필드는 ti: abs: au: cat: tag: org: day: src: 입니다. 쌍점이 든 글을 찾으려면 따옴표로 묶어 주세요.'
        : `${field}: 형식으로 적어 주세요.`,
  }),
  emptyField: (field) => ({
    message: `${field}: 뒤에 아무것도 없습니다.`,
    suggestion: `뒤에 단어나 구, 괄호를 적어 주세요. 예: ${field}:(a OR b)`,
  }),
  minusInField: (field) => ({
    message: `빼기 기호가 ${field}: 안에 있습니다.`,
    suggestion: `앞에 적어 주세요: -${field}:word`,
  }),
  nestedField: (inner, outer) => ({
    message: `${outer}: 안에 ${inner}: 필드가 들어 있습니다.`,
    suggestion: `먼저 ${outer}: 의 괄호를 닫아 주세요.`,
  }),
  notACategory: (text, guess) => ({
    message: `분류 표기가 아닙니다: ${text}`,
    suggestion: guess
      ? `혹시 cat:${guess} 인가요?`
      : '예: cat:cs.CV. 컴퓨터 과학 전체는 cat:cs로 적습니다.',
  }),
  notATag: (text) => ({
    message: `주제 표기가 아닙니다: ${text}`,
    suggestion: '주제 페이지 주소의 끝부분을 적어 주세요. 예: tag:captioning',
  }),
  notASource: (text) => ({
    message: `출처 표기가 아닙니다: ${text}`,
    suggestion: '예: src:arxiv 또는 src:hf',
  }),
  notADay: (text) => ({
    message: `날짜가 아닙니다: ${text}`,
    suggestion:
      'day:2026-05-19, day:2026-05, day:2026 또는 day:2026-05-01..2026-05-19로 적어 주세요.',
  }),
  daysBackwards: (turned) => ({
    message: '첫날이 마지막 날보다 뒤에 있습니다.',
    suggestion: `혹시 day:${turned} 인가요?`,
  }),
  notInRule: (field) => ({
    message: `주제의 규칙은 논문의 글만 보므로 ${field}: 필드를 쓸 수 없습니다.`,
    suggestion: 'ti: abs: au: cat: 를 쓰거나 필드 없이 적어 주세요.',
  }),
  exactInField: (field) => ({
    message: `${field}: 안에서는 대소문자를 구분하지 않으므로 등호가 소용없습니다.`,
    suggestion: '등호를 지워 주세요.',
  }),
  shortPrefix: () => ({
    message: '별표 앞에 글자가 둘뿐이면 거의 모든 논문을 찾게 됩니다.',
    suggestion: '세 글자 이상 적어 주세요. 예: dif*',
  }),
  pipe: () => ({
    message: '세로줄(|)은 여기서 쓰이지 않습니다.',
    suggestion: '대문자로 OR라고 적어 주세요.',
  }),
}

const frontPages = {
  dates: {
    full: fullDate,
    short: shortDay,
    slot: (at: Date, timeZone: string) =>
      new Intl.DateTimeFormat('ko', {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        ...clock,
        timeZone,
      }).format(at),
    moment: (at: Date) =>
      `${new Intl.DateTimeFormat('ko', { year: 'numeric', month: 'long', day: 'numeric', ...clock, second: '2-digit', timeZone: 'UTC' }).format(at)} UTC`,
  },
  frame: {
    skip: '본문으로 건너뛰기',
    home: '구독하기',
    link: '이미 구독 중이신가요?',
    menu: '페이지',
    quiet: '회원 가입도 추적도 없습니다. 어떤 메일에서든 클릭 한 번으로 해지할 수 있습니다.',
    contact: '담당자에게 문의:',
    thanks,
  },
  home: {
    title: '내 연구에 필요한 새 논문을 메일 한 통으로',
    lead: (site: string) =>
      `${site}에서는 그날 나온 새 연구 논문을 모두 살펴, 지금 하시는 연구에 맞는 몇 편을 원하는 시각에 메일로 보내 드립니다. 논문마다 고른 이유가 적혀 있습니다.`,
    promise:
      '하루 최대 한 통, 논문 8편 안팎, 읽는 데 2분. 회원 가입도 추적도 없고, 클릭 한 번이면 해지됩니다.',
    description: '내 연구에 맞는 새 논문을 하루 한 통의 메일로 받아 보세요.',
    held: (n: number, day: string) => `보유 ${papers(n)}, 최신 공개일 ${day}.`,
    sample:
      '아래는 샘플 논문입니다. 아직 실제 출처에서 논문을 받지 못했으며, 받는 대로 자동으로 바뀝니다.',
    empty: '아직 보유한 논문이 없습니다. 다음 공개 때 첫 논문이 들어옵니다.',
    closed:
      '지금은 새 구독을 받지 않습니다. 기존 독자는 메일과 개인 링크를 그대로 이용할 수 있습니다.',
    onlyDomain: (domain: string) => `${domain} 메일 주소로만 구독할 수 있습니다.`,
    besideTitle: '이용 방법',
    besides: [
      '주제, 저자, 직접 쓴 검색식을 고릅니다',
      '한 번 확인하면 첫 메일이 바로 옵니다',
      '모든 논문에 점수가 아니라 말로 쓴 이유가 붙습니다',
      '새 논문이 없으면 메일도 없습니다',
    ],
    specimenTitle: (day: string) => `${day}의 새 논문`,
  },
  form: {
    what: '무엇을 연구하시나요?',
    whatHint:
      '검색하거나 분야를 열어 주제를 고르세요. 옆의 숫자는 새 논문 수로, 평소 하루 · 가장 많은 화요일 순서입니다.',
    filter: '주제 찾기',
    filterHint: 'clip, 로봇, cs.CV, 정수론',
    chosen: '선택:',
    categories: 'arXiv 분류 전체',
    fields: {
      learning: '기계 학습',
      language: '언어와 에이전트',
      vision: '비전, 소리, 3D',
      systems: '로봇, 시스템, 소프트웨어',
      society: '사람과 경제',
      theory: '이론과 수학',
      physics: '물리와 천문',
      life: '생명과 지구',
    },
    list: (names: string[]) => names.join(' · '),
    fieldCount: (chosen: number) => (chosen > 0 ? `${count.format(chosen)}개 선택` : ''),
    groupCount: (n: number, chosen: number) =>
      chosen > 0
        ? `${count.format(n)}개 중 ${count.format(chosen)}개 선택`
        : `주제 ${count.format(n)}개`,
    categoryCount: (n: number, chosen: number) =>
      chosen > 0
        ? `${count.format(n)}개 중 ${count.format(chosen)}개 선택`
        : `분류 ${count.format(n)}개`,
    volume: (median: number, tuesday: number | null) => {
      if (median === 0 && (tuesday ?? 0) === 0) return ''
      const days = tuesday === null ? [median] : [median, tuesday]
      return days.map((n) => count.format(n)).join(' · ')
    },
    author: '저자 팔로우',
    authorHint:
      '이름과 성을 함께 적어 주세요. 성만 적으면 같은 성이 너무 많습니다. 여러 명이면 세미콜론으로 구분합니다.',
    query: '직접 쓰는 검색식',
    queryHint:
      '한 줄에 하나씩 적습니다. 단어, "구", 대소문자까지 같은 =CLIP, OR, -제외할말, 그리고 필드를 정하는 ti: abs: au: cat: 를 쓸 수 있습니다.',
    where: '어디서 언제 받으시겠습니까?',
    email: '메일 주소',
    emailHint: '구독 확인 메일을 한 통 보내 드립니다. 주소는 다른 누구에게도 알리지 않습니다.',
    timezone: '시간대',
    clock: '그곳은 지금 {time}입니다.',
    hour: '시각',
    hourAuto: '그곳에 가장 알맞은 시각: {hour}',
    hourLate:
      '{city} 시각 {hour}에는 전날 공개된 논문을, {same}부터는 당일 공개된 논문을 받습니다.',
    hourSame: '{city} 시각 {hour}에는 당일 공개된 논문을 받습니다.',
    rhythm: '얼마나 자주 받으시겠습니까?',
    rhythms: { daily: '매일', weekdays: '월요일~금요일', weekly: '일주일에 한 번' },
    rhythmHint: '관심사에 맞는 새 논문이 없으면 메일을 보내지 않습니다.',
    weekday: '주간 메일을 받을 요일',
    locale: '언어',
    send: '구독하기',
    trap: '이 칸은 비워 두세요',
    trapFilled: '이 칸은 자동 입력 프로그램을 거르는 칸입니다. 비우고 다시 보내 주세요.',
    mend: '아직 전송되지 않았습니다. 다음을 고쳐 주세요:',
    mendTitle: '아직 전송되지 않았습니다',
  },
  checkInbox: {
    title: '받은편지함을 확인해 주세요',
    text: '입력하신 주소로 메일을 보내고 있습니다. 메일 속 버튼을 누르기 전에는 아무것도 발송되지 않습니다.',
    look: '찾으실 메일',
    from: '보낸 사람',
    subject: '제목',
    or: '또는, 이미 구독 중이시라면',
    nothing: '5분이 지나도 오지 않습니까?',
    remedies: [
      '스팸 메일함을 살펴보고, 있으면 받은편지함으로 옮겨 주세요.',
      '주소에 오타가 없는지 살피면서 다시 구독해 주세요.',
      '한 번 반송되었거나 스팸으로 신고한 주소로는 메일을 보내지 않습니다. 담당자가 풀어 드릴 수 있습니다.',
    ],
    outbox: '지금은 메일을 이 컴퓨터에만 보관합니다. 보낼 메일함에서 볼 수 있습니다.',
    back: '양식으로 돌아가기',
  },
  confirm: {
    title: '한 번만 누르면 끝납니다',
    ask: (address: string) => `${address} 주소로 다이제스트를 보내 드릴까요?`,
    button: '네, 논문을 보내 주세요',
    ignore:
      '요청하신 적이 없습니까? 이 페이지를 닫으시면 됩니다. 아무것도 발송되지 않고, 기록도 오래 남지 않습니다.',
    done: '구독이 시작되었습니다',
    doneText: '첫 다이제스트를 보내고 있습니다. 1~2분 안에 도착할 것입니다.',
    doneLater: (when: string, zone: string) =>
      `그다음 메일은 새로 맞는 논문이 있으면 ${when}(${zone})에 보내 드립니다.`,
    already: '이미 확인된 주소입니다. 바뀐 것은 없습니다.',
    doneNext: '주제, 시각 등 설정 바꾸기',
    expired: '만료된 링크입니다',
    expiredText:
      '선택하신 내용은 그대로 있습니다. 한 번만 누르면 같은 주소로 새 메일을 보내 드립니다.',
    fresh: '새 링크 보내기',
    sent: '새 메일을 보내고 있습니다',
    sentText: '새 메일에 새 버튼이 있습니다. 이전 링크는 더 이상 쓸 수 없습니다.',
    throttled: '방금 메일을 보내 드렸습니다',
    throttledText: '받은편지함과 스팸 메일함을 살펴보시거나, 한 시간 뒤에 다시 시도해 주세요.',
    bad: '쓸 수 없는 링크입니다',
    badText:
      '주소가 잘렸거나, 더 나중에 온 메일의 링크로 바뀌었을 수 있습니다. 다시 구독하는 데는 1분이면 됩니다.',
  },
  link: {
    title: '이미 구독 중이신가요?',
    text: '설정은 비밀번호 대신 개인 링크로 엽니다. 링크는 모든 다이제스트의 맨 아래에 있으며, 메일로도 보내 드립니다.',
    button: '내 링크 보내기',
    sentTitle: '받은편지함을 확인해 주세요',
    sent: '구독 중인 주소라면 개인 링크를 보내 드립니다.',
    again: '다른 주소로 시도하기',
  },
  digest: {
    gone: '더 이상 보관하지 않는 다이제스트입니다',
    goneText: '다이제스트는 400일 동안 여기서 읽을 수 있습니다.',
  },
  outbox: {
    title: '보낼 메일함',
    text: '아직 메일이 밖으로 나가지 않고, 볼 수 있도록 여기에 보관됩니다. 실제로 보내려면 RESEND_API_KEY를 설정하세요.',
    elsewhere:
      '이제 메일이 실제로 발송됩니다. 여기에는 더 이상 보관되지 않으며, 이전에 보관된 메일은 발송된 적이 없습니다.',
    none: '아직 없습니다. 첫 페이지에서 구독하면 확인 메일이 여기에 나타납니다.',
    back: '전체 메일',
    html: '메일 프로그램에서 보이는 모습',
    text2: '텍스트 부분',
    headers: '헤더',
    raw: '원본',
    to: '받는 사람',
    at: '시각',
    state: '상태',
    gone: '메일함에 없는 메일입니다',
  },
  admin: {
    title: '운영자용',
    text: '이 페이지는 서버가 있는 컴퓨터에서는 바로 열립니다. 다른 곳에서는 관리자 토큰이 필요합니다.',
    closed: 'ADMIN_TOKEN이 설정되지 않아, 이 페이지는 서버가 있는 컴퓨터에서만 열 수 있습니다.',
    token: '관리자 토큰',
    open: '열기',
    wrong: '토큰이 맞지 않습니다.',
  },
  problem: {
    notFound: '여기에는 아무것도 없습니다',
    notFoundText: '주소가 잘렸거나 오래된 것일 수 있습니다.',
    failed: '서버에 문제가 생겼습니다',
    failedText:
      '문제를 기록해 두었습니다. 입력하신 내용이 두 번 전송되지는 않았습니다. 잠시 뒤 다시 시도해 주세요.',
    refusedText: '쓸 수 없는 문자가 들어 있습니다',
    refusedTextHelp: '주소를 확인하시거나, 붙여 넣는 대신 직접 입력해 주세요.',
    tooLarge: '이 양식이 받을 수 있는 양을 넘었습니다',
    tooLargeText: '항목의 수나 길이를 줄여 보내 주세요.',
    tooMany: (wait: number) =>
      `이용하시는 네트워크에서 요청이 너무 많습니다. ${count.format(wait)}분 뒤에 다시 시도해 주세요.`,
    back: '있던 곳으로 돌아가기',
    home: '첫 페이지로',
  },
}

const accountPages = {
  account: {
    heading: '내 주소와 내 데이터',
    lead: (masked: string) =>
      `이 작업에는 ${masked} 주소로 보내 드리는 새 링크가 필요하며, 30분 동안 쓸 수 있습니다. 전달된 메일을 받은 사람은 이 작업을 할 수 없습니다.`,
    ask: {
      move: '수신 주소 바꾸기',
      download: '보관된 내 정보 내려받기',
      erase: '내 정보 모두 삭제하기',
    },
    title: '내 데이터',
    text: '다이제스트를 다른 주소로 옮기거나, 보관된 내 정보를 받거나 삭제할 수 있습니다. 링크를 메일로 보내 드립니다.',
    which: '무엇을 하시겠습니까?',
    send: '링크를 메일로 받기',
    sentTitle: '받은편지함을 확인해 주세요',
    sent: (masked: string) =>
      `${masked} 주소로 링크를 보내고 있습니다. 링크는 30분 동안 쓸 수 있습니다.`,
    sentAny: '이 주소로 다이제스트를 받고 있거나 받은 적이 있으면, 그 주소로 링크를 보내 드립니다.',
    again: '1분 안에 두 번 요청하셔도 메일은 한 통만 갑니다.',
    back: '내 설정으로 돌아가기',
    bad: '더 이상 쓸 수 없는 링크입니다',
    badText:
      '이미 사용했거나, 30분이 지났거나, 주소가 잘린 링크입니다. 설정에서 새 링크를 요청해 주세요.',
    fresh: '새 링크 받기',
    move: {
      title: '다이제스트를 어디로 보내 드릴까요?',
      text: (masked: string) =>
        `지금은 ${masked} 주소로 보내고 있습니다. 새 주소로 확인 메일을 보내며, 거기서 확인하실 때까지는 아무것도 바뀌지 않습니다.`,
      field: '새 메일 주소',
      button: '새 주소로 확인 메일 보내기',
      sentTitle: '이제 새 주소의 받은편지함을 확인해 주세요',
      sent: '메일을 보낼 수 있는 주소라면 새 주소로 확인 메일을 보내고 있습니다. 30분 안에 메일 속 버튼을 누르시면 수신 주소가 바뀝니다.',
      look: '오지 않습니까? 한 번 반송되었거나 스팸으로 신고한 주소로는 메일을 보내지 않습니다.',
    },
    arrive: {
      title: '다이제스트를 이 주소로 보내 드릴까요?',
      text: (masked: string, before: string) =>
        `앞으로 ${before} 대신 ${masked} 주소로 보내 드립니다. 팔로우하는 관심사와 설정은 모두 그대로입니다.`,
      button: '네, 이 주소로 보내 주세요',
      doneTitle: '이제 다이제스트가 이 주소로 옵니다',
      done: '이전 주소로 변경을 알리는 메일을 한 통 보냅니다. 그 메일의 링크로 7일 동안 변경을 되돌릴 수 있습니다.',
      takenTitle: '이 주소로는 이미 다른 다이제스트를 받고 계십니다',
      taken:
        '한 주소에 구독이 둘 있을 수는 없습니다. 먼저 이 주소로 오던 메일의 링크에서 그 구독을 해지한 뒤, 버튼을 다시 눌러 주세요.',
    },
    return: {
      title: '다이제스트를 되돌릴까요?',
      text: (masked: string, after: string) =>
        `지금은 ${after} 주소로 보내고 있습니다. 버튼을 누르면 다시 ${masked} 주소로 옵니다. 주소 변경, 내려받기, 삭제를 위해 보낸 링크는 쓸 수 없게 되고, 기억해 둔 브라우저도 모두 해제됩니다.`,
      button: '네, 이 주소로 되돌려 주세요',
      doneTitle: '다이제스트가 다시 이 주소로 옵니다',
      done: '직접 요청하신 변경이 아니라면 누군가 메일을 읽고 있을 수 있습니다. 메일 계정의 비밀번호를 바꿔 주세요. 지금까지 보낸 메일에서 설정, 저장한 논문, 의견을 여는 링크와 피드 주소는 더 이상 쓸 수 없습니다. 다음 다이제스트에 새 링크가 들어 있습니다.',
    },
    download: {
      title: '보관된 내 정보',
      text: 'JSON 파일 하나입니다. 설정, 팔로우하는 관심사, 다이제스트와 고른 이유, 보내 드린 메일, 그리고 언제 무엇에 동의했는지가 문장으로 들어 있습니다.',
      button: '내려받기',
      file: (day: string) => `paperboy-${day}.json`,
    },
    erase: {
      title: '모두 삭제할까요?',
      text: (masked: string) => `${masked} 주소에 대한 정보입니다. 삭제하면 되돌릴 수 없습니다.`,
      goesTitle: '바로 삭제되는 것',
      goes: [
        '메일 주소, 설정, 주제, 저자, 검색식',
        '다이제스트와 고른 이유, 저장한 논문, 기억해 둔 기기',
        '언제 무엇에 동의했는지에 대한 기록',
      ],
      staysTitle: '남는 것',
      stays: [
        '주소를 키로 처리한 해시: 외부에서 가져온 명단으로 다시 등록되는 일을 막으며, 누구인지는 알 수 없습니다',
        '바로 지금 발송 중인 메일: 결과가 확인되면 내용을 지웁니다',
        '논문에 대해 남기신 의견: 누가 남겼는지는 지웁니다',
        '직접 쓰신 검색식의 문구: 누가 썼는지는 지웁니다. 같은 검색식을 쓰는 사람이 없으면 목록에서는 최대 30일 안에 사라지고, 독자들이 함께 쓰는 이유 문구에는 남을 수 있습니다',
        '안전을 위한 백업: 새 백업으로 바뀔 때까지(약 일주일) 남습니다',
      ],
      sure: '네, 내 정보를 모두 삭제합니다',
      missing: '삭제를 원하신다면 확인란에 표시해 주세요.',
      button: '모두 삭제하기',
      instead:
        '메일만 그만 받고 싶으신가요? 구독 해지는 클릭 한 번이면 되고, 되돌릴 수도 있습니다.',
      leave: '구독만 해지하기',
      doneTitle: '삭제했습니다',
      done: '해시 하나만 남았습니다. 작별 인사를 포함해 어떤 메일도 더는 보내지 않습니다. 언제든 다시 구독하실 수 있습니다.',
    },
  },
}

type Place = 'any' | 'title' | 'abstract' | 'authors' | 'category'

const apiPages = {
  api: {
    title: 'API와 피드',
    description: '프로그램과 피드 리더를 위한 논문, 주제, 날짜, 검색.',
    lead: '공개 페이지에 보이는 모든 것을 프로그램에서도 읽을 수 있습니다. 키도 계정도 필요 없습니다.',
    rules: [
      '모든 응답은 JSON입니다. data에 내용이, next에 다음 쪽의 주소 또는 null이 있습니다. 잘못된 것은 error로, 어떻게 하면 되는지와 함께 옵니다.',
      '응답에는 ETag가 있습니다. 그대로 돌려보내면 바뀌지 않은 것은 다시 보내지 않습니다. 요청이 너무 많으면 기다릴 초와 함께 429로 답합니다.',
    ],
    machine: '프로그램을 위한 같은 설명(OpenAPI 3.1)',
    parameters: '매개변수',
    admin: '관리',
    adminText:
      'ADMIN_TOKEN을 Authorization: Bearer로 보내야만 쓸 수 있습니다. 본문은 JSON입니다. 모든 변경은 데스크의 기록에 남습니다.',
    body: '본문',
    webhooks: '웹훅',
    webhooksText:
      'Paperboy는 운영자가 등록한 주소(paperboy webhooks add URL)를 Standard Webhooks 방식으로 서명하여 호출합니다. 호출을 믿기 전에 비밀 값으로 webhook-signature를 확인하고 2xx로 답하세요. 같은 호출이 두 번 올 수 있으며 webhook-id로 구별합니다.',
    feeds: '피드',
    feedsText:
      '아래 피드는 모두 Atom(atom.xml)과 JSON Feed(feed.json)로 제공됩니다. 내 다이제스트의 비공개 피드는 설정에 있습니다.',
    link: 'API와 피드',
  },
  feeds: {
    link: '피드',
    newest: (site: string) => `${site}: 최신 논문`,
    trending: (site: string) => `${site}: 이번 주의 화제`,
    tag: (site: string, tag: string) => `${site}: ${tag}`,
    search: (site: string, query: string) => `${site}: ${query}`,
    day: (site: string, day: string) => `${site}: ${day}`,
  },
}

const browsePages = {
  menu: { days: '날짜별', tags: '주제', search: '검색' },
  foot: { about: '소개', privacy: '개인정보', status: '상태' },
  papers: {
    inCommon: (found: string[]) => `함께 쓰는 말: ${found.join(', ')}`,
    alsoBy: (names: string[]) => `같은 저자: ${names.join(', ')}`,
    count: papers,
    authors: (names: string[], more: number) =>
      more === 0 ? names.join(', ') : `${names.join(', ')} 외 ${count.format(more)}명`,
    pdf: 'PDF',
    sample: '샘플',
    withdrawn: '철회됨',
    keys: '단축키: j와 k로 논문 사이를 옮겨 다니고, Enter로 엽니다.',
    older: '이전 논문',
    newest: '최신 논문으로',
  },
  days: {
    title: '날짜별',
    lead: '새 논문이 공개된 날을 보유한 범위에서 모두 보여 드립니다.',
    description: '새 연구 논문을 날짜별로 봅니다.',
    none: '아직 보유한 논문이 없습니다. 다음 공개 때 첫 논문이 들어옵니다.',
    month,
    long: datedDay,
    brought: pieces,
    earlier: '이전 날짜',
    newest: '최근 날짜로',
  },
  day: {
    title: datedDay,
    description: (n: number, day: string) => `${datedDay(day)}에 공개된 ${papers(n)}, 주제별.`,
    announced: (n: number) => `${papers(n)} 공개`,
    page: (at: number, of: number) => `${count.format(of)}쪽 중 ${count.format(at)}쪽`,
    jump: '주제로 바로 가기',
    more: (group: string) => `그 밖의 ${group} 논문`,
    rest: '알려진 분류 없음',
    continued: (group: string) => `${group}(이어짐)`,
    earlier: (day: string) => `이전: ${day}`,
    later: (day: string) => `다음: ${day}`,
    pages: '페이지',
    next: '다음 페이지',
    previous: '이전 페이지',
    turn: '다른 날짜',
  },
  translation: {
    original: '원문',
    by: (maker: string) => `${maker} 번역. 수식과 숫자는 확인했습니다. 기준은 원문입니다.`,
    byEditor: '편집자가 직접 번역했습니다.',
    brought: '가져온 번역입니다.',
    old: '이전 버전의 번역입니다.',
  },
  paper: {
    listed: (day: string) => `${day} 공개`,
    listedAbout: (day: string) => `${day} 무렵 공개`,
    notAnnounced: '이후 버전으로만 수집됨',
    read: (where: string) => `${where}에서 읽기`,
    pdf: 'PDF 열기',
    code: '코드',
    project: '프로젝트 페이지',
    authors: '저자',
    abstract: '초록',
    sample: '샘플 논문입니다. 실제 기록이 들어오면 자동으로 바뀝니다.',
    withdrawn: '저자가 철회한 논문입니다.',
    tags: '이 주제에 속한 이유',
    noTags: '해당하는 주제가 없습니다.',
    evidence: {
      title: (words: string) => (words === '' ? '제목에 근거' : `제목에 “${words}”`),
      abstract: (words: string) => (words === '' ? '초록에 근거' : `초록에 “${words}”`),
      authors: (words: string) => (words === '' ? '저자에 근거' : `저자: ${words}`),
      primary: '주 분류',
      cross: '교차 분류',
      guess: (words: string) => `아마도, 이런 말에서: “${words}”`,
      editor: '편집자가 확인함',
    },
    words: (words: string[]) => words.join('”, “'),
    facts: '논문 정보',
    comment: '비고',
    journal: '저널',
    doi: 'DOI',
    id: '식별자',
    versions: '버전',
    version: (n: number, day: string) => `v${count.format(n)}, ${day} 수집`,
    earlierVersions: (n: number) =>
      n === 1 ? 'v1은 수집되지 않음' : `v1부터 v${count.format(n)}까지는 수집되지 않음`,
    seenAt: '수집 경로',
    upvotes: (n: number, where: string) => `${where} 추천 ${count.format(n)}개`,
    told: {
      tldr: '한 문장으로',
      venue: '게재',
      affiliations: '소속',
      pdf: '무료 PDF',
      by: (where: string) => `${where} 기준`,
      byModel: (where: string) => `${where}의 모델이 작성`,
      citations: (n: number, where: string) => `${where} 인용 ${count.format(n)}회`,
    },
    cite: '인용',
    bibtex: 'BibTeX',
    ris: 'RIS',
    asFile: (name: string) => `파일로 받기: ${name}`,
    related: '가까운 논문',
    relatedHint: '이 논문과 가장 많이 공유하는 것을 아래에 적었습니다.',
    follow: (name: string) => `${name} 논문을 메일로 받기`,
  },
  tags: {
    title: '주제',
    lead: (n: number) =>
      `주제와 분류 ${count.format(n)}개. 옆의 숫자는 평소 하루의 새 논문 수입니다.`,
    description: '논문을 나누는 모든 주제와, 주제마다 나오는 논문의 양.',
    find: '주제 찾기',
    findHint: 'clip, 로봇, cs.CV, 정수론',
    none: '그런 이름의 주제가 없습니다.',
    categories: 'arXiv 분류',
    none_held: '아직 등록된 주제가 없습니다.',
  },
  tag: {
    description: (text: string) => text,
    category: (id: string) => `arXiv 분류 ${id}`,
    subscribe: '메일로 받기',
    broader: '상위 주제:',
    narrower: '하위 주제:',
    usual: (n: number) => (n === 0 ? '평소 하루 한 편 미만' : `평소 하루 ${pieces(n)}`),
    tuesday: (n: number) => `가장 많은 화요일에는 ${pieces(n)}`,
    rule: '이 주제에 속하는 논문',
    ruleCategory: '저자 또는 arXiv 운영진이 이 분류에 넣은 논문입니다.',
    ruleAny: '다음 중 하나라도 해당하면 속합니다:',
    ruleOne: '다음에 해당하면 속합니다:',
    ruleSource: '검색식으로 보기',
    ruleGuess:
      '규칙에 맞지 않아도 내용으로 보아 여기에 속할 것 같은 논문은 ‘아마도’라고 밝히고 함께 보여 줍니다.',
    ruleSearch: '이 검색식으로 검색',
    newest: '최신 논문',
    older: '이전 논문',
    noPapers: '아직 보유한 논문이 없습니다.',
    chart: (days: number) =>
      days === 1 ? '가장 최근 공개일' : `최근 공개일 ${count.format(days)}일`,
    chartText: (value: { least: number; most: number; usual: number; from: string; to: string }) =>
      `${value.from}부터 ${value.to}까지 하루 논문 수: 최소 ${pieces(value.least)}, 최대 ${pieces(value.most)}, 평소 ${pieces(value.usual)}.`,
    figures: '숫자로 보기',
    day: '날짜',
    papers: '논문 수',
  },
  rule: {
    exactly: (word: string) => `정확히 “${word}”`,
    word: (word: string) => `“${word}”`,
    found: (words: string[], place: Place) => {
      const list = either.format(words)
      const places = {
        any: `제목이나 초록에 ${list}`,
        title: `제목에 ${list}`,
        abstract: `초록에 ${list}`,
        authors: `저자 중에 ${list}`,
        category: `분류 ${list}`,
      }
      return places[place]
    },
    either: (parts: string[]) => either.format(parts),
    together: (parts: string[], without: string[]) => {
      const wanted = parts.join(', 그리고 ')
      return without.length > 0 ? `${wanted}(단, 다음은 제외: ${all.format(without)})` : wanted
    },
    without: (part: string) => `제외: ${part}`,
  },
  search: {
    meaning: {
      label: '검색 방법',
      modes: { words: '단어로', meaning: '의미로' },
      instead: '대신 의미로 찾기',
      field: '질문을 쓰거나 논문 초록을 붙여 넣으세요',
      hint: '예: how to improve captions for training CLIP',
      nearest: '의미가 가까운 순',
      none: '가까운 논문이 없습니다',
      like: '기준 논문:',
      builtIn:
        '이곳에 모인 논문으로 계산합니다. 단어들이 함께 쓰이는 모습이 비슷한 논문을 찾습니다. 문장을 이해하지는 않으므로 ‘없이’나 ‘아닌’은 결과를 바꾸지 않습니다.',
      byProvider: '이 사이트에 설정된 임베딩 모델이 가까운 정도를 정합니다.',
      preparing:
        '논문의 의미를 읽는 중입니다. 몇 분 뒤에 다시 시도하세요. 그동안 단어 검색은 됩니다.',
      unknown:
        '이 단어들이 나오는 논문이 충분하지 않습니다. 논문은 대부분 영어이니 영어로 물어보거나 단어로 검색해 보세요.',
      silent:
        '의미를 읽는 서비스가 응답하지 않습니다. 나중에 다시 시도하세요. 그동안 단어 검색은 됩니다.',
      'no-paper': '이 번호의 논문은 여기에 없습니다.',
      more: '이런 논문 더 보기',
    },
    title: '검색',
    titleOf: (query: string) => `검색: ${query}`,
    description: '보유한 모든 논문을 검색합니다.',
    field: '논문 검색',
    hint: 'clip captioning, "state space" -survey, au:Radford',
    button: '검색',
    wrong: (place: number) => `${count.format(place)}번째 글자에서 이해하지 못했습니다`,
    wrongEnd: '끝부분을 이해하지 못했습니다',
    found: (n: number) => (n === 0 ? '찾은 논문이 없습니다' : papers(n)),
    foundOlder: (n: number) => `앞 페이지보다 오래된 ${papers(n)}`,
    papers: (n: number) => count.format(n),
    moreThan: (n: number) => `${papers(n)} 이상`,
    amongNewest: '그중 최신 논문만 순위를 매기고 세었습니다. 단어를 더하면 범위가 좁아집니다.',
    order: '순서',
    orders: { best: '관련도순', new: '최신순', popular: '추천·인용순' },
    meant: '혹시 이것을 찾으셨나요?',
    narrow: '범위 좁히기',
    byTopic: '주제',
    byYear: '연도',
    rest: '전체를 최신순으로 보기',
    tooLong: '검색이 너무 오래 걸려 중단했습니다. 더 드문 단어를 하나 더해 보세요.',
    nothing: '보유한 논문 중에 해당하는 것이 없습니다. 단어를 줄이거나 철자를 바꿔 보세요.',
    older: '이전 논문',
    subscribe: '메일로 받기',
    help: '검색식 쓰는 법',
    helpRows: [
      ['captioning', 'captions, captioned, captioning: 대소문자와 어미를 가리지 않음'],
      ['=CLIP', '정확히 CLIP. clip이나 clips는 제외'],
      ['"state space"', '나란히 붙어 있는 단어'],
      ['clip -survey', '앞의 말은 있고 뒤의 말은 없는 논문'],
      ['clip OR captioning', '둘 중 하나 이상. OR는 대문자로'],
      ['ti:clip', '제목에서 찾기. 초록은 abs:'],
      ['au:"Alec Radford"', '저자'],
      ['cat:cs.CV', '분류. 컴퓨터 과학 전체는 cat:cs'],
      ['ti:(clip OR captioning)', '괄호로 묶기'],
      ['diffus*', '이렇게 시작하는 모든 단어'],
      ['tag:captioning', '주제. 주제 페이지 주소의 끝부분'],
      ['org:google', '출처가 밝힌 소속 기관'],
      ['day:2026-05-01..2026-05-19', '발표일. day:2026-05는 한 달, day:2026은 한 해'],
      ['src:hf', '논문이 온 출처'],
    ] as Array<[string, string]>,
    write: '이렇게 쓰면',
    finds: '이런 논문을 찾습니다',
  },
  sources: {
    'arxiv-rss': 'arXiv 일일 공개 목록',
    hf: 'Hugging Face Daily Papers',
    'arxiv-atom': 'arXiv 일일 공개 목록(Atom)',
    'arxiv-oai': 'arXiv OAI-PMH',
    'arxiv-saved': 'arXiv, 저장한 논문 확인',
    'arxiv-api': 'arXiv API',
    biorxiv: 'bioRxiv',
    medrxiv: 'medRxiv',
    'semantic-scholar': 'Semantic Scholar',
    openalex: 'OpenAlex',
    sample: '기본 제공 샘플',
    'look-up': 'ID나 링크로 찾음',
    feed: (address: string) => `피드: ${address}`,
    other: (name: string) => `파일: ${name}`,
  },
  status: {
    digests: '메일 다이제스트',
    mail: { going: '정상 발송 중', held: '발송을 잠시 멈춤', late: '지연 중' },
    mailed: '마지막 발송',
    awaited: (day: string) =>
      `arXiv의 ${day} 논문이 늦어지고 있습니다. 다이제스트는 최대 세 시간까지 기다렸다가 나갑니다.`,
    notLost: '사라지는 논문은 없습니다. 제때 나가지 못한 논문은 다음 다이제스트에 실립니다.',
    gaps: '누락된 날',
    noGaps: '없음',
    gapCount: (n: number) => `${n}일`,
    kinds: {
      absent: '해당 날짜를 가져오지 못함',
      stale: '새로운 논문이 없었음',
      partial: '일부 논문이 빠져 있었음',
      truncated: '피드가 잘려 있었음',
    },
    open: '빠진 논문을 다른 곳에서 가져오는 중입니다.',
    cameLate: (at: string) => `나중에 도착했습니다(${at}).`,
    repaired: ({ papers, by, at }: { papers: string; by: string; at: string }) =>
      `대신 ${by}에서 ${papers}을 가져왔습니다(${at}).`,
    byCategory: '분야별',
    byCategoryHint: '주 분야 기준, 최근 30일의 공개분입니다.',
    categoryCount: (n: number) => `분야 ${n}개`,
    category: '분야',
    late: '늦게 도착',
    title: '상태',
    description: '논문을 어디서 가져오고 얼마나 최신인지 보여 드립니다.',
    lead: (n: number) => `${papers(n)} 보유.`,
    newest: (day: string) => `최신 논문 공개일: ${day}.`,
    none: '아직 출처에 요청한 적이 없습니다.',
    source: '출처',
    state: '상태',
    success: '마지막 수신',
    listing: '최신 공개일',
    papers: '논문 수',
    standings: {
      ok: '정상',
      failing: '마지막 시도 실패',
      silent: '며칠째 소식 없음',
      needed: '빠진 논문이 있을 때 요청',
      hand: '수동: 사람이 논문을 넣으며, 자동으로 요청하지 않음',
    },
    never: '없음',
    unknown: '없음',
    sample: '샘플 논문만 있습니다. 아직 실제 출처에서 논문을 받지 못했습니다.',
  },
  about: {
    title: '소개',
    description: (site: string) => `${site} 소개와 논문을 고르는 방법.`,
    lead: (site: string) =>
      `${site}에서는 그날 나온 새 연구 논문을 살펴, 독자마다 맞는 몇 편을 골라 메일로 보냅니다.`,
    parts: (site: string): Array<{ title: string; text: string[] }> => [
      {
        title: '논문을 고르는 방법',
        text: [
          '독자는 주제와 저자, 직접 쓴 검색식을 팔로우합니다. 그중 하나에 맞는 논문이 메일에 실릴 수 있고, 맞는 논문이 많으면 가장 잘 맞는 것부터, 팔로우하는 관심사에 고루 나누어 싣습니다.',
          '모든 논문에는 고른 이유가 말로 적혀 있습니다. 속을 알 수 없는 점수는 없으며, 돈을 내고 자리를 얻는 일도 없습니다.',
        ],
      },
      {
        title: '주제',
        text: [
          '주제는 쉬운 말로 적은 규칙입니다. 주제 페이지에서 규칙과 그 규칙이 찾은 논문을 볼 수 있습니다. 잘못된 규칙을 알려 주시면 모두를 위해 고칩니다.',
        ],
      },
      {
        title: '논문의 출처',
        text: [
          'arXiv가 새 논문을 공개하는 날, arXiv의 공개 목록에서 가져옵니다. 여기서는 제목과 초록만 보여 드리며, 논문은 원래 출처에서 읽으실 수 있습니다.',
          thanks,
        ],
      },
      {
        title: '운영',
        text: [
          `${site} 서비스는 Paperboy로 운영됩니다. Paperboy는 연구실이나 학과, 분야별로 누구나 운영할 수 있는 자유 소프트웨어입니다.`,
        ],
      },
    ],
    subscribe: '주제 고르기',
    how: '논문이 얼마나 최신인지 보기',
  },
  privacy: {
    title: '개인정보',
    description: '독자에 대해 무엇을, 왜, 얼마나 오래 보관하는지 알려 드립니다.',
    lead: '메일 주소와 선택하신 내용만 보관합니다. 회원 가입도 추적도 없습니다.',
    parts: (value: {
      site: string
      carrier: string | null
      reader: string | null
      translator: string | null
    }): Array<{ title: string; text: string[] }> => [
      {
        title: '페이지를 볼 때',
        text: [
          '페이지는 다른 곳에서 아무것도 불러오지 않고, 방문자를 알아보지 않습니다. 논문마다 하루에 페이지가 몇 번 열렸고 PDF가 몇 번 열렸는지는 셉니다. 주소도 쿠키도, 누구인지 알 수 있는 정보도 담지 않은 숫자이며, 400일 안팎이 지나면 지웁니다. 쿠키는 청하실 때만 씁니다. 논문을 저장할 기기를 기억하는 것 하나를 90일 동안, 고르신 언어를 기억하는 것 하나를 1년 동안 보관합니다. 양식을 보내실 때는 요청이 한꺼번에 몰리는 것을 막기 위해 네트워크 주소를 키로 처리한 해시별로 횟수를 한 시간 동안 셉니다. 네트워크 주소 자체는 저장하지 않습니다.',
        ],
      },
      {
        title: '메일로 받을 때',
        text: [
          '보관하는 것: 메일 주소, 팔로우하거나 숨긴 항목, 시각, 시간대, 수신 주기와 언어, 보낸 논문과 고른 이유, 저장하신 논문과 논문에 대해 남기신 의견, 그리고 동의 증빙(언제, 어떤 문구에 동의했는지와 네트워크 주소를 키로 처리한 해시).',
          '메일에는 추적 픽셀도, 클릭을 세는 링크도 없습니다. 메일을 열어 보셨는지는 아무도 알 수 없습니다.',
          value.carrier === null
            ? `메일은 ${value.site}에서 직접 발송합니다.`
            : `메일 발송은 외부 서비스(${value.carrier})에 맡깁니다. 이 서비스는 메일 주소와 메일 내용을 전달받고, 메일이 도착했는지 알려 줍니다.`,
        ],
      },
      ...(value.reader === null && value.translator === null
        ? []
        : [
            {
              title: '검색과 번역',
              text: [
                ...(value.reader === null
                  ? []
                  : [
                      `뜻으로 검색하신 글과 논문의 제목·초록은 외부 서비스(${value.reader})로 보내져, 무엇이 서로 가까운지 알아내는 데 쓰입니다. 누가 검색했는지는 보내지 않습니다.`,
                    ]),
                ...(value.translator === null
                  ? []
                  : [
                      `논문의 제목과 초록은 번역을 위해 외부 서비스(${value.translator})로 보내집니다. 독자에 대한 정보는 보내지 않습니다.`,
                    ]),
              ],
            },
          ]),
      {
        title: '구독을 해지할 때',
        text: [
          '어떤 메일에서든 클릭 한 번으로 바로 해지됩니다. 반송되었거나 스팸으로 신고한 주소는, 실수로 다시 메일을 보내는 일이 없도록 키로 처리한 해시로만 보관합니다.',
          '동의 증빙은 법에서 요구할 수 있으므로 해지하신 뒤 3년 동안 보관합니다.',
        ],
      },
      {
        title: '독자의 권리',
        text: [
          '보관된 정보의 사본을 받거나 고치거나 삭제하고 싶으시면 아래 연락처로 알려 주세요. 거주하시는 곳의 개인정보 보호 기관에 민원을 제기하실 수도 있습니다.',
        ],
      },
    ],
    contact: '연락처:',
    noContact: '운영자가 아직 연락처를 등록하지 않았습니다.',
  },
}

const digestPages = {
  digests: {
    lastDays: '최근 14일',
    days: {
      digest: papers,
      matched: (announced: number) => `공개 ${pieces(announced)} 중 맞는 논문 없음`,
      holiday: 'arXiv 휴일',
      weekend: '주말에는 arXiv 공개 없음',
      announced: '공개된 논문 없음',
      paused: '일시 중지',
      late: '너무 늦어져 다음 다이제스트에 합침',
      withdrawn: '보내지 않고 다음 다이제스트에 합침',
      unknown: '발송 여부를 알 수 없음',
      none: '다이제스트 없음',
      toCome: '아직 오지 않음',
    },
    noDays: '아직 없습니다. 다이제스트를 받기 시작하면 여기에 날짜별로 나타납니다.',
    all: '다이제스트 전체 보기와 검색',
    title: '내 다이제스트',
    back: '내 설정으로 돌아가기',
    search: '내 다이제스트에서 논문 찾기',
    searchHint: '단어, "구", ti: au: 등 검색식을 그대로 쓸 수 있습니다.',
    searchButton: '검색',
    found: (n: number, text: string) =>
      n === 0
        ? `“${text}” 검색식에 맞는 논문이 내 다이제스트에 없습니다.`
        : `“${text}” 검색 결과, ${papers(n)}`,
    foundMost: (n: number) => `최신 ${pieces(n)}까지 보여 드립니다.`,
    in: (day: string) => `${day} 다이제스트`,
    list: '날짜별',
    empty: '아직 다이제스트가 없습니다.',
    line: (day: string, n: number) => `${day}: ${papers(n)}`,
    newer: '더 최근',
    older: '더 이전',
    pages: '페이지',
    why: '이 논문은 왜 메일에 없었을까요?',
    whyField: '논문의 arXiv 번호 또는 링크',
    whyButton: '알아보기',
    whyUnknown: '그 번호의 논문은 보유하고 있지 않습니다. 번호는 2605.15202와 같은 형식입니다.',
    whyIn: (day: string) => `날짜: ${day}.`,
    whyReasons: (reasons: string) => `일치하는 항목: ${reasons}`,
    decisions: {
      shown: '메일에 자세히 실렸습니다.',
      named: '메일에 제목만 실렸습니다.',
      withdrawn: '선정되었지만 그 다이제스트가 발송되지 않아, 다음 다이제스트에 실립니다.',
      'would-show': '다음 다이제스트에 자세히 실립니다.',
      'would-name': '다음 다이제스트에 제목만 실립니다.',
      more: '관심사에 맞지만 다른 논문이 앞섰습니다. 자세히 싣는 논문 수를 늘리거나 주제를 줄이면 실릴 자리가 생깁니다.',
      'held-back':
        '관심사에 맞지만 설정하신 만큼 뚜렷하지는 않습니다. ‘맞는 논문 모두’를 고르면 실립니다.',
      'not-matched': '팔로우하는 관심사 중에 맞는 것이 없습니다.',
      muted: '숨기기로 하신 항목에 해당합니다.',
      'too-old': '공개된 지 오래되어 다음 다이제스트에 실리지 않습니다.',
      'before-interest': '이 논문의 다이제스트가 나간 뒤에 팔로우하신 관심사에만 맞습니다.',
      'not-announced': '이 서비스에서 공개된 논문이 아니거나 아직 공개되지 않았습니다.',
      retracted: '저자가 철회한 논문입니다.',
      'not-following': '지금은 다이제스트를 받지 않고 계십니다.',
    },
    feed: '피드 리더로 읽기',
    feedText:
      '메일과 같은 논문을 고른 이유와 함께 보여 드립니다. 피드의 주소는 비공개입니다. 팔로우하는 관심사가 드러나지만, 무엇을 바꾸지는 못합니다.',
    feedTitle: (site: string) => `${site}에서 받은 내 논문`,
    atom: 'Atom 피드',
    json: 'JSON Feed',
  },
}

const feedbackPages = {
  feedback: {
    ask: {
      save: '이 논문을 저장할까요?',
      more: '이런 논문을 더 받으시겠습니까?',
      less: '이런 논문을 덜 받으시겠습니까?',
    },
    button: { save: '저장하기', more: '네, 더 받겠습니다', less: '네, 덜 받겠습니다' },
    askText: {
      save: '저장한 논문에 추가됩니다.',
      more: '논문을 더 잘 고르는 데 쓰도록 의견을 저장합니다. 메일은 아래에서 고르신 항목에 따라 다음 다이제스트부터 바뀝니다.',
      less: '논문을 더 잘 고르는 데 쓰도록 의견을 저장합니다. 메일은 아래에서 고르신 항목에 따라 다음 다이제스트부터 바뀝니다.',
    },
    done: { save: '저장함', more: '이런 논문 더 받기', less: '이런 논문 덜 받기' },
    doneText: {
      save: '저장한 논문에 들어 있습니다.',
      more: '논문을 더 잘 고르는 데 쓰도록 의견을 저장했습니다.',
      less: '논문을 더 잘 고르는 데 쓰도록 의견을 저장했습니다.',
    },
    unchanged: '아래 항목을 적용하시기 전에는 메일이 바뀌지 않습니다.',
    nothingToTurn: '이 논문과 관련해 메일에서 더 바꿀 것이 없습니다.',
    takenBack: '되돌렸습니다.',
    undo: '되돌리기',
    undoOf: (what: string) => `되돌리기: ${what}`,
    turned: '다음 다이제스트부터 반영',
    alsoSaid: '이 논문에 대해 남긴 의견',
    switches: '메일도 바꾸기',
    switchesHint: '다음 다이제스트부터 반영할 것을 고르세요. 하나씩 여기서 되돌릴 수 있습니다.',
    further: '더 바꿀 것이 있습니까?',
    turn: '고른 항목 적용하기',
    shownFor: (reasons: string) => `메일에 실린 이유: ${reasons}`,
    of: (address: string) => `${address} 주소로 보내는 메일에 대한 페이지입니다.`,
    notYours: '본인의 주소가 아닙니까? 누군가 자신의 메일을 전달한 것입니다.',
    getOwn: '내 다이제스트 받기',
    savedLink: '내가 저장한 논문',
    followsNothing:
      '지금은 팔로우하는 것이 없어, 무엇이든 고르실 때까지 다이제스트를 보내지 않습니다.',
    offer: {
      follow: (name: string) => `팔로우: ${name}`,
      always: (name: string) => `항상 보기: ${name}`,
      little: '조금만 받기',
      drop: '팔로우 취소',
      mute: '숨기기: 다른 관심사에 맞더라도 여기에 해당하는 논문은 받지 않음',
      word: (word: string) => `이 단어 제외: “${word}”`,
      wrong: '이 논문에 맞지 않는 태그입니다(편집자에게 전달됩니다)',
    },
    outcome: {
      follow: (name: string) => `팔로우함: ${name}`,
      always: (name: string) => `항상 보기: ${name}`,
      little: (name: string) => `조금만 받기: ${name}`,
      drop: (name: string) => `팔로우 취소함: ${name}`,
      mute: (name: string) => `숨김: ${name}`,
      word: (word: string) => `제외한 단어: “${word}”`,
      wrong: (name: string) =>
        `이 논문에 맞지 않는 태그: ${name}. 알려 주셔서 감사합니다. 편집자가 살펴봅니다.`,
    },
    author: (name: string) => `${name}(저자)`,
    letterTitle: '이 메일의 논문',
    letterText: '논문을 저장하거나, 비슷한 논문을 더 또는 덜 받겠다고 알려 주세요.',
    words: { save: '저장', more: '더 받기', less: '덜 받기' },
    wordOf: (word: string, title: string) => `${word}: ${title}`,
    badTitle: '쓸 수 없는 링크입니다',
    bad: '주소가 잘렸을 수 있습니다. 가장 최근 다이제스트의 링크를 써 주세요. 바뀐 것은 없습니다.',
    goneTitle: '더 이상 보유하지 않는 논문입니다',
    gone: '메일을 보낸 뒤에 목록에서 빠졌습니다. 바뀐 것은 없습니다.',
    leftTitle: '이제 구독하는 사람이 없습니다',
    left: '이 메일의 독자가 구독을 해지하여 아무것도 저장하지 않았습니다. 누구나 자신의 메일을 새로 구독할 수 있습니다.',
  },
}

const lookingPages = {
  look: {
    title: '이런 메일을 받습니다',
    pageTitle: '미리 보기',
    nothingChosen: '주제를 고르거나 저자 또는 검색식을 적으면 여기에 메일이 나타납니다.',
    button: '어떤 메일이 올지 보기',
    waiting: '찾는 중…',
    failed: '지금은 미리 보기를 표시할 수 없습니다. 구독 양식은 그대로 쓸 수 있습니다.',
    wideLine: (line: {
      day: string
      days: number
      announced: number
      matched: number
      here: number
    }) =>
      `${line.day}까지 공개일 ${count.format(line.days)}일 · 공개 ${pieces(line.announced)}, 관심사 일치 ${pieces(line.matched)}, 수록 ${pieces(line.here)}`,
    widened:
      '가장 최근 공개일만으로는 논문이 적어, 첫 메일은 이렇게 그 이전 공개일까지 살펴봅니다.',
    nothing: (day: string, days: number) =>
      days === 1
        ? `가장 최근 공개일인 ${day}에는 맞는 논문이 없습니다. 메일도 오지 않았을 것입니다.`
        : `${day}까지 최근 공개일 ${count.format(days)}일 동안 맞는 논문이 없습니다. 메일도 오지 않았을 것입니다.`,
    nearest: '가까운 주제와 평소 하루 논문 수:',
    noPapers: '아직 보유한 논문이 없어 보여 드릴 것이 없습니다.',
    rest: (full: number, titles: number) => {
      if (titles === 0) return `${pieces(full)} 더 수록`
      if (full === 0) return `제목만 ${pieces(titles)} 더`
      return `${pieces(full)} 더 수록, 제목만 ${pieces(titles)}`
    },
    andMore: (n: number) => `그 밖에 관심사에 맞지만 싣지 않은 ${papers(n)}`,
    back: (days: number) =>
      days === 1 ? '가장 최근 공개일' : `최근 공개일 ${count.format(days)}일`,
    backLine: (n: number) => (n === 0 ? '없음: 메일을 보내지 않음' : papers(n)),
    newest: (day: string) => `보유한 최신 공개일: ${day}.`,
    broad: (value: { category: string; papers: number; day: string; number: number }) =>
      `${value.category}: ${value.day}에 ${papers(value.papers)}, 메일 한 통에는 그중 ${pieces(value.number)}만 실립니다. 원하는 주제를 골라 보세요:`,
    add: (name: string, n: number) => (n === 0 ? name : `${name} ${count.format(n)}`),
    share: '이 선택을 다른 사람과 나누는 링크',
    search: '검색',
    found: (n: number, text: string, isClose: boolean) =>
      isClose
        ? `이름에 “${text}” 표현이 든 주제가 없습니다. 철자가 비슷한 주제:`
        : `“${text}” 검색 결과, 주제 ${count.format(n)}개:`,
    foundNone: (text: string) =>
      `이름에 “${text}” 표현이 든 주제가 없습니다. 검색식이나 저자 이름으로 쓸 수 있습니다:`,
    foundLine: (group: string, brings: string) => `${group} · ${brings}`,
    brings: (median: number, tuesday: number | null) =>
      tuesday === null
        ? `평소 하루 ${pieces(median)}`
        : `평소 하루 ${pieces(median)}, 화요일 ${pieces(tuesday)}`,
    rare: '하루 한 편 미만',
    asQuery: (text: string) => `검색식: ${text}`,
    asAuthor: (text: string) => `저자: ${text}`,
    examples: '좋아하는 논문에서 시작하기',
    examplesLabel: '논문(한 줄에 한 편씩) 또는 BibTeX 파일',
    examplesHint:
      'arXiv 링크나 식별자, DOI, 제목을 적어 주세요. 여기에 보유한 논문 안에서만 찾습니다.',
    suggest: '이 논문들로 주제 추천받기',
    suggestTitle: '이 논문들에서 찾은 관심사',
    noExamples: '붙여 넣으신 내용에 링크, 식별자, DOI, 제목이 없습니다.',
    foundPapers: (found: number, named: number) =>
      `${papers(named)} 중 ${pieces(found)}을 찾았습니다.`,
    unknownPapers: (names: string[], others: number) =>
      others > 0
        ? `보유하지 않은 논문: ${names.join(' · ')} 외 ${pieces(others)}.`
        : `보유하지 않은 논문: ${names.join(' · ')}.`,
    onlyHeld: '이 서비스가 시작되기 전의 논문이나 다루지 않는 분류의 논문은 알지 못합니다.',
    leftPapers: (read: number, left: number) =>
      `앞의 ${pieces(read)}만 읽었고, ${pieces(left)}은 읽지 않았습니다.`,
    cutPapers: (read: number) => `앞의 ${count.format(read)}자만 읽었습니다.`,
    nothingShared: '팔로우할 만한 공통점이 없습니다. 비슷한 논문을 더 넣어 주세요.',
    take: '팔로우할 것을 골라 주세요.',
    suggestedTags: '주제',
    suggestedAuthors: '저자',
    suggestedQueries: '검색식',
    tagHint: (value: { papers: number; of: number; words: string; median: number }) =>
      `${pieces(value.of)} 중 ${pieces(value.papers)}${value.words === '' ? '' : `: ${value.words}`} · 평소 하루 ${pieces(value.median)}`,
    authorHint: (n: number) => `이 가운데 ${papers(n)}의 저자`,
    leaderHint: (title: string) => `“${title}” 논문의 마지막 저자`,
    queryHint: (value: { papers: number; brought: number; days: number }) =>
      `이 가운데 ${pieces(value.papers)} · 공개일 ${count.format(value.days)}일 동안 ${papers(value.brought)}`,
    mutes: '받고 싶지 않은 논문',
    mutesHint:
      '한 줄에 하나씩, medical-imaging 같은 주제나 검색식을 적습니다. 여기에 해당하는 논문은 메일에 싣지 않습니다.',
    addLabel: (name: string, n: number) =>
      n === 0 ? `선택: ${name}` : `선택: ${name}, ${papers(n)}`,
  },
}

const readerPages = {
  preferences: {
    title: '내 메일',
    of: (address: string) =>
      `${address} 주소의 설정입니다. 비공개 페이지이므로 이 페이지의 주소를 다른 사람에게 알리지 마세요.`,
    saved: '저장했습니다. 다음 다이제스트부터 반영됩니다.',
    mend: '아직 저장되지 않았습니다. 다음을 고쳐 주세요:',
    mendTitle: '아직 저장되지 않았습니다',
    follows: '팔로우하는 관심사',
    followsNone: '아직 없습니다. 아래에서 고르시지 않으면 다이제스트를 보내지 않습니다.',
    levels: {
      always: '항상 보기',
      normal: '팔로우',
      little: '조금만',
      mute: '숨기기',
      remove: '목록에서 삭제',
    },
    author: (name: string) => `저자: ${name}`,
    levelOf: (name: string) => `받는 정도: ${name}`,
    add: '더 추가하기',
    addHint: '추가하신 관심사는 지금부터 나오는 논문에만 적용됩니다.',
    when: '언제',
    how: '얼마나',
    number: '자세히 싣는 논문 수',
    numberHint: '그 밖에 최대 12편은 제목만 싣습니다.',
    strictness: '얼마나 잘 맞는 논문을 받으시겠습니까?',
    strictnesses: {
      everything: '맞는 논문 모두',
      clear: '뚜렷하게 맞는 논문',
      strongest: '가장 잘 맞는 논문만',
    },
    aDay: (n: number) => `하루 약 ${pieces(n)}`,
    strictnessHint:
      '팔로우하는 저자, 검색식, ‘항상 보기’로 고른 관심사, 그리고 그날 가장 잘 맞는 논문은 어떤 경우에도 옵니다.',
    ownZone: '이 기기의 시간대 쓰기',
    look: '이 설정으로 받는 논문',
    lookWidened: '가장 최근 공개일만으로는 논문이 적어 그 이전 공개일까지 함께 보여 드립니다.',
    lookButton: '이 설정으로 미리 보기',
    looked: '아직 저장하지 않았습니다. 저장하면 이런 메일이 옵니다.',
    pauseUntil: '이 날짜 전까지 다이제스트 받지 않기',
    pauseHint: (days: number) =>
      `최대 ${count.format(days)}일입니다. 쉬고 난 첫 다이제스트에는 지난 한 달 동안 가장 잘 맞는 논문 12편을 모아 보내 드립니다.`,
    pauseMore: '한 번 눌러 1주 또는 2주 쉬기',
    abstracts: '초록',
    translation: '영어 논문',
    otherLanguages: '메일은 영어로, 편집자의 글은 이 언어로',
    translationHint: '위에서 다른 언어를 골라야 합니다. 아직 번역되지 않은 논문은 원문으로 옵니다.',
    translations: { original: '원문 그대로', translated: '번역', both: '번역과 원문' },
    abstractLengths: { titles: '제목만', short: '두 문장', full: '전문' },
    save: '저장',
    next: (when: string) => `다음 다이제스트: ${when}.`,
    paused: (until: string) => `일시 중지 중입니다. ${until}에 다시 시작합니다.`,
    rested: (until: string) =>
      `최근 세 번의 메일이 받는 메일 서버에서 거절되어 ${until}까지 발송을 멈추고 그때 다시 시도합니다. 메일함이 가득 찼을 수 있습니다. 다시 받을 수 있게 되었다면 기다리지 않으셔도 됩니다.`,
    resume: '저장하면서 일시 중지 끝내기',
    barred: {
      complaint:
        '다이제스트를 보내지 않고 있습니다. 이 주소로 보낸 메일이 스팸으로 신고되었습니다. 실수였다면 담당자가 풀어 드릴 수 있습니다.',
      bounce:
        '다이제스트를 보내지 않고 있습니다. 이 주소로 보낸 메일이 영구 반송되었습니다. 다시 받을 수 있게 되었다면 담당자가 풀어 드릴 수 있습니다.',
      imported:
        '다이제스트를 보내지 않고 있습니다. 이 주소는 메일을 보내지 말아야 할 명단에 있습니다. 담당자가 명단에서 빼 드릴 수 있습니다.',
    },
    left: '구독을 해지하셔서 메일을 보내지 않습니다. 첫 페이지에서 다시 구독하실 수 있습니다.',
    leave: '일시 중지 또는 구독 해지',
    bad: '쓸 수 없는 개인 링크입니다',
    badText: '주소가 잘렸거나 새 링크로 바뀌었을 수 있습니다. 새 링크를 메일로 보내 드립니다.',
  },
  leave: {
    title: '구독을 해지하시겠습니까, 줄이시겠습니까?',
    leftTitle: '구독이 해지되었습니다',
    of: (address: string) => `${address} 주소로 보내는 메일에 대한 페이지입니다.`,
    notYours: '본인의 주소가 아닙니까? 누군가 자신의 메일을 전달한 것입니다.',
    getOwn: '내 다이제스트 받기',
    all: '구독 해지',
    allButton: '메일 모두 그만 받기',
    tag: '주제 하나만 그만 받기',
    tagLabel: '주제',
    tagButton: '이 주제 그만 받기',
    weekly: '일주일에 한 번만 받기',
    weeklyText: '한 주 동안 가장 잘 맞는 논문 12편을 메일 한 통으로 보내 드립니다.',
    weeklyButton: '주간 메일로 바꾸기',
    pause: '일시 중지',
    pauseText: '쉬는 기간이 끝나면 그동안의 논문을 한 번에 모아 보내 드립니다.',
    pauseWeek: '1주',
    pauseTwoWeeks: '2주',
    pauseUntil: '다시 받을 날짜',
    pauseButton: '그때까지 일시 중지',
    pausedUntil: (until: string) => `일시 중지 중입니다. ${until}에 다시 시작합니다.`,
    doneAll: '더 이상 다이제스트를 보내지 않습니다.',
    doneTag: (name: string) => `팔로우를 취소했습니다: ${name}.`,
    doneWeekly: '바꾸었습니다. 앞으로 일주일에 한 통씩 보내 드립니다.',
    donePause: (until: string) => `일시 중지했습니다. ${until}에 다시 시작합니다.`,
    doneUndo: '되돌렸습니다. 모두 이전과 같습니다.',
    doneNothing: '이미 그렇게 되어 있어 바뀐 것이 없습니다.',
    undo: '되돌리기',
    alreadyLeft: '이미 구독을 해지한 주소이며, 메일을 보내지 않습니다.',
    oneClick: '처리했습니다. 구독 중인 독자의 링크라면 더 이상 다이제스트를 보내지 않습니다.',
    badTitle: '쓸 수 없는 링크입니다',
    bad: '주소가 잘렸을 수 있습니다. 아무리 오래된 것이라도 다이제스트 맨 아래의 링크를 쓰시거나, 개인 링크를 요청해 주세요.',
    badPause: '내일부터 180일 뒤까지의 날짜를 골라 주세요.',
  },
}

const leavingPages = {
  why: {
    title: '이유를 알려 주시겠습니까?',
    text: '원하실 때만 답해 주세요. 답하신 내용과 날짜만 보관하며, 주소를 비롯해 누구인지 알 수 있는 정보는 남기지 않습니다.',
    reasons: {
      'too-much': '메일이나 논문이 너무 많습니다',
      'not-fitting': '논문이 맞지 않습니다',
      'no-time': '읽을 시간이 없습니다',
      elsewhere: '다른 곳에서 논문을 찾습니다',
      'not-asked': '구독을 요청한 적이 없습니다',
      other: '그 밖의 이유',
    },
    comment: '직접 적기',
    send: '보내기',
    thanks: '알려 주셔서 감사합니다.',
    nothing: '이유를 고르거나 적어 주세요. 답하지 않으셔도 됩니다.',
  },
}

const savedPages = {
  saved: {
    notes: {
      withdrawn: '철회됨',
      accepted: (venue: string) => `${venue} 채택`,
      code: '코드 공개',
      version: (n: number, day: string) => `${day}부터 버전 ${n}`,
    },
    title: '저장한 논문',
    of: (n: number, address: string) =>
      `${address} 독자가 저장한 ${papers(n)}입니다. 비공개 페이지이므로 이 페이지의 주소를 다른 사람에게 알리지 마세요.`,
    none: '아직 저장한 논문이 없습니다. 메일이나 논문 페이지에서 ‘저장’을 눌러 주세요.',
    list: '내 논문',
    savedOn: (day: string) => `${day} 저장`,
    pdf: 'PDF',
    remove: '삭제',
    removeOf: (title: string) => `삭제: ${title}`,
    removed: (title: string) => `삭제함: ${title}`,
    restored: '되돌렸습니다.',
    undo: '되돌리기',
    askSave: '이 논문을 저장할까요?',
    save: '저장하기',
    done: (title: string) => `저장함: ${title}`,
    unknown: '보유하지 않은 논문입니다.',
    take: '내보내기',
    bibtex: 'BibTeX',
    ris: 'RIS',
    follow: '피드 리더로 구독하기',
    atom: 'Atom',
    jsonFeed: 'JSON Feed',
    feedHint: '피드의 주소도 비공개입니다. 피드는 이 논문들만 보여 주며 다른 것은 열지 못합니다.',
    feedTitle: (site: string) => `저장한 논문 · ${site}`,
    pages: '페이지',
    newer: '더 최근',
    older: '더 이전',
    device: '논문 페이지에서도 저장하기',
    deviceText:
      '이 기기를 기억해 두면 논문 페이지의 ‘저장’을 눌렀을 때 누구신지 묻지 않습니다. 다른 용도로는 읽지 않는 쿠키를 90일 동안 보관합니다.',
    remember: '이 기기 기억하기',
    remembered: (until: string) => `이 기기를 ${until}까지 기억합니다.`,
    forget: '이 기기 잊기',
    forgetAll: '모든 기기 잊기',
    otherDevices: (n: number) => `기억해 둔 다른 기기 ${count.format(n)}대.`,
    nowRemembered:
      '이 기기를 기억했습니다. 이제 논문 페이지에서 ‘저장’을 누르면 여기에 저장됩니다.',
    forgotten: '잊었습니다.',
    left: '구독을 해지하셔서 더 추가할 수 없습니다. 저장하신 논문은 당분간 여기에 남아 있습니다.',
    badTitle: '쓸 수 없는 개인 링크입니다',
    bad: '주소가 잘렸거나 새 링크로 바뀌었을 수 있습니다. 새 링크를 메일로 보내 드립니다.',
  },
  savePaper: {
    button: '저장',
    title: '이 논문 저장하기',
    ask: '메일 주소를 알려 주세요. 구독 중인 주소라면 이 논문을 저장하는 링크를 메일로 보내 드립니다. 그 링크에서 이 기기를 기억해 두면 다음부터는 한 번만 누르면 됩니다.',
    send: '링크 보내기',
    sentTitle: '받은편지함을 확인해 주세요',
    sent: '구독 중인 주소라면 이 논문을 저장하는 링크를 보내 드립니다.',
    again: '다른 주소로 시도하기',
    back: '논문으로 돌아가기',
  },
}

const signupPages = {
  signup: {
    refused: (domain: string) =>
      `지금은 ${domain} 메일 서버가 저희 메일을 받지 않아 확인 메일이 늦어집니다. ${domain} 쪽에서 다시 받는 대로 보내 드립니다. 다른 메일 주소가 있다면 그쪽이 더 빠릅니다.`,
    noLink: (domain: string) =>
      `지금은 ${domain} 메일 서버가 저희 메일을 받지 않아 메일이 도착하지 않으며, 나중에 다시 보내지도 않습니다. 하루 이틀 뒤에 다시 요청해 주세요.`,
  },
}

export const ko: Language = {
  code: 'ko',
  tag: 'ko',
  name: '한국어',
  mail,
  reasons,
  web: {
    ...koDesk,
    deskLog: koDeskLog,
    ...koNoticed,
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
  deskFaults: koDeskFaults,
  emailProblems,
  queryComplaints,
}
