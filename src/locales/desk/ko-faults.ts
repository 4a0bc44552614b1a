/** What is told at the desk about something that cannot be done, in Korean. */
import type { deskFaults } from '../en/desk-faults.ts'
import type { Said } from '../language.ts'

const count = new Intl.NumberFormat('ko')

export const koDeskFaults: Said<typeof deskFaults> = {
  notYourSeries: '이 시리즈의 편집자가 아닙니다.',
  askOperator: '운영자가 편집자로 추가해 드릴 수 있습니다.',
  operatorOnly: '운영자만 할 수 있습니다.',
  askWhoever: '서비스 운영자에게 문의해 주세요.',
  seriesTaken: (slug: string) => `시리즈 ${slug}이(가) 이미 있습니다.`,
  seriesSlug: '짧은 이름에는 a-z, 0-9, 붙임표만 40자까지 쓸 수 있습니다.',
  seriesName: '시리즈 이름이 없습니다.',
  seriesZone: '알 수 없는 시간대입니다.',
  seriesLanguage: '알 수 없는 언어입니다.',
  noSeries: '그런 시리즈가 없습니다.',
  noDay: '그런 날짜가 없습니다.',
  published: '이미 발행된 에디션입니다.',
  noPaper: '이 에디션에는 논문이 없습니다.',
  pickFirst: '먼저 논문을 골라 주세요.',
  passed: '이미 지난 시각입니다.',
  later: '더 늦은 시각을 고르거나 지금 발행해 주세요.',
  mailed: '이미 메일로 나간 에디션입니다.',
  correctInstead: '대신 글을 고쳐 주세요. 받은 분들께 알릴 수 있습니다.',
  changed: '그 사이 다른 편집자가 이 에디션을 고쳤습니다.',
  lookAgain: '아무것도 저장하지 않았습니다. 지금 상태를 보고 다시 해 주세요.',
  droppedPaper: '이 논문은 더 이상 에디션에 없습니다.',
  longNote: (most: number) => `글은 ${count.format(most)}자까지 쓸 수 있습니다.`,
  itHas: (n: number) => `지금은 ${count.format(n)}자입니다.`,
  notKnown: '알 수 없는 요청입니다.',
  noMoment: '시각이 아닙니다.',
  dayAndHour: '날짜와 시각을 골라 주세요.',
  pastedNothing: '붙여 넣은 것이 없습니다.',
  noTitle: '논문에 제목이 없습니다.',
  noSuchTag: (tag: string) => `주제 ${tag}이(가) 없습니다.`,
  isTag: (tag: string) => `${tag}은(는) 이미 주제이거나 다른 주제를 가리킵니다.`,
  noMerge: '합칠 수 없습니다.',
  mergeTopics: '자기 자신과는 합칠 수 없고, 규칙이 없는 해시태그만 다른 주제로 합칠 수 있습니다.',
  noPaperHeld: '그 논문은 여기에 없습니다.',
  translationMissing: '번역에는 제목이 있어야 하고, 초록이 있는 논문이면 초록도 있어야 합니다.',
  translationLong: '번역이 너무 깁니다.',
  translationSource: '이 논문은 이미 그 언어로 쓰여 있습니다.',
}
