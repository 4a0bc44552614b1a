/** Translations that people made: written at the desk, and brought in from pages that hold them already. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenEditor } from '../../../src/editorial/editor.ts'
import { createSeries } from '../../../src/editorial/series.ts'
import { importTranslations } from '../../../src/editorial/translations/by-hand/import-translations.ts'
import { readTranslationJson } from '../../../src/editorial/translations/by-hand/read-translation-json.ts'
import { readTranslationText } from '../../../src/editorial/translations/by-hand/read-translation-text.ts'
import { readTranslations } from '../../../src/editorial/translations/read-translations.ts'
import { storePapers } from '../../../src/papers/store-papers.ts'
import { auditLog } from '../../../src/storage/schema/editorial.ts'
import { papers } from '../../../src/storage/schema/papers.ts'
import { incomingPaper } from '../../support/incoming-paper.ts'
import { get, openWeb, post } from '../../web/support.ts'

const abstracts = {
  sheep:
    'Counting sheep from the air is hard when the flock moves. We propose a scale that weighs 12.1% more sheep and is 6.1$\\times$ smaller than a barn.',
  wool: 'Wool is priced by night in many markets. We show that prices fall by 3 points when the moon is full, on all but two islands.',
  loom: 'A loom that reads patterns aloud helps weavers who do not see. We describe one and let ninety weavers try it for a year.',
}

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
  const fields = { slug: 'daily', name: '매일 논문', language: 'ko', timezone: 'Asia/Seoul' }
  await createSeries(web.db, { by: tokenEditor, ...fields })
  await addPaper('2611.20001', 'Weighing Sheep from the Air', abstracts.sheep)
  await addPaper('2611.20002', 'Pricing Wool by Night', abstracts.wool)
  await addPaper('2611.20003', 'A Loom That Reads', abstracts.loom)
})
afterAll(() => web?.close())

async function addPaper(publicId: string, title: string, abstract: string): Promise<void> {
  const at = new Date('2026-11-17T05:00:00Z')
  const paper = incomingPaper({ publicId, title, abstract, listingDay: '2026-11-17' })
  await web.db.transaction((tx) => storePapers(tx, { papers: [paper], source: 'arxiv-rss', at }))
  await web.db.update(papers).set({ availableAt: at }).where(eq(papers.publicId, publicId))
}

async function heldOf(publicId: string, locale: string) {
  const [paper] = await web.db.select().from(papers).where(eq(papers.publicId, publicId))
  if (!paper) throw new Error('no such paper')
  return (await readTranslations(web.db, { paper, locale }))[0] ?? null
}

/** As such a page stands: the abstract, its translation, and what the site puts around them. */
const page = [
  abstracts.sheep,
  '',
  '',
  '翻译:羊群移动时,从空中数羊十分困难。我们提出一种秤,称出的羊多12.1%,体积仅为谷仓的6.1倍。',
  '',
  '0',
  '下载',
  '关闭预览',
  '相关内容',
  'Linux导论,Introduction to Linux,96页ppt',
  '专知会员服务',
  '82+阅读 · 2020年7月26日',
].join('\n')

describe('a page with an abstract and its translation', () => {
  const bring = (text: string, more: { dryRun?: boolean; language?: string } = {}) =>
    importTranslations(web.db, {
      file: readTranslationText(text),
      ...{ language: more.language ?? null, dryRun: more.dryRun ?? false, who: 'import' },
    })

  it('is shown by a dry run as it was understood, with lines and doubts, and nothing is kept', async () => {
    const report = await bring(page, { dryRun: true })
    expect(report).toMatchObject({ created: 1, updated: 0, skipped: [] })
    const [told] = report.translations
    expect(told).toMatchObject({
      paper: '2611.20001',
      language: 'zh',
      lines: { abstract: 1, translation: 4 },
    })
    expect(told?.abstract).toMatch(/^羊群移动时.*6\.1倍。$/)
    expect(told?.doubts).toEqual([
      'no title in that language: the original title stays',
      'abstract: the formula $\\times$ is missing',
    ])
    expect(await heldOf('2611.20001', 'zh')).toBeNull()
  })

  it('is brought in once, and stands beside the original', async () => {
    expect(await bring(page)).toMatchObject({ created: 1 })
    expect(await bring(page)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    const html = await (await get(web.make(), '/papers/2611.20001?lang=zh')).text()
    expect(html).toContain('羊群移动时')
    expect(await bring(page.replace('十分困难', '很难'))).toMatchObject({ updated: 1 })
  })

  it('is read from Markdown too, with title and authors, several in a file', async () => {
    const text = [
      '# Pricing Wool by Night',
      '(Ada Bee, Carl Dee)',
      '',
      '**Wool is dear at night.** This is another abstract than the one that is held here, so the title decides.',
      '',
      '제목: 밤의 양털 값',
      '**번역:** 양털은 많은 시장에서 밤에 값이 매겨진다. 보름이면 값이 3 떨어진다.',
      '',
      '# Nothing Anybody Holds',
      '(Eve Fox)',
      '',
      'An abstract that no paper here has, which is long enough to be taken for an abstract indeed.',
      '',
      '번역: 여기에 없는 논문의 초록입니다. 아무도 가지고 있지 않습니다.',
    ].join('\n')
    const report = await bring(text)
    expect(report).toMatchObject({ created: 1, skipped: [{ row: 14 }] })
    expect(report.skipped[0]?.why).toContain('no paper held')
    expect(await heldOf('2611.20002', 'ko')).toMatchObject({
      ...{ title: '밤의 양털 값', madeBy: 'import' },
    })
  })

  it('is read where the translated title stands above the abstract, too', async () => {
    const text = ['标题:会朗读的织机', abstracts.loom, '翻译:一种会朗读图案的织机。'].join('\n')
    const report = await bring(text, { dryRun: true })
    expect(report).toMatchObject({ created: 1, skipped: [] })
    expect(report.translations).toMatchObject([{ paper: '2611.20003', title: '会朗读的织机' }])
  })

  it('asks for a language that the letters do not tell, and says when there is nothing in a file', async () => {
    const text = `https://arxiv.org/abs/2611.20003\n${abstracts.loom}\nTranslation: Un telar que lee en voz alta.`
    expect((await bring(text)).skipped[0]?.why).toContain('--language')
    expect((await bring(text, { language: 'es' })).skipped[0]?.why).toContain('not known')
    expect((await bring('Nothing here.')).skipped).toEqual([
      { row: 1, why: 'no line begins with 翻译:, 번역:, 訳: or Translation:' },
    ])
  })
})

it('JSON names papers by id or title; an entry that is none is named and passed over', async () => {
  const entries = [
    { paper: 'arXiv:2611.20003', language: 'ja', title: '読み上げる織機', abstract: '織機。' },
    {
      paper: 'Pricing Wool by Night',
      authors: ['Carl Dee'],
      language: 'ja',
      title: '夜の羊毛',
      abstract: '羊毛は3下がる。',
    },
    {
      paper: 'Pricing Wool by Night',
      authors: ['Zoe Zed'],
      language: 'zh',
      title: '羊毛',
      abstract: '羊毛3。',
    },
    { language: 'ja' },
  ]
  const file = readTranslationJson(JSON.stringify({ translations: entries }))
  const report = await importTranslations(web.db, {
    file,
    language: null,
    dryRun: false,
    who: 'import',
  })
  expect(report).toMatchObject({ created: 2 })
  expect(report.skipped.map(({ row }) => row).sort()).toEqual([3, 4])
  expect(await heldOf('2611.20003', 'ja')).toMatchObject({ title: '読み上げる織機' })
})

it('what is called by the name of a row that was joined to another goes to that one', async () => {
  await addPaper('10.1000/loom', 'Looms for the Ear', 'A journal tells of looms in its own words.')
  const [kept] = await web.db.select().from(papers).where(eq(papers.publicId, '2611.20003'))
  await web.db
    .update(papers)
    .set({ joinedTo: kept?.id as number, availableAt: null })
    .where(eq(papers.publicId, '10.1000/loom'))
  const entry = { paper: 'https://doi.org/10.1000/loom', language: 'zh', title: '织机' }
  const file = readTranslationJson(JSON.stringify([entry]))
  const given = { file, language: null, dryRun: false, who: 'import' }
  expect(await importTranslations(web.db, given)).toMatchObject({ created: 1, skipped: [] })
  expect(await heldOf('2611.20003', 'zh')).toMatchObject({ title: '织机' })
})

describe('at the desk', () => {
  let headers: { cookie: string }
  beforeAll(async () => {
    const answer = await post(web.app, '/admin/sign-in', { token: 'a token of the operator' })
    headers = { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
  })
  const path = '/admin/desk/daily/translate'
  const given = { paper: '2611.20001', language: 'ko', title: '하늘에서 양 재기' }
  const right = '움직이는 양 떼를 12.1% 더 재고 6.1$\\times$ 작은 저울을 제안한다.'

  it('shows the original beside a form in the language of the series', async () => {
    const html = await (await get(web.app, `${path}?paper=2611.20001`, headers)).text()
    expect(html).toContain('Weighing Sheep from the Air')
    expect(html).toMatch(/<option value="ko" selected/)
    expect(html).not.toMatch(/<option value="en"/)
  })

  it('asks about numbers and formulas that are missing, and believes who insists', async () => {
    const lost = { ...given, abstract: '움직이는 양 떼를 더 재는 저울을 제안한다.' }
    const asked = await post(web.app, path, lost, headers)
    expect(asked.status).toBe(409)
    const html = await asked.text()
    expect(html).toContain('<code>$\\times$</code>')
    expect(html).toContain('<code>12.1</code>')
    expect(html).toContain('움직이는 양 떼를 더 재는 저울')
    expect(await heldOf('2611.20001', 'ko')).toBeNull()
    expect((await post(web.app, path, { ...lost, insists: '1' }, headers)).status).toBe(303)
    expect(await heldOf('2611.20001', 'ko')).toMatchObject({ madeBy: 'editor' })
    expect((await post(web.app, path, { ...given, abstract: right }, headers)).status).toBe(303)
    const shown = await (await get(web.make(), '/papers/2611.20001?lang=ko')).text()
    expect(shown).toContain('하늘에서 양 재기')
    expect(shown).toContain('편집자가 직접 번역했습니다.')
    const lines = await web.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.act, 'translation-written'))
    expect(lines.map(({ what, detail }) => [what, detail.insisted])).toEqual([
      ['2611.20001', true],
      ['2611.20001', false],
    ])
  })

  it('stays when a file says something else, and refuses what is no translation', async () => {
    const file = readTranslationJson(
      JSON.stringify([{ paper: '2611.20001', language: 'ko', title: '양', abstract: '양.' }]),
    )
    const report = await importTranslations(web.db, {
      file,
      language: null,
      dryRun: false,
      who: 'import',
    })
    expect(report).toMatchObject({ unchanged: 1 })
    expect(await heldOf('2611.20001', 'ko')).toMatchObject({ title: '하늘에서 양 재기' })
    const status = async (fields: Record<string, string>) =>
      (await post(web.app, path, { ...given, abstract: right, ...fields }, headers)).status
    expect(await status({ title: '' })).toBe(400)
    expect(await status({ language: 'en' })).toBe(400)
    expect(await status({ paper: '2611.99999' })).toBe(404)
    expect((await post(web.app, path, { ...given, abstract: right })).status).toBe(401)
  })
})
