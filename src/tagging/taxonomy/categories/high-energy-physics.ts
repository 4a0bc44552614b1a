/** arXiv categories that are archives of their own: particles, nuclei, gravity, quanta. */
import { categoryTable } from './category-table.ts'

export const highEnergyPhysics = categoryTable('High Energy, Nuclear and Quantum Physics', [
  [
    'gr-qc',
    'General Relativity and Quantum Cosmology',
    '일반상대론과 양자우주론',
    'Gravity, black holes, gravitational waves and quantum spacetime.',
    '중력, 블랙홀, 중력파, 양자 시공간',
  ],
  [
    'hep-ex',
    'High Energy Physics - Experiment',
    '고에너지 물리 - 실험',
    'Results from particle colliders and detectors.',
    '입자 충돌 실험과 검출기의 결과',
  ],
  [
    'hep-lat',
    'High Energy Physics - Lattice',
    '고에너지 물리 - 격자',
    'Field theories computed on a lattice.',
    '격자에서 계산하는 장론',
  ],
  [
    'hep-ph',
    'High Energy Physics - Phenomenology',
    '고에너지 물리 - 현상론',
    'Particle theory that meets experiment.',
    '실험과 만나는 입자 이론',
  ],
  [
    'hep-th',
    'High Energy Physics - Theory',
    '고에너지 물리 - 이론',
    'Quantum field theory, strings and holography.',
    '양자장론, 끈 이론, 홀로그래피',
  ],
  [
    'math-ph',
    'Mathematical Physics',
    '수리물리학',
    'Rigorous mathematics of physical theories. Same papers as math.MP.',
    '물리 이론의 엄밀한 수학. math.MP와 같은 논문',
  ],
  [
    'nucl-ex',
    'Nuclear Experiment',
    '핵물리 - 실험',
    'Measurements on nuclei and nuclear reactions.',
    '원자핵과 핵반응의 측정',
  ],
  [
    'nucl-th',
    'Nuclear Theory',
    '핵물리 - 이론',
    'Models of nuclei, nuclear forces and dense matter.',
    '원자핵, 핵력, 고밀도 물질의 모형',
  ],
  [
    'quant-ph',
    'Quantum Physics',
    '양자물리학',
    'Quantum information, computing, optics and foundations.',
    '양자 정보, 양자 컴퓨팅, 양자 광학, 양자 기초론',
  ],
])
