/** Programs, their making and their proofs. */
import { topicTable } from './topic-table.ts'

export const software = topicTable('Software', [
  {
    slug: 'code-generation',
    name: { en: 'Code generation', ko: '코드 생성' },
    description: { en: 'Models that write programs.', ko: '프로그램을 작성하는 모델' },
    rule: [
      'ti:("code generation" OR "code agent" OR "coding agent" OR "program synthesis" OR "vibe coding" OR "code completion" OR "competitive programming" OR "code reasoning" OR "code intelligence" OR "coding assistant" OR "code model")',
      '"code generation" (cat:cs.SE OR cat:cs.PL)',
      '"code generation" ti:(code OR program OR programming OR software) -ti:("code switching" OR "code mixing" OR "code mixed")',
      'ti:code cat:cs.SE',
    ],
  },
  {
    slug: 'software-agents',
    name: { en: 'Software engineering agents', ko: '소프트웨어 개발 에이전트' },
    description: {
      en: 'Agents that fix issues and work in repositories.',
      ko: '이슈를 고치고 저장소에서 일하는 에이전트',
    },
    rule: [
      'ti:(=SWE OR "software engineering" OR "coding agent" OR "issue resolution" OR "pull request" OR "code review" OR "program repair")',
      '=SWE ti:(software OR coding OR code OR repository OR issue)',
      '"program repair" cat:cs.SE',
      '"repository level" ti:(code OR repository OR software)',
    ],
  },
  {
    slug: 'software-testing',
    name: { en: 'Testing and debugging', ko: '테스트와 디버깅' },
    description: {
      en: 'Finding faults: tests, fuzzing, static analysis.',
      ko: '결함을 찾는 테스트, 퍼징, 정적 분석',
    },
    rule: [
      '"unit test" ti:(test OR testing OR code)',
      'ti:(fuzzing OR "fault localization")',
      '"test generation" cat:cs.SE',
      'ti:debugging (cat:cs.SE OR code OR program OR software)',
      '"static analysis" (cat:cs.SE OR cat:cs.PL OR cat:cs.CR)',
      'ti:bug cat:cs.SE',
      '"mutation testing"',
    ],
  },
  {
    slug: 'formal-verification',
    name: { en: 'Formal verification', ko: '정형 검증' },
    description: {
      en: 'Proving that programs and systems are right.',
      ko: '프로그램과 시스템이 옳음을 증명하는 연구',
    },
    rule: [
      '"formal verification"',
      '"model checking"',
      'ti:("program verification" OR "neural network verification" OR =SMT OR "runtime verification")',
      '"temporal logic" (cat:cs.LO OR cat:cs.AI OR cat:cs.FL OR cat:cs.RO OR cat:eess.SY)',
      'ti:verification (cat:cs.LO OR cat:eess.SY) -ti:"zero knowledge"',
    ],
  },
  {
    slug: 'theorem-proving',
    name: { en: 'Theorem proving', ko: '정리 증명' },
    description: {
      en: 'Proofs by machine: Lean, Coq, autoformalization.',
      ko: '기계가 하는 증명: Lean, Coq, 자동 형식화',
    },
    rule: [
      '"theorem proving"',
      '"theorem prover"',
      'autoformalization',
      'ti:("formal proof" OR "proof assistant")',
      '=Lean (proof OR theorem OR mathlib)',
      '=Mathlib',
      '=Coq',
      '=Isabelle proof',
    ],
  },
  {
    slug: 'compilers',
    name: { en: 'Compilers and languages', ko: '컴파일러와 프로그래밍 언어' },
    description: {
      en: 'Types, semantics, compilers and program transformation.',
      ko: '타입, 의미론, 컴파일러, 프로그램 변환',
    },
    rule: [
      'ti:(=Compiler OR =Compilers OR =compiler OR =compilers OR "programming language" OR "type system" OR "type theory" OR "type inference" OR "code translation" OR "lambda calculus" OR "functional programming")',
      'ti:compilation (cat:cs.PL OR cat:cs.AR)',
    ],
  },
  {
    slug: 'planning',
    name: { en: 'Planning and search', ko: '계획과 탐색' },
    description: {
      en: 'Classical planning, constraint solving, scheduling and search.',
      ko: '고전 계획, 제약 풀이, 일정 짜기, 탐색',
    },
    rule: [
      'ti:("classical planning" OR "heuristic search" OR "answer set programming" OR "monte carlo tree search" OR "SAT solver" OR "SAT solving" OR "path finding" OR "constraint programming" OR =PDDL)',
      '=PDDL planning',
      '"constraint satisfaction problem"',
      '"constraint programming"',
      '"answer set programming"',
      'ti:scheduling (cat:cs.AI OR cat:math.OC)',
    ],
  },
])
