/** arXiv categories of the archive `nlin`. */
import { categoryTable } from './category-table.ts'

export const nonlinearSciences = categoryTable('Nonlinear Sciences', [
  [
    'nlin.AO',
    'Adaptation and Self-Organizing Systems',
    '적응 및 자기조직화 시스템',
    'Order that appears by itself: synchrony, swarms, adaptation.',
    '저절로 생기는 질서: 동기화, 군집, 적응',
  ],
  [
    'nlin.CD',
    'Chaotic Dynamics',
    '카오스 동역학',
    'Chaos, attractors and turbulence as dynamics.',
    '카오스, 끌개, 동역학으로 본 난류',
  ],
  [
    'nlin.CG',
    'Cellular Automata and Lattice Gases',
    '세포 자동자와 격자 기체',
    'Discrete rules on grids and what grows from them.',
    '격자 위의 이산 규칙과 거기서 자라나는 것',
  ],
  [
    'nlin.PS',
    'Pattern Formation and Solitons',
    '패턴 형성과 솔리톤',
    'Waves, fronts and structures that keep their shape.',
    '모양을 유지하는 파동, 전선, 구조',
  ],
  [
    'nlin.SI',
    'Exactly Solvable and Integrable Systems',
    '정확히 풀리는 계와 적분가능계',
    'Equations and models that can be solved exactly.',
    '정확히 풀 수 있는 방정식과 모형',
  ],
])
