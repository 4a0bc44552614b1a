/** arXiv categories of the archive `eess`. */
import { categoryTable } from './category-table.ts'

export const electricalEngineering = categoryTable('Electrical Engineering and Systems', [
  [
    'eess.AS',
    'Audio and Speech Processing',
    '오디오 및 음성 처리',
    'Speech recognition, synthesis, enhancement and audio analysis.',
  ],
  [
    'eess.IV',
    'Image and Video Processing',
    '영상 및 비디오 처리',
    'Forming, restoring, compressing and analyzing pictures.',
  ],
  [
    'eess.SP',
    'Signal Processing',
    '신호 처리',
    'Sensing, estimation, radar and communication signals.',
  ],
  [
    'eess.SY',
    'Systems and Control',
    '시스템 및 제어',
    'Automatic control, power grids and vehicles. Same papers as cs.SY.',
  ],
])
