/** The headings that tags stand under, in the languages beside English. */
import { inLocale } from '../../in-locale.ts'

/** By the heading in English, which is what a tag holds. */
const headings: Readonly<Record<string, { ko: string; zh: string; ja: string }>> = {
  'Machine learning': { ko: '기계 학습', zh: '机器学习', ja: '機械学習' },
  'Generative models': { ko: '생성 모델', zh: '生成模型', ja: '生成モデル' },
  'Trust and data': { ko: '신뢰와 데이터', zh: '可信与数据', ja: '信頼性とデータ' },
  'Architectures and efficiency': {
    ko: '구조와 효율',
    zh: '架构与效率',
    ja: 'アーキテクチャと効率',
  },
  Language: { ko: '언어', zh: '语言', ja: '言語' },
  Agents: { ko: '에이전트', zh: '智能体', ja: 'エージェント' },
  'Language tasks': { ko: '언어 과제', zh: '语言任务', ja: '言語タスク' },
  Community: { ko: '커뮤니티', zh: '社区', ja: 'コミュニティ' },
  Editions: { ko: '에디션', zh: '期刊', ja: 'エディション' },
  Vision: { ko: '비전', zh: '视觉', ja: 'ビジョン' },
  'Video and 3D': { ko: '영상과 3D', zh: '视频与三维', ja: '動画と3D' },
  Multimodal: { ko: '멀티모달', zh: '多模态', ja: 'マルチモーダル' },
  'Speech and audio': { ko: '음성과 오디오', zh: '语音与音频', ja: '音声と音響' },
  Robotics: { ko: '로봇공학', zh: '机器人', ja: 'ロボティクス' },
  'Systems and networks': {
    ko: '시스템과 네트워크',
    zh: '系统与网络',
    ja: 'システムとネットワーク',
  },
  'Data and retrieval': { ko: '데이터와 검색', zh: '数据与检索', ja: 'データと検索' },
  Software: { ko: '소프트웨어', zh: '软件', ja: 'ソフトウェア' },
  'Security and safety': { ko: '보안과 안전', zh: '安全', ja: 'セキュリティと安全性' },
  'People and society': { ko: '사람과 사회', zh: '人与社会', ja: '人と社会' },
  Theory: { ko: '이론', zh: '理论', ja: '理論' },
  Quantum: { ko: '양자', zh: '量子', ja: '量子' },
  Mathematics: { ko: '수학', zh: '数学', ja: '数学' },
  'Applied mathematics': { ko: '응용수학', zh: '应用数学', ja: '応用数学' },
  'Gravity and particles': { ko: '중력과 입자', zh: '引力与粒子', ja: '重力と素粒子' },
  'Matter and light': { ko: '물질과 빛', zh: '物质与光', ja: '物質と光' },
  Astronomy: { ko: '천문학', zh: '天文学', ja: '天文学' },
  'Materials and chemistry': { ko: '재료와 화학', zh: '材料与化学', ja: '材料と化学' },
  Biology: { ko: '생물학', zh: '生物学', ja: '生物学' },
  Medicine: { ko: '의학', zh: '医学', ja: '医学' },
  'Economics and finance': { ko: '경제와 금융', zh: '经济与金融', ja: '経済と金融' },
  'Earth and climate': { ko: '지구와 기후', zh: '地球与气候', ja: '地球と気候' },
  'Computer Science': { ko: '컴퓨터 과학', zh: '计算机科学', ja: '計算機科学' },
  Statistics: { ko: '통계학', zh: '统计学', ja: '統計学' },
  'Electrical Engineering and Systems': {
    ko: '전기공학과 시스템',
    zh: '电气工程与系统',
    ja: '電気工学とシステム',
  },
  'High Energy, Nuclear and Quantum Physics': {
    ko: '고에너지·핵·양자 물리학',
    zh: '高能、核与量子物理',
    ja: '高エネルギー・原子核・量子物理学',
  },
  Physics: { ko: '물리학', zh: '物理学', ja: '物理学' },
  Astrophysics: { ko: '천체물리학', zh: '天体物理学', ja: '天体物理学' },
  'Condensed Matter': { ko: '응집물질', zh: '凝聚态', ja: '凝縮系' },
  'Nonlinear Sciences': { ko: '비선형 과학', zh: '非线性科学', ja: '非線形科学' },
  'Quantitative Biology': { ko: '정량생물학', zh: '定量生物学', ja: '定量生物学' },
  'Quantitative Finance': { ko: '계량금융', zh: '定量金融', ja: '計量ファイナンス' },
  Hashtags: { ko: '해시태그', zh: '话题标签', ja: 'ハッシュタグ' },
  Economics: { ko: '경제학', zh: '经济学', ja: '経済学' },
}

/** One that editors made stays as they wrote it. */
export const headingIn = (heading: string, locale: string): string =>
  inLocale({ en: heading, ...(Object.hasOwn(headings, heading) && headings[heading]) }, locale)
