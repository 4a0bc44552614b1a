/** arXiv categories of the archive `eess`. */
import { categoryTable } from './category-table.ts'

export const electricalEngineering = categoryTable('Electrical Engineering and Systems', [
  [
    'eess.AS',
    'Audio and Speech Processing',
    '오디오 및 음성 처리',
    'Speech recognition, synthesis, enhancement and audio analysis.',
    '음성 인식, 합성, 향상과 오디오 분석',
  ],
  [
    'eess.IV',
    'Image and Video Processing',
    '영상 및 비디오 처리',
    'Forming, restoring, compressing and analyzing pictures.',
    '영상의 형성, 복원, 압축, 분석',
  ],
  [
    'eess.SP',
    'Signal Processing',
    '신호 처리',
    'Sensing, estimation, radar and communication signals.',
    '센싱, 추정, 레이다, 통신 신호',
  ],
  [
    'eess.SY',
    'Systems and Control',
    '시스템 및 제어',
    'Automatic control, power grids and vehicles. Same papers as cs.SY.',
    '자동 제어, 전력망, 차량. cs.SY와 같은 논문',
  ],
])
