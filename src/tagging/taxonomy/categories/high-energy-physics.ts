/** arXiv categories that are archives of their own: particles, nuclei, gravity, quanta. */
import { categoryTable } from './category-table.ts'

export const highEnergyPhysics = categoryTable('High Energy, Nuclear and Quantum Physics', [
  [
    'gr-qc',
    'General Relativity and Quantum Cosmology',
    '일반상대론과 양자우주론',
    'Gravity, black holes, gravitational waves and quantum spacetime.',
  ],
  [
    'hep-ex',
    'High Energy Physics - Experiment',
    '고에너지 물리 - 실험',
    'Results from particle colliders and detectors.',
  ],
  [
    'hep-lat',
    'High Energy Physics - Lattice',
    '고에너지 물리 - 격자',
    'Field theories computed on a lattice.',
  ],
  [
    'hep-ph',
    'High Energy Physics - Phenomenology',
    '고에너지 물리 - 현상론',
    'Particle theory that meets experiment.',
  ],
  [
    'hep-th',
    'High Energy Physics - Theory',
    '고에너지 물리 - 이론',
    'Quantum field theory, strings and holography.',
  ],
  [
    'math-ph',
    'Mathematical Physics',
    '수리물리학',
    'Rigorous mathematics of physical theories. Same papers as math.MP.',
  ],
  [
    'nucl-ex',
    'Nuclear Experiment',
    '핵물리 - 실험',
    'Measurements on nuclei and nuclear reactions.',
  ],
  [
    'nucl-th',
    'Nuclear Theory',
    '핵물리 - 이론',
    'Models of nuclei, nuclear forces and dense matter.',
  ],
  [
    'quant-ph',
    'Quantum Physics',
    '양자물리학',
    'Quantum information, computing, optics and foundations.',
  ],
])
