/** The lists of what is noticed, in Japanese. */
import type { noticedPages } from '../en/web-noticed.ts'
import type { Said } from '../language.ts'

const count = new Intl.NumberFormat('ja')

export const jaNoticed: Said<typeof noticedPages> = {
  noticed: {
    menu: '話題',
    label: '一覧',
    tabs: { day: '今日', week: '今週', month: '今月', saved: '保存の多い順', newest: '新着' },
    titles: {
      day: '今日の話題',
      week: '今週の話題',
      month: '今月の話題',
      saved: '保存の多い論文',
      newest: '新着論文',
    },
    leads: {
      day: '分野を問わず、今日と昨日に注目された論文です。',
      week: '分野を問わず、この7日間に注目された論文です。',
      month: '分野を問わず、この30日間に注目された論文です。',
      saved: 'ここの読者が最も多く保存している論文です。件数だけを示し、誰かは決して示しません。',
      newest: 'ここにあるすべての論文を、公開の新しい順に示します。',
    },
    none: {
      trend: 'この期間に注目された論文はまだありません。',
      saved: '保存された論文はまだありません。',
      newest: '論文はまだありません。次の公開で最初の論文が届きます。',
    },
    follow: '話題の論文をメールで受け取る',
    upvotes: (n: number) => `高評価${count.format(n)}件`,
    comments: (n: number) => `コメント${count.format(n)}件`,
    stars: (n: number) => `スター${count.format(n)}個`,
    saves: (n: number) => `保存${count.format(n)}件`,
    reads: (n: number) => `閲覧${count.format(n)}回`,
    pdfClicks: (n: number) => `PDFを開いた回数${count.format(n)}回`,
    lately: (counts: string) => `30日間で${counts}`,
    organization: '所属機関',
    submittedBy: 'Hugging Faceに紹介した人',
    trended: (day: string, counts: string) => `${day}までの1週間に${counts}`,
    tagRule: {
      signal: '1週間のうちに多くの人が高評価または保存した論文です。',
      edition: '編集者がエディションに選んだ論文です。',
    },
    how: '集計のしかた',
    howText: ({ weights, halfLives, tagged }) => [
      'Hugging Faceでの高評価1件が1票、ここの読者の保存1件も1票です。そこでのコメント、コードのスター、ここの論文ページの閲覧、そこから開かれたPDFも数えますが、重みは小さくなります。',
      `今日のぶんはそのまま数え、古いほど小さく数えます。今日の一覧では${count.format(halfLives.day)}日、今週の一覧では${count.format(halfLives.week)}日、今月の一覧では${count.format(halfLives.month)}日で半分になります。`,
      `どの種類も、2倍になるごとに一歩です。10が20になることと、1,000が2,000になることは同じです。一歩の重みは、保存${count.format(weights.saves)}、高評価${count.format(weights.upvotes)}、PDF${count.format(weights.pdfClicks)}、コメント${count.format(weights.comments)}、閲覧${count.format(weights.reads)}、スター${count.format(weights.stars)}です。同点のときは、毎日変わるくじで順序を決めます。`,
      `トピック「話題の論文」は、今週の上位${count.format(tagged.first)}件のうち、高評価と保存が合わせて${count.format(tagged.voices)}件以上の論文に付き、新しく付くのは1日に最大${count.format(tagged.aDay)}件です。フォローしている読者には、それぞれ一度だけ届きます。`,
      '閲覧とPDFは、論文ごとに1日1つの合計だけを残します。Cookieもアドレスも、誰かを示すものは何も残しません。クローラーと先読みされたページは除き、スクリプトが無効なときに開かれたPDFは数えません。一覧は10分ごとに作り直し、1日はUTCの0時に始まります。',
    ],
  },
}
