/** Life, from molecules to ecosystems. */
import { topicTable } from './topic-table.ts'

export const biology = topicTable('Biology', [
  {
    slug: 'proteins',
    name: { en: 'Proteins', ko: '단백질' },
    description: {
      en: 'Structure, design and language models of proteins.',
      ko: '단백질의 구조, 설계, 언어 모델',
    },
    rule: [
      'ti:(protein OR antibody OR peptide OR enzyme)',
      '"protein structure"',
      '"protein design"',
      '"protein language model"',
      'alphafold',
    ],
  },
  {
    slug: 'genomics',
    name: { en: 'Genomics and single cells', ko: '유전체와 단일세포' },
    description: {
      en: 'DNA, RNA, gene expression and cells one by one.',
      ko: 'DNA, RNA, 유전자 발현, 세포 하나하나',
    },
    rule: [
      'ti:(genomic OR genome OR gene OR =RNA)',
      '"gene expression"',
      '"single cell" (cat:q-bio OR RNA OR transcriptomics)',
      '"spatial transcriptomics"',
      'ti:=DNA -cat:cs.IT',
      '"gene regulatory"',
      'epigenomics',
      'crispr',
    ],
  },
  {
    slug: 'neuroscience',
    name: { en: 'Neuroscience', ko: '신경과학' },
    description: { en: 'Brains, neurons and models of cognition.', ko: '뇌, 뉴런, 인지 모델' },
    rule: [
      'cat:q-bio.NC ti:(neural OR neuron OR brain OR cortex OR cortical OR hippocampal OR memory OR cognitive OR visual OR neuroscience)',
      '"spiking neuron"',
      'neuroscience (cat:q-bio OR cat:cs.NE)',
      'ti:(hippocampus OR cortical OR cortex OR "brain alignment")',
      '(="predictive coding" OR ="Predictive Coding")',
    ],
  },
  {
    slug: 'brain-signals',
    name: { en: 'Brain signals and decoding', ko: '뇌 신호와 해독' },
    description: {
      en: 'EEG, fMRI and brain-computer interfaces.',
      ko: 'EEG, fMRI, 뇌-컴퓨터 인터페이스',
    },
    rule: [
      '=EEG',
      '=fMRI',
      '=MEG (brain OR magnetoencephalography)',
      '"brain computer interface"',
      '"brain decoding"',
      'ti:("brain signal" OR "brain activity")',
      '"brain to image"',
      '"functional magnetic resonance"',
    ],
  },
  {
    slug: 'evolution-ecology',
    name: { en: 'Evolution and ecology', ko: '진화와 생태' },
    description: {
      en: 'Populations, species, ecosystems and wildlife.',
      ko: '개체군, 종, 생태계, 야생 동물',
    },
    rule: [
      'cat:q-bio.PE ti:(evolution OR population OR phylogenetic OR ecological OR species OR fitness)',
      'phylogenetic (cat:q-bio OR cat:math.CO)',
      'ti:(biodiversity OR wildlife OR ecological OR species)',
      'biodiversity cat:q-bio',
      'ti:(=Animal OR =Animals OR =animal OR =animals) (cat:cs.CV OR cat:q-bio)',
      '"camera trap"',
      'ti:bird -ti:"bird eye"',
    ],
  },
  {
    slug: 'epidemiology',
    name: { en: 'Epidemics', ko: '감염병 유행' },
    description: {
      en: 'Spread of disease, vaccines and public health.',
      ko: '질병의 확산, 백신, 공중 보건',
    },
    rule: [
      'epidemic (cat:q-bio OR cat:physics OR cat:math OR cat:stat OR cat:cs.SI OR cat:cs.CE OR cat:cs.GT)',
      'ti:(epidemiology OR epidemiological OR =COVID)',
      'pandemic ti:(COVID OR pandemic OR epidemic)',
      'vaccination (cat:q-bio OR cat:cs.GT OR cat:cs.CE OR cat:math OR cat:stat)',
      '"infectious disease"',
      '"public health" ti:health',
    ],
  },
  {
    slug: 'cell-biology',
    name: { en: 'Cells and tissues', ko: '세포와 조직' },
    description: {
      en: 'Cells, tumors, development and their mechanics.',
      ko: '세포, 종양, 발생과 그 기계적 성질',
    },
    rule: [
      'cat:q-bio.CB',
      'cat:q-bio.TO',
      'cat:q-bio.SC',
      '"tumor growth"',
      'morphogenesis',
      '"cell migration"',
      'ti:microscopy',
      '"cell segmentation"',
      '"virtual cell"',
    ],
  },
])
