/** Materials, molecules and devices. */
import { topicTable } from './topic-table.ts'

export const materialsAndChemistry = topicTable('Materials and chemistry', [
  {
    slug: 'materials-discovery',
    name: { en: 'Materials discovery', ko: '재료 발견' },
    description: {
      en: 'Finding and designing materials with computers.',
      ko: '컴퓨터로 재료를 찾고 설계하는 연구',
    },
    rule: [
      '"materials discovery"',
      'ti:("materials science" OR alloy)',
      '"materials science" cat:cond-mat',
      '"crystal structure prediction"',
      '"crystal generation"',
      '"inverse design" (material OR crystal OR alloy) (cat:cond-mat OR cat:physics OR cat:cs.CE OR cat:cs.AI OR cat:cs.LG)',
      '"materials informatics"',
      '"high throughput screening" cat:cond-mat',
    ],
  },
  {
    slug: 'molecular-simulation',
    name: { en: 'Molecular simulation', ko: '분자 시뮬레이션' },
    description: {
      en: 'Molecular dynamics and learned force fields.',
      ko: '분자 동역학과 기계 학습 힘장',
    },
    rule: [
      '"molecular dynamics"',
      '"interatomic potential"',
      '"force field" (cat:physics OR cat:cond-mat OR cat:q-bio OR cat:cs.LG)',
      '"coarse grained" (cat:physics.chem-ph OR cat:cond-mat.soft OR cat:physics.bio-ph)',
      '"enhanced sampling" (cat:physics OR cat:cond-mat)',
      '"free energy calculation"',
    ],
  },
  {
    slug: 'electronic-structure',
    name: { en: 'Electronic structure', ko: '전자 구조' },
    description: {
      en: 'Density functional theory and quantum chemistry.',
      ko: '밀도 범함수 이론과 양자 화학',
    },
    rule: [
      '"density functional theory"',
      '=DFT (cat:cond-mat OR cat:physics)',
      '"quantum chemistry"',
      '"coupled cluster" cat:physics',
      '("first principles" OR "ab initio") (cat:cond-mat OR cat:physics.chem-ph OR cat:physics.comp-ph)',
      '"band structure" cat:cond-mat',
      '"hartree fock"',
    ],
  },
  {
    slug: 'molecules',
    name: { en: 'Molecules and drug design', ko: '분자와 신약 설계' },
    description: {
      en: 'Generating, predicting and synthesizing molecules.',
      ko: '분자의 생성, 예측, 합성',
    },
    rule: [
      '"drug discovery"',
      '"drug design"',
      '"molecular generation"',
      '"molecule generation"',
      '"molecular optimization"',
      'ti:"molecular property"',
      'ti:molecule (cat:cs OR cat:q-bio)',
      'retrosynthesis',
      '"chemical reaction" (cat:cs OR cat:physics.chem-ph)',
      '"molecular docking"',
      'ti:(chemistry OR chemical) (cat:cs OR cat:cond-mat.mtrl-sci OR cat:physics.chem-ph)',
    ],
  },
  {
    slug: 'energy-materials',
    name: { en: 'Batteries and catalysis', ko: '배터리와 촉매' },
    description: {
      en: 'Storing energy and speeding reactions.',
      ko: '에너지를 저장하고 반응을 빠르게 하는 연구',
    },
    rule: [
      '"lithium ion"',
      'ti:battery -ti:"test battery"',
      '"solid electrolyte"',
      'catalyst (cat:physics OR cat:cond-mat OR cat:q-bio)',
      'ti:(catalyst OR catalysis)',
      'electrocatalysis',
      '"fuel cell"',
      '"water splitting"',
    ],
  },
  {
    slug: 'semiconductors',
    name: { en: 'Semiconductors and solar cells', ko: '반도체와 태양 전지' },
    description: {
      en: 'Devices, perovskites and electronic materials.',
      ko: '소자, 페로브스카이트, 전자 재료',
    },
    rule: [
      'perovskite',
      '"solar cell"',
      'photovoltaic (cat:cond-mat OR cat:physics)',
      'semiconductor (cat:cond-mat OR cat:physics)',
      '"quantum dot" (cat:cond-mat OR cat:physics)',
      'ferroelectric',
      'thermoelectric',
      '"wafer" (defect OR lithography OR semiconductor)',
    ],
  },
])
