/** Machines that move. */
import { topicTable } from './topic-table.ts'

export const robotics = topicTable('Robotics', [
  {
    slug: 'robot-manipulation',
    name: { en: 'Robot manipulation', ko: '로봇 조작' },
    description: {
      en: 'Arms and hands that grasp, place and assemble.',
      ko: '집고, 놓고, 조립하는 로봇 팔과 손',
    },
    rule: [
      'ti:("robotic manipulation" OR grasping OR bimanual)',
      '"robotic manipulation" (cat:cs.RO OR ti:(robot OR manipulation OR grasp OR embodied))',
      'ti:manipulation cat:cs.RO',
      '"dexterous manipulation" cat:cs.RO',
    ],
  },
  {
    slug: 'vla',
    name: { en: 'Vision-language-action models', ko: '비전 언어 행동 모델(VLA)' },
    description: {
      en: 'Robot policies that see, read and act.',
      ko: '보고 읽고 행동하는 로봇 정책',
    },
    rule: [
      '"vision language action"',
      'ti:(=VLA OR =VLAs OR "world action model" OR "robot foundation model")',
    ],
  },
  {
    slug: 'embodied-ai',
    name: { en: 'Embodied AI', ko: '체화 AI(임바디드 AI)' },
    description: {
      en: 'Agents with a body, real or simulated.',
      ko: '실제 또는 가상의 몸을 가진 에이전트',
    },
    rule: [
      'ti:(=Embodied OR =embodied OR =Embodiment)',
      '("embodied AI" OR "embodied agent" OR "embodied intelligence") (cat:cs.RO OR ti:(robot OR navigation OR planning OR "world model" OR household OR physical))',
    ],
  },
  {
    slug: 'robot-navigation',
    name: { en: 'Navigation', ko: '내비게이션' },
    description: {
      en: 'Finding a way through places, also by words.',
      ko: '공간 속에서 길을 찾는 연구, 말로 안내하는 길 찾기도 포함',
    },
    rule: [
      'ti:(=Navigation OR =navigation) (robot OR embodied OR indoor OR "navigation agent" OR vehicle OR drone) -ti:(web OR GUI)',
      '"vision and language navigation"',
      '"vision language navigation"',
      '"object goal navigation"',
    ],
  },
  {
    slug: 'autonomous-driving',
    name: { en: 'Autonomous driving', ko: '자율 주행' },
    description: {
      en: 'Cars that perceive, predict and plan.',
      ko: '인지하고 예측하고 계획하는 자동차',
    },
    rule: [
      'ti:("autonomous driving" OR "self driving" OR "autonomous vehicle")',
      'ti:driving (autonomous OR vehicle OR traffic OR road OR driver)',
      '"autonomous driving" ti:(driving OR driver OR LiDAR OR vehicle OR traffic OR road OR =BEV OR occupancy OR radar OR pedestrian OR lane OR ego)',
    ],
  },
  {
    slug: 'motion-planning',
    name: { en: 'Motion planning and control', ko: '동작 계획과 제어' },
    description: {
      en: 'Paths, trajectories and controllers for robots.',
      ko: '로봇의 경로, 궤적, 제어기',
    },
    rule: [
      '"motion planning" (cat:cs.RO OR cat:eess.SY OR cat:cs.CV)',
      '"path planning" (cat:cs.RO OR cat:eess.SY)',
      'ti:("path planning" OR "multi robot" OR "task and motion planning" OR "trajectory planning")',
      '"trajectory optimization" (cat:cs.RO OR cat:eess.SY)',
      '"model predictive control" (cat:cs.RO OR cat:eess.SY OR cat:math.OC)',
    ],
  },
  {
    slug: 'humanoids',
    name: { en: 'Humanoids and legged robots', ko: '휴머노이드와 보행 로봇' },
    description: {
      en: 'Robots that walk, run and move like people and animals.',
      ko: '사람과 동물처럼 걷고 뛰고 움직이는 로봇',
    },
    rule: ['humanoid cat:cs.RO', 'ti:(humanoid OR legged OR locomotion OR quadruped)'],
  },
  {
    slug: 'drones',
    name: { en: 'Drones', ko: '드론' },
    description: {
      en: 'Flying robots and pictures from the air.',
      ko: '하늘을 나는 로봇과 공중에서 찍은 영상',
    },
    rule: ['ti:(=UAV OR =UAVs OR drone OR "aerial robot" OR "unmanned aerial" OR "low altitude")'],
  },
  {
    slug: 'sim-to-real',
    name: { en: 'Simulation to reality', ko: '시뮬레이션에서 현실로' },
    description: {
      en: 'Learning in simulators, working outside them.',
      ko: '시뮬레이터에서 배워 현실에서 쓰는 연구',
    },
    rule: [
      'ti:"sim to real"',
      '"sim to real" (cat:cs.RO OR cat:cs.CV)',
      '=Sim2Real',
      '=sim2real',
      '"domain randomization" (cat:cs.RO OR cat:cs.CV OR cat:cs.LG)',
      'ti:simulator cat:cs.RO',
    ],
  },
  {
    slug: 'human-robot-interaction',
    name: { en: 'Human-robot interaction', ko: '인간-로봇 상호작용' },
    description: {
      en: 'Robots among people, and how both understand each other.',
      ko: '사람 곁의 로봇, 서로를 이해하는 방법',
    },
    rule: [
      '"human robot interaction" (cat:cs.RO OR cat:cs.HC)',
      '"human robot collaboration"',
      'ti:("human robot" OR "social robot" OR "assistive robot" OR teleoperation OR exoskeleton)',
    ],
  },
])
