/** People, culture and science with computers. */
import { topicTable } from './topic-table.ts'

export const peopleAndSociety = topicTable('People and society', [
  {
    slug: 'human-ai',
    name: { en: 'Human-AI collaboration', ko: '인간-AI 협업' },
    description: {
      en: 'People working with models: trust, reliance, teamwork.',
      ko: '모델과 함께 일하는 사람들: 신뢰, 의존, 협력',
    },
    rule: [
      '"human AI collaboration" (cat:cs.HC OR ti:(human OR trust OR collaboration OR collaborative OR assistance OR expert))',
      '"human AI interaction" cat:cs.HC',
      'ti:("human AI" OR "human in the loop" OR "human agent" OR overreliance OR "user trust" OR ="AI Assistance" OR ="AI assistance")',
    ],
  },
  {
    slug: 'hci',
    name: { en: 'User interfaces and studies', ko: '사용자 인터페이스와 사용자 연구' },
    description: {
      en: 'Interfaces, user studies and input techniques.',
      ko: '인터페이스, 사용자 연구, 입력 기술',
    },
    rule: [
      '"user study" cat:cs.HC',
      'ti:("user interface" OR "user experience" OR "eye tracking" OR "interaction design")',
      'ti:gaze cat:cs.HC',
      'ti:gesture cat:cs.HC',
      '"formative study" cat:cs.HC',
    ],
  },
  {
    slug: 'xr',
    name: { en: 'Virtual and augmented reality', ko: '가상·증강 현실' },
    description: { en: 'Headsets, immersion and mixed worlds.', ko: '헤드셋, 몰입, 혼합 현실' },
    rule: [
      'ti:("virtual reality" OR "augmented reality" OR "mixed reality" OR "extended reality")',
      '("virtual reality" OR "augmented reality" OR "mixed reality" OR "extended reality") cat:cs.HC',
      'ti:(=VR OR =AR OR =XR) (headset OR immersive OR "virtual reality" OR "augmented reality")',
    ],
  },
  {
    slug: 'visualization',
    name: { en: 'Visualization', ko: '시각화' },
    description: {
      en: 'Charts and graphics that make data understandable.',
      ko: '데이터를 이해하게 해 주는 차트와 그래픽',
    },
    rule: [
      'ti:(=Visualization OR =visualization OR =Visualizations OR =Visualizing OR =Visualisation OR =visualisation OR infographic)',
      '"visual analytics"',
      'ti:chart -cat:cs.GR -cat:math',
      '"scientific visualization"',
    ],
  },
  {
    slug: 'accessibility',
    name: { en: 'Accessibility', ko: '접근성' },
    description: {
      en: 'Technology for disabled and older people.',
      ko: '장애인과 고령자를 위한 기술',
    },
    rule: [
      'ti:accessibility (disability OR disabled OR blind OR deaf OR impaired OR impairment OR "screen reader" OR WCAG)',
      '"visually impaired"',
      '"visual impairment"',
      '"blind and low vision"',
      '"screen reader"',
      '"assistive technology"',
      'ti:(dyslexia OR autism)',
      '"sign language"',
    ],
  },
  {
    slug: 'fairness',
    name: { en: 'Fairness and bias', ko: '공정성과 편향' },
    description: {
      en: 'Unequal treatment by models, measured and mended.',
      ko: '모델의 불공정을 측정하고 바로잡는 연구',
    },
    rule: [
      'ti:fairness (cat:cs.LG OR cat:cs.CY OR cat:cs.CL OR cat:cs.CV OR cat:cs.AI OR cat:cs.HC) -ti:scheduling',
      'ti:("gender bias" OR "social bias" OR "racial bias" OR "demographic bias" OR stereotype OR debiasing)',
      '"algorithmic fairness"',
      '"demographic parity"',
    ],
  },
  {
    slug: 'cultural-ai',
    name: { en: 'Culture and values', ko: '문화와 가치' },
    description: {
      en: 'How models carry cultures, politics and morals.',
      ko: '모델에 담긴 문화, 정치, 도덕',
    },
    rule: [
      'ti:cultural (cat:cs.CL OR cat:cs.CV OR cat:cs.CY OR cat:cs.AI)',
      'ti:culture (cat:cs.CL OR cat:cs.CY)',
      'ti:(moral OR "political bias" OR ideology OR ideological OR "human values")',
      'ti:(pluralism OR pluralistic) (value OR moral OR opinion OR alignment)',
    ],
  },
  {
    slug: 'ai-governance',
    name: { en: 'AI governance and policy', ko: 'AI 거버넌스와 정책' },
    description: {
      en: 'Law, audits, standards and responsibility for AI.',
      ko: 'AI의 법, 감사, 표준, 책임',
    },
    rule: [
      'ti:("AI governance" OR "AI policy" OR "AI regulation" OR "responsible AI" OR "AI ethics" OR "AI risk" OR "trustworthy AI" OR =Accountability OR =accountability)',
      '="AI Act" (cat:cs.CY OR ti:(compliance OR regulation OR regulatory OR risk OR law))',
      'ti:(=Governance OR =governance) (AI OR LLM OR agent)',
      'ti:(=Audit OR =Auditing OR =Audits) (AI OR LLM OR "language model") -cat:cs.CE',
      'ti:liability AI',
    ],
  },
  {
    slug: 'ai-and-work',
    name: { en: 'AI, work and economy', ko: 'AI와 일, 경제' },
    description: {
      en: 'Jobs, productivity and firms under AI.',
      ko: 'AI 시대의 일자리, 생산성, 기업',
    },
    rule: [
      '"labor market"',
      'ti:(workforce OR "future of work" OR "AI economy" OR "agent economy" OR "economic impact" OR "consumer behavior")',
      'ti:(=Productivity OR =productivity) (AI OR LLM)',
      'ti:(=Occupation OR =Occupations OR =occupations OR =Occupational) (AI OR LLM)',
      '"agentic market"',
    ],
  },
  {
    slug: 'social-media',
    name: { en: 'Social media', ko: '소셜 미디어' },
    description: {
      en: 'What people post, share and argue about online.',
      ko: '사람들이 온라인에 올리고 나누고 다투는 것들',
    },
    rule: [
      'ti:("social media" OR reddit OR twitter OR tiktok OR youtube OR mastodon OR bluesky OR wikipedia)',
      '"online community" cat:cs.SI',
    ],
  },
  {
    slug: 'creativity',
    name: { en: 'Creativity and the arts', ko: '창의성과 예술' },
    description: {
      en: 'Stories, design, film and art with machines.',
      ko: '기계와 함께 만드는 이야기, 디자인, 영화, 미술',
    },
    rule: [
      'ti:(creativity OR storytelling OR "story generation" OR poetry OR literary OR fiction OR humor OR "novel writing") cat:cs',
      'ti:(film OR painting OR comic OR artwork OR screenplay OR movie) (cat:cs.CL OR cat:cs.CV OR cat:cs.MM OR cat:cs.HC OR cat:cs.AI)',
    ],
  },
  {
    slug: 'cultural-heritage',
    name: { en: 'Cultural heritage', ko: '문화유산' },
    description: {
      en: 'Archives, museums, old texts and archaeology.',
      ko: '기록관, 박물관, 옛 문헌, 고고학',
    },
    rule: [
      '"cultural heritage"',
      'ti:(heritage OR archaeological OR archaeology)',
      '(="digital humanities" OR ="Digital Humanities")',
      'ti:historical (manuscript OR archive OR document OR corpus OR newspaper)',
      'ti:(ancient OR manuscript) cat:cs',
    ],
  },
  {
    slug: 'games',
    name: { en: 'Games', ko: '게임' },
    description: {
      en: 'Playing, making and learning in games.',
      ko: '게임을 하고, 만들고, 게임에서 배우는 연구',
    },
    rule: [
      'ti:("video game" OR minecraft OR chess OR poker OR "board game" OR "game playing" OR "game agent" OR "game AI" OR mahjong OR werewolf OR "game design" OR "game engine" OR "procedural generation")',
      '"procedural content generation"',
    ],
  },
  {
    slug: 'education',
    name: { en: 'Education', ko: '교육' },
    description: {
      en: 'Tutors, classrooms, grading and learners.',
      ko: '튜터, 교실, 채점, 학습자',
    },
    rule: [
      'ti:(education OR "automated grading" OR "essay scoring")',
      'ti:student -ti:("student model" OR teacher OR distillation OR "teacher student")',
      'ti:(tutor OR tutoring OR classroom OR pedagogical OR curriculum) (student OR learner OR classroom OR teacher) -ti:"curriculum learning"',
      '"knowledge tracing"',
      '"automated essay scoring"',
      'ti:teaching (classroom OR learner OR education)',
    ],
  },
  {
    slug: 'peer-review',
    name: { en: 'Science of science, peer review', ko: '과학학과 동료 심사' },
    description: {
      en: 'Papers, citations, reviews and how science works.',
      ko: '논문, 인용, 심사, 그리고 과학이 돌아가는 방식',
    },
    rule: [
      '(="peer review" OR ="Peer Review" OR ="peer reviews") (paper OR manuscript OR conference)',
      'ti:citation (cat:cs.DL OR cat:cs.CL OR cat:cs.IR OR cat:cs.AI)',
      'bibliometric',
      'scientometric',
      'ti:("scientific literature" OR "literature review" OR "scientific paper" OR "research paper" OR =Reproducibility OR =reproducibility)',
    ],
  },
  {
    slug: 'ai-scientist',
    name: { en: 'AI for discovery', ko: 'AI와 과학적 발견' },
    description: {
      en: 'Agents and models that form hypotheses, run experiments and find things.',
      ko: '가설을 세우고 실험하고 무언가를 찾아내는 에이전트와 모델',
    },
    rule: [
      'ti:("scientific discovery" OR "AI scientist" OR "autonomous research" OR "autonomous science" OR "hypothesis generation" OR "algorithm discovery" OR "research idea" OR "AI for science" OR "self driving laboratory" OR "laboratory automation")',
      '"automated scientific discovery"',
    ],
  },
])
