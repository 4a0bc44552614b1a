/** What is told at the desk about something that cannot be done, in Japanese. */
import type { deskFaults } from '../en/desk-faults.ts'
import type { Said } from '../language.ts'

const count = new Intl.NumberFormat('ja')

export const jaDeskFaults: Said<typeof deskFaults> = {
  notYourSeries: 'このシリーズの編集者ではありません。',
  askOperator: '運営者が編集者に加えることができます。',
  operatorOnly: '運営者だけができます。',
  askWhoever: 'サービスの運営者にお問い合わせください。',
  seriesTaken: (slug: string) => `シリーズ ${slug} はすでにあります。`,
  seriesSlug: '短い名前に使えるのは a-z、0-9、ハイフンで、40 文字までです。',
  seriesName: 'シリーズに名前がありません。',
  seriesZone: 'そのタイムゾーンは見つかりません。',
  seriesLanguage: 'その言語は見つかりません。',
  noSeries: 'そのシリーズはありません。',
  noDay: 'その日付はありません。',
  published: 'この号はすでに発行されています。',
  noPaper: 'この号にはまだ論文がありません。',
  pickFirst: '先に論文を選んでください。',
  passed: 'その時刻は過ぎています。',
  later: 'もっと後の時刻を選ぶか、今すぐ発行してください。',
  mailed: 'この号はすでにメールで送られています。',
  correctInstead: '代わりに論評を訂正してください。受け取った方に知らせることができます。',
  changed: '別の編集者がこの号を変更しました。',
  lookAgain: '何も書き込まれていません。今の状態を見て、もう一度行ってください。',
  droppedPaper: 'その論文はもうこの号にありません。',
  longNote: (most: number) => `論評は ${count.format(most)} 文字までです。`,
  itHas: (n: number) => `今は ${count.format(n)} 文字です。`,
  notKnown: '不明な操作です。',
  noMoment: '時刻ではありません。',
  dayAndHour: '日付と時刻を指定してください。',
  pastedNothing: '何も貼り付けられていません。',
  noTitle: '論文に題名がありません。',
  noSuchTag: (tag: string) => `トピック ${tag} はありません。`,
  isTag: (tag: string) => `${tag} はすでにトピックか、別のトピックを指しています。`,
  noMerge: '統合できません。',
  mergeTopics: '自分自身とは統合できません。統合できるのは、規則のないハッシュタグだけです。',
  noPaperHeld: 'その論文はここにありません。',
  translationMissing: '翻訳には題名が必要です。要旨のある論文では要旨も必要です。',
  translationLong: '翻訳が長すぎます。',
  translationSource: 'この論文はもともとその言語です。',
}
