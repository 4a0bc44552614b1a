/** arXiv categories of the archive `nlin`. */
import { categoryTable } from './category-table.ts'

export const nonlinearSciences = categoryTable('Nonlinear Sciences', [
  [
    'nlin.AO',
    'Adaptation and Self-Organizing Systems',
    '적응 및 자기조직화 시스템',
    'Order that appears by itself: synchrony, swarms, adaptation.',
  ],
  ['nlin.CD', 'Chaotic Dynamics', '카오스 동역학', 'Chaos, attractors and turbulence as dynamics.'],
  [
    'nlin.CG',
    'Cellular Automata and Lattice Gases',
    '세포 자동자와 격자 기체',
    'Discrete rules on grids and what grows from them.',
  ],
  [
    'nlin.PS',
    'Pattern Formation and Solitons',
    '패턴 형성과 솔리톤',
    'Waves, fronts and structures that keep their shape.',
  ],
  [
    'nlin.SI',
    'Exactly Solvable and Integrable Systems',
    '완전 풀이 가능계와 적분가능계',
    'Equations and models that can be solved exactly.',
  ],
])
