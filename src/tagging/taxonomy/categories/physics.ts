/** arXiv categories of the archive `physics`. */
import { categoryTable } from './category-table.ts'

export const physics = categoryTable('Physics', [
  [
    'physics.acc-ph',
    'Accelerator Physics',
    '가속기 물리학',
    'Particle beams and the machines that make them.',
  ],
  [
    'physics.ao-ph',
    'Atmospheric and Oceanic Physics',
    '대기·해양 물리학',
    'Weather, climate, seas and the models of them.',
  ],
  [
    'physics.app-ph',
    'Applied Physics',
    '응용물리학',
    'Physics on its way to devices and materials.',
  ],
  [
    'physics.atm-clus',
    'Atomic and Molecular Clusters',
    '원자·분자 클러스터',
    'Small clusters and nanoparticles, between atom and solid.',
  ],
  [
    'physics.atom-ph',
    'Atomic Physics',
    '원자물리학',
    'Atoms, their spectra, collisions and cooling.',
  ],
  [
    'physics.bio-ph',
    'Biological Physics',
    '생물물리학',
    'Physics of molecules, cells and living matter.',
  ],
  [
    'physics.chem-ph',
    'Chemical Physics',
    '화학물리학',
    'Molecules and reactions, computed and measured.',
  ],
  [
    'physics.class-ph',
    'Classical Physics',
    '고전물리학',
    'Mechanics, electromagnetism and acoustics before quanta.',
  ],
  [
    'physics.comp-ph',
    'Computational Physics',
    '전산물리학',
    'Simulation and numerical methods for physics.',
  ],
  [
    'physics.data-an',
    'Data Analysis, Statistics and Probability',
    '데이터 분석·통계·확률',
    'Statistical methods for physical measurements.',
  ],
  [
    'physics.ed-ph',
    'Physics Education',
    '물리 교육',
    'Research on how physics is taught and learned.',
  ],
  ['physics.flu-dyn', 'Fluid Dynamics', '유체역학', 'Flows, turbulence, waves and mixing.'],
  ['physics.gen-ph', 'General Physics', '일반물리학', 'Physics that no other category covers.'],
  [
    'physics.geo-ph',
    'Geophysics',
    '지구물리학',
    "Earthquakes, the Earth's interior and its fields.",
  ],
  [
    'physics.hist-ph',
    'History and Philosophy of Physics',
    '물리학사와 물리철학',
    'Where physical ideas came from and what they mean.',
  ],
  [
    'physics.ins-det',
    'Instrumentation and Detectors',
    '계측기와 검출기',
    'Detectors, electronics and laboratory instruments.',
  ],
  ['physics.med-ph', 'Medical Physics', '의학물리학', 'Imaging, radiation therapy and dosimetry.'],
  ['physics.optics', 'Optics', '광학', 'Light, lasers, photonics and imaging systems.'],
  [
    'physics.plasm-ph',
    'Plasma Physics',
    '플라스마 물리학',
    'Ionized gases, from fusion reactors to laser plasmas.',
  ],
  ['physics.pop-ph', 'Popular Physics', '대중을 위한 물리학', 'Physics written for everybody.'],
  [
    'physics.soc-ph',
    'Physics and Society',
    '물리학과 사회',
    'Networks, crowds, mobility and energy seen by physicists.',
  ],
  [
    'physics.space-ph',
    'Space Physics',
    '우주 공간 물리학',
    'Solar wind, magnetospheres and space weather.',
  ],
])
