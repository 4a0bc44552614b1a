/** Spacetime, particles and nuclei. */
import { topicTable } from './topic-table.ts'

export const gravityAndParticles = topicTable('Gravity and particles', [
  {
    slug: 'black-holes',
    name: { en: 'Black holes and gravity', ko: '블랙홀과 중력' },
    description: {
      en: 'General relativity, black holes and tests of gravity.',
      ko: '일반상대성이론, 블랙홀, 중력의 검증',
    },
    rule: [
      '"black hole" (cat:gr-qc OR cat:hep-th OR cat:astro-ph OR cat:math-ph)',
      '"general relativity" (cat:gr-qc OR cat:hep-th OR cat:astro-ph OR cat:math-ph)',
      '"modified gravity"',
      '"event horizon"',
      '"quasinormal mode"',
      '"hawking radiation"',
      'ti:wormhole',
    ],
  },
  {
    slug: 'gravitational-waves',
    name: { en: 'Gravitational waves', ko: '중력파' },
    description: {
      en: 'Ripples of spacetime: sources, detectors, signals.',
      ko: '시공간의 물결: 원천, 검출기, 신호',
    },
    rule: [
      '"gravitational wave"',
      '=LIGO',
      '=LISA (gravitational OR astro)',
      '"pulsar timing array"',
      '"binary merger"',
    ],
  },
  {
    slug: 'string-theory',
    name: { en: 'Strings and quantum gravity', ko: '끈 이론과 양자 중력' },
    description: {
      en: 'Holography, strings and theories of quantum spacetime.',
      ko: '홀로그래피, 끈 이론, 양자 시공간 이론',
    },
    rule: [
      '"string theory" (cat:hep-th OR cat:math-ph OR cat:gr-qc)',
      '"quantum gravity" (cat:hep-th OR cat:gr-qc OR cat:quant-ph)',
      '"AdS CFT"',
      'holography cat:hep-th',
      '"conformal field theory"',
      'supersymmetry',
      'supergravity',
      'swampland',
      '"loop quantum gravity"',
    ],
  },
  {
    slug: 'particle-physics',
    name: { en: 'Particle physics', ko: '입자 물리학' },
    description: {
      en: 'The Standard Model, colliders and what may lie beyond.',
      ko: '표준 모형, 가속기 실험, 그 너머',
    },
    rule: [
      '"standard model" (cat:hep-ph OR cat:hep-ex OR cat:hep-th)',
      '=LHC (cat:hep-ph OR cat:hep-ex OR cat:hep-th OR cat:physics OR cat:nucl-ex)',
      'higgs (cat:hep-ph OR cat:hep-ex OR cat:hep-th)',
      '"large hadron collider"',
      'ti:(=Collider OR =Colliders OR =collider OR =colliders)',
      '"top quark"',
      'jet (cat:hep-ph OR cat:hep-ex)',
      '"flavor physics"',
      'axion',
    ],
  },
  {
    slug: 'neutrinos',
    name: { en: 'Neutrinos', ko: '중성미자' },
    description: {
      en: 'Neutrino masses, oscillations and detectors.',
      ko: '중성미자의 질량, 진동, 검출',
    },
    rule: ['neutrino'],
  },
  {
    slug: 'dark-matter',
    name: { en: 'Dark matter', ko: '암흑 물질' },
    description: { en: 'What it is and how it is searched for.', ko: '암흑 물질의 정체와 탐색' },
    rule: [
      '"dark matter"',
      '=WIMP',
      '=WIMPs',
      '"dark photon"',
      '"sterile neutrino"',
      '"primordial black hole"',
    ],
  },
  {
    slug: 'qcd',
    name: { en: 'QCD and nuclear physics', ko: '양자색역학과 핵물리' },
    description: {
      en: 'Quarks, hadrons, nuclei and dense matter.',
      ko: '쿼크, 강입자, 원자핵, 고밀도 물질',
    },
    rule: [
      '=QCD',
      '"lattice gauge"',
      '"quark gluon plasma"',
      '"heavy ion collision"',
      '"nuclear structure"',
      'ti:hadron',
      'ti:nuclei (cat:nucl-th OR cat:nucl-ex)',
      '"nuclear force"',
      '"equation of state" (cat:nucl-th OR cat:astro-ph.HE)',
    ],
  },
])
