/** Natural questions over the papers of a recorded page (seed 002) and of five recorded weeks, with the
 * papers that a reader would hope for: chosen from titles and abstracts, before anything was measured. */

type Question = {
  text: string
  /** Ids, or what a title begins with. */
  expected: string[]
}

export const questions: Question[] = [
  {
    text: 'improving caption quality for CLIP pretraining',
    expected: ['Data Filtering Networks', 'Train a Unified Multimodal Data Quality', 'Quality Not'],
  },
  {
    text: 'which web texts should be thrown away before training a language model',
    expected: [
      'Programming Every Example',
      'RefineX',
      'Recycling the Web',
      'CoLoR-Filter',
      'Toxicity',
    ],
  },
  {
    text: 'does label noise in pretraining data hurt later tasks',
    expected: ['Understanding and Mitigating the Label Noise', 'Slight Corruption'],
  },
  {
    text: 'finding objects in images that the detector has never seen, by their names',
    expected: ['Detection-Oriented', 'Open-vocabulary Object Detection', 'MDETR'],
  },
  {
    text: 'satellite images and language models',
    expected: [
      'RS5M',
      'PriorCLIP',
      'Foundation Models for Generalist Geo',
      'Revisiting pre-trained remote',
    ],
  },
  {
    text: 'retrieving documents with dense vectors instead of keywords',
    expected: [
      'Unsupervised Dense',
      'Pre-training Tasks for Emb',
      'To Interpolate',
      'PROP:',
      'B-PROP',
    ],
  },
  {
    text: 'tuning only a few parameters of a large vision model',
    expected: ['PVP', 'DVPT', 'SVFit', 'P2P'],
  },
  {
    text: 'how can invented findings in radiology reports be detected',
    expected: ['2605.20469', '2606.18609', '2605.24977'],
  },
  {
    text: 'translating sign language with computers',
    expected: ['2605.20588', '2605.31393', '2606.03788', '2606.11925'],
  },
  {
    text: 'can language models write reviews of scientific papers',
    expected: ['2605.25415', '2605.26730', '2605.29815', '2606.06025', '2606.13349', '2606.19749'],
  },
  {
    text: 'make Gaussian splatting models smaller',
    expected: ['2605.19304', '2605.30396', '2606.05102', '2605.25563', '2606.02346'],
  },
  {
    text: 'recognising sick plants from photos of their leaves',
    expected: ['2605.16076', '2606.14686', '2606.14871', '2606.15282', '2606.02045'],
  },
  {
    text: 'speech recognition for languages with little data',
    expected: ['2606.17820', '2606.09535', '2605.19711'],
  },
  {
    text: 'advertisers that bid automatically in auctions',
    expected: ['2605.19457', '2605.27811', '2605.31036'],
  },
  {
    text: 'programs that play chess like people do',
    expected: ['2605.27767', '2605.17565', '2606.04987'],
  },
  {
    text: 'turning textbook mathematics into proofs that Lean checks',
    expected: ['2605.29955', '2606.13925', '2606.14867', '2606.14000'],
  },
  {
    text: 'telling real voices from faked ones',
    expected: ['2606.16137', '2605.27944', '2606.05760'],
  },
]
