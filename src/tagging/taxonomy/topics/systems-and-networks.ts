/** Hardware, systems, networks and control. */
import { topicTable } from './topic-table.ts'

export const systemsAndNetworks = topicTable('Systems and networks', [
  {
    slug: 'llm-inference',
    name: { en: 'LLM serving', ko: 'LLM 서빙' },
    description: {
      en: 'Running large models fast: batching, scheduling, memory, parallelism.',
      ko: '큰 모델을 빠르게 돌리는 법: 배칭, 스케줄링, 메모리, 병렬화',
    },
    rule: [
      'ti:("LLM inference" OR "language model inference" OR prefill)',
      '(="LLM serving" OR ="LLM Serving" OR ="language model serving" OR ="model serving systems")',
      'ti:(=Serving) ("language model" OR LLM)',
      '=vLLM ti:(serving OR inference OR throughput OR latency)',
    ],
  },
  {
    slug: 'distributed-training',
    name: { en: 'Distributed training', ko: '분산 학습' },
    description: {
      en: 'Training over many machines and accelerators.',
      ko: '여러 장비와 가속기에 걸친 학습',
    },
    rule: [
      'ti:("distributed training" OR "decentralized training")',
      '"pipeline parallelism"',
      '"tensor parallelism"',
      '"data parallel training"',
      '"gradient compression"',
    ],
  },
  {
    slug: 'gpu-kernels',
    name: { en: 'GPUs and kernels', ko: 'GPU와 커널' },
    description: {
      en: 'Fast code for GPUs, also written by models.',
      ko: 'GPU를 위한 빠른 코드, 모델이 작성한 코드도 포함',
    },
    rule: [
      'ti:("GPU kernel" OR "CUDA kernel" OR =CUDA)',
      'ti:"kernel generation" (GPU OR CUDA OR Triton)',
      'ti:"kernel optimization" GPU',
      'ti:=GPU (cat:cs.DC OR cat:cs.PF OR cat:cs.AR OR cat:cs.GR OR cat:cs.MS OR cat:cs.CE)',
    ],
  },
  {
    slug: 'accelerators',
    name: { en: 'Hardware accelerators', ko: '하드웨어 가속기' },
    description: {
      en: 'Chips for learning: FPGAs, in-memory and neuromorphic computing.',
      ko: '기계 학습용 칩: FPGA, 인메모리·뉴로모픽 컴퓨팅',
    },
    rule: [
      '=FPGA',
      '"in memory computing"',
      'neuromorphic',
      'ti:accelerator (cat:cs.AR OR cat:cs.ET)',
      '"spiking neural network"',
      'ti:("systolic array" OR memristor)',
    ],
  },
  {
    slug: 'chip-design',
    name: { en: 'Chip design', ko: '칩 설계' },
    description: {
      en: 'Designing circuits with software and models: RTL, layout, verification.',
      ko: '소프트웨어와 모델로 하는 회로 설계: RTL, 배치, 검증',
    },
    rule: [
      '=RTL (cat:cs.AR OR verilog OR hardware)',
      'verilog',
      '"electronic design automation"',
      'ti:("chip design" OR "circuit design" OR "analog circuit")',
    ],
  },
  {
    slug: 'edge-cloud',
    name: { en: 'Edge and cloud computing', ko: '에지·클라우드 컴퓨팅' },
    description: {
      en: 'Placing and scheduling work between devices, edge and cloud.',
      ko: '기기, 에지, 클라우드에 작업을 배치하고 조율하는 연구',
    },
    rule: [
      'ti:("edge computing" OR "cloud computing" OR serverless OR "edge cloud" OR "edge intelligence" OR "task offloading")',
      'ti:cloud (cat:cs.DC OR cat:cs.NI) -ti:"point cloud"',
      '"device edge cloud"',
      '"mobile edge computing"',
    ],
  },
  {
    slug: 'wireless',
    name: { en: 'Wireless and 6G', ko: '무선 통신과 6G' },
    description: {
      en: 'Antennas, channels, spectrum and next-generation networks.',
      ko: '안테나, 채널, 주파수와 차세대 이동 통신',
    },
    rule: [
      '=MIMO',
      '=OFDM',
      '=6G',
      '"integrated sensing and communication"',
      '"reconfigurable intelligent surface"',
      'ti:(beamforming OR wireless OR "channel estimation")',
      '"fluid antenna"',
    ],
  },
  {
    slug: 'networking',
    name: { en: 'Computer networks', ko: '컴퓨터 네트워크' },
    description: {
      en: 'Routing, traffic and protocols, from data centers to satellites.',
      ko: '라우팅, 트래픽, 프로토콜: 데이터센터에서 위성까지',
    },
    rule: [
      'ti:routing cat:cs.NI',
      '"software defined network"',
      '"congestion control"',
      'ti:(network traffic) cat:cs.NI',
      'ti:("internet of things" OR =IoT OR "satellite network" OR "age of information")',
      'ti:protocol cat:cs.NI',
    ],
  },
  {
    slug: 'distributed-systems',
    name: { en: 'Distributed systems', ko: '분산 시스템' },
    description: {
      en: 'Consensus, replication, fault tolerance, parallel programs.',
      ko: '합의, 복제, 장애 허용, 병렬 프로그램',
    },
    rule: [
      '"byzantine fault"',
      '"distributed consensus"',
      '"consensus protocol" (cat:cs.DC OR cat:cs.CR)',
      'ti:"fault tolerance" cat:cs.DC',
      'ti:"fault tolerant" cat:cs.DC',
      'ti:("distributed system" OR "distributed algorithm" OR "high performance computing" OR supercomputer OR =HPC)',
    ],
  },
  {
    slug: 'operating-systems',
    name: { en: 'Operating systems and storage', ko: '운영 체제와 저장 장치' },
    description: {
      en: 'Kernels, schedulers, file systems and memory.',
      ko: '커널, 스케줄러, 파일 시스템, 메모리',
    },
    rule: [
      'cat:cs.OS',
      'ti:"operating system" (kernel OR process OR scheduler)',
      'ti:("file system" OR "storage system" OR "garbage collection" OR "virtual memory")',
    ],
  },
  {
    slug: 'green-computing',
    name: { en: 'Energy use of computing', ko: '컴퓨팅의 에너지 사용' },
    description: {
      en: 'Power, carbon and water that computing costs.',
      ko: '컴퓨팅이 쓰는 전력, 탄소, 물',
    },
    rule: [
      '"carbon footprint" (AI OR computing OR training)',
      'ti:"energy efficient" (cat:cs.AR OR cat:cs.DC OR cat:cs.NI OR cat:cs.LG OR cat:cs.PF)',
      'ti:"energy consumption" (AI OR LLM OR computing OR GPU)',
      'ti:("green AI" OR "sustainable AI" OR "energy accounting")',
      'ti:"data center" (energy OR carbon OR power OR water)',
    ],
  },
  {
    slug: 'control-theory',
    name: { en: 'Control theory', ko: '제어 이론' },
    description: {
      en: 'Keeping systems stable and on course.',
      ko: '시스템을 안정시키고 원하는 대로 움직이게 하는 이론',
    },
    rule: [
      'ti:(=Control OR =control OR =Controller OR =controller) cat:eess.SY',
      'lyapunov (cat:eess.SY OR cat:math.OC)',
      'ti:("optimal control" OR "model predictive control" OR "kalman filter")',
      '"control barrier function"',
    ],
  },
])
