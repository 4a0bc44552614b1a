/** The lists of what is noticed, in Korean. */
import type { noticedPages } from '../en/web-noticed.ts'
import type { Said } from '../language.ts'

const count = new Intl.NumberFormat('ko')

export const koNoticed: Said<typeof noticedPages> = {
  noticed: {
    menu: '화제',
    label: '목록',
    tabs: {
      day: '오늘',
      week: '이번 주',
      month: '이번 달',
      saved: '많이 저장됨',
      newest: '최신',
    },
    titles: {
      day: '오늘의 화제',
      week: '이번 주의 화제',
      month: '이번 달의 화제',
      saved: '많이 저장된 논문',
      newest: '최신 논문',
    },
    leads: {
      day: '분야와 관계없이 오늘과 어제 사람들이 주목한 논문입니다.',
      week: '분야와 관계없이 지난 7일 동안 사람들이 주목한 논문입니다.',
      month: '분야와 관계없이 지난 30일 동안 사람들이 주목한 논문입니다.',
      saved:
        '이곳의 독자가 가장 많이 저장해 둔 논문입니다. 횟수만 보여 드리고, 누구인지는 보여 드리지 않습니다.',
      newest: '이곳에 있는 모든 논문을 최근에 공개된 순서로 보여 드립니다.',
    },
    none: {
      trend: '이 기간에 주목받은 논문이 아직 없습니다.',
      saved: '저장된 논문이 아직 없습니다.',
      newest: '아직 보유한 논문이 없습니다. 다음 공개 때 첫 논문이 들어옵니다.',
    },
    follow: '화제의 논문을 메일로 받기',
    upvotes: (n: number) => `추천 ${count.format(n)}개`,
    comments: (n: number) => `댓글 ${count.format(n)}개`,
    stars: (n: number) => `스타 ${count.format(n)}개`,
    saves: (n: number) => `저장 ${count.format(n)}회`,
    reads: (n: number) => `조회 ${count.format(n)}회`,
    pdfClicks: (n: number) => `PDF 열람 ${count.format(n)}회`,
    lately: (counts: string) => `최근 30일 ${counts}`,
    organization: '소속 기관',
    submittedBy: 'Hugging Face에 올린 사람',
    trended: (day: string, counts: string) => `${day}까지 한 주 동안 ${counts}`,
    tagRule: {
      signal: '한 주 안에 많은 사람이 추천하거나 저장한 논문입니다.',
      edition: '편집자가 에디션에 고른 논문입니다.',
    },
    how: '집계 방법',
    howText: ({ weights, halfLives, tagged }) => [
      'Hugging Face의 추천 하나가 한 목소리이고, 이곳 독자의 저장도 한 목소리입니다. 그곳의 댓글, 코드의 스타, 이곳 논문 페이지의 조회와 거기서 연 PDF도 세지만 비중은 작습니다.',
      `오늘 생긴 것은 그대로 세고, 오래될수록 작게 셉니다. 오늘 목록에서는 ${count.format(halfLives.day)}일, 이번 주 목록에서는 ${count.format(halfLives.week)}일, 이번 달 목록에서는 ${count.format(halfLives.month)}일이 지나면 절반이 됩니다.`,
      `종류마다 두 배가 될 때 한 걸음입니다. 10에서 20이 되는 것과 1,000에서 2,000이 되는 것이 같습니다. 한 걸음의 값은 저장 ${count.format(weights.saves)}, 추천 ${count.format(weights.upvotes)}, PDF ${count.format(weights.pdfClicks)}, 댓글 ${count.format(weights.comments)}, 조회 ${count.format(weights.reads)}, 스타 ${count.format(weights.stars)}입니다. 값이 같으면 날마다 바뀌는 제비로 순서를 정합니다.`,
      `주제 ‘화제의 논문’은 이번 주 상위 ${count.format(tagged.first)}편 가운데 추천과 저장이 합쳐서 ${count.format(tagged.voices)}회 이상인 논문에 붙으며, 하루에 새로 붙는 것은 많아야 ${count.format(tagged.aDay)}편입니다. 이 주제를 팔로우하면 논문마다 한 번씩 받습니다.`,
      '조회와 PDF는 논문별 하루 합계 하나로만 남습니다. 쿠키도 주소도, 누구인지 알 수 있는 어떤 것도 남기지 않습니다. 수집 로봇과 미리 가져온 페이지는 빼고, 스크립트가 꺼져 있으면 연 PDF는 세지 않습니다. 목록은 10분마다 새로 만들며, 하루는 UTC 자정에 시작합니다.',
    ],
  },
}
