/** Models that act. */
import { topicTable } from './topic-table.ts'

export const agents = topicTable('Agents', [
  {
    slug: 'llm-agents',
    name: { en: 'LLM agents', ko: 'LLM 에이전트' },
    description: {
      en: 'Language models that plan, act and use tools on their own.',
      ko: '스스로 계획하고 행동하고 도구를 쓰는 언어 모델',
    },
    rule: [
      'ti:("LLM agent" OR "language agent" OR "language model agent" OR "AI agent" OR "LLM based agent" OR =Agentic OR =agentic)',
      'ti:"autonomous agent" ("language model" OR LLM)',
      'ti:agent ("LLM agent" OR "language model agent") -ti:"multi agent"',
    ],
  },
  {
    slug: 'multi-agent-systems',
    name: { en: 'Multi-agent systems', ko: '다중 에이전트 시스템' },
    description: {
      en: 'Several agents that work together or against each other.',
      ko: '여러 에이전트가 협력하거나 경쟁하는 시스템',
    },
    rule: [
      'ti:("multi agent" OR multiagent)',
      '"multi agent debate"',
      '"multi agent reinforcement learning"',
    ],
  },
  {
    slug: 'tool-use',
    name: { en: 'Tool use', ko: '도구 사용' },
    description: {
      en: 'Models that call functions, APIs and other programs.',
      ko: '함수, API, 다른 프로그램을 호출하는 모델',
    },
    rule: [
      'ti:("tool use" OR "tool using" OR "tool calling" OR "function calling" OR "tool augmented" OR "tool learning" OR "tool integrated")',
      '"model context protocol"',
    ],
  },
  {
    slug: 'deep-research',
    name: { en: 'Search and research agents', ko: '검색·리서치 에이전트' },
    description: {
      en: 'Agents that search the web and write with sources.',
      ko: '웹을 뒤져 근거를 들어 글을 쓰는 에이전트',
    },
    rule: [
      '"deep research"',
      'ti:("search agent" OR "research agent")',
      '"agentic search"',
      '=BrowseComp',
    ],
  },
  {
    slug: 'gui-agents',
    name: { en: 'GUI and web agents', ko: 'GUI·웹 에이전트' },
    description: {
      en: 'Agents that operate computers, phones and web pages.',
      ko: '컴퓨터, 휴대전화, 웹 페이지를 조작하는 에이전트',
    },
    rule: [
      '"GUI agent"',
      '"computer use agent"',
      '"computer using agent"',
      'ti:("computer use" OR "web agent" OR "mobile agent")',
      '"GUI grounding"',
    ],
  },
  {
    slug: 'agent-memory',
    name: { en: 'Agent memory', ko: '에이전트 메모리' },
    description: {
      en: 'What agents remember between steps and sessions.',
      ko: '에이전트가 단계와 세션을 넘어 기억하는 방법',
    },
    rule: [
      '"agent memory"',
      '"agentic memory"',
      'ti:memory (ti:agent OR "LLM agent" OR "language agent")',
      'ti:"long term memory" (LLM OR agent OR conversation)',
    ],
  },
])
