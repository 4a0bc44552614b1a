/** Attacks, defences and safe models. */
import { topicTable } from './topic-table.ts'

export const securityAndSafety = topicTable('Security and safety', [
  {
    slug: 'jailbreaks',
    name: { en: 'Jailbreaks and red teaming', ko: '탈옥과 레드 티밍' },
    description: {
      en: 'Making models misbehave, and stopping it.',
      ko: '모델이 규칙을 어기게 만드는 공격과 그 방어',
    },
    rule: [
      'ti:(jailbreak OR "red teaming" OR "red team" OR "harmful request" OR guardrail)',
      'jailbreak ti:(safety OR safe OR attack OR harmful OR refusal OR defense OR adversarial OR guard)',
    ],
  },
  {
    slug: 'prompt-injection',
    name: { en: 'Prompt injection', ko: '프롬프트 주입' },
    description: {
      en: 'Attacks on agents and applications through the text they read.',
      ko: '에이전트와 앱이 읽는 글을 통한 공격',
    },
    rule: [
      'ti:("prompt injection" OR "agent security" OR "agent hijacking" OR "memory poisoning" OR "tool poisoning")',
      '"prompt injection" (cat:cs.CR OR ti:(security OR attack OR guard OR safety OR defense))',
    ],
  },
  {
    slug: 'ai-safety',
    name: { en: 'AI safety and alignment', ko: 'AI 안전과 정렬' },
    description: {
      en: 'Models that do what is meant: alignment, oversight, deception.',
      ko: '의도대로 행동하는 모델: 정렬, 감독, 기만',
    },
    rule: [
      'ti:(=Alignment OR =alignment OR =Misalignment OR =misalignment) ti:(safety OR value OR human OR LLM OR "language model" OR AI OR moral OR emergent OR pluralistic OR agent) -cat:cs.CV -ti:brain',
      'ti:("AI safety" OR "safety alignment" OR "LLM safety" OR "agent safety" OR sycophancy OR superalignment OR refusal OR "reward hacking" OR "AI control")',
      'ti:oversight (AI OR LLM OR agent)',
      'ti:deception (AI OR LLM)',
      '"reward hacking" ti:(reward OR alignment OR safety)',
    ],
  },
  {
    slug: 'adversarial-robustness',
    name: { en: 'Adversarial robustness', ko: '적대적 강건성' },
    description: {
      en: 'Small changes that fool models, and defenses.',
      ko: '모델을 속이는 작은 변화와 그 방어',
    },
    rule: [
      'ti:("adversarial attack" OR "adversarial example" OR "adversarial robustness" OR "adversarial training" OR "adversarial patch" OR "adversarial perturbation")',
      '"adversarial example" (cat:cs.CV OR cat:cs.LG OR cat:cs.CR)',
      'ti:adversarial cat:cs.CR',
    ],
  },
  {
    slug: 'backdoors',
    name: { en: 'Backdoors and poisoning', ko: '백도어와 데이터 오염' },
    description: {
      en: 'Hidden triggers and poisoned training data.',
      ko: '숨겨진 트리거와 오염된 학습 데이터',
    },
    rule: [
      '"backdoor attack"',
      'ti:(backdoor OR poisoning)',
      '"data poisoning"',
      '"poisoning attack"',
    ],
  },
  {
    slug: 'privacy',
    name: { en: 'Privacy', ko: '개인정보 보호' },
    description: {
      en: 'Differential privacy, leaks, membership inference, anonymization.',
      ko: '차등 프라이버시, 정보 유출, 멤버십 추론, 익명화',
    },
    rule: [
      '"differential privacy"',
      '"differentially private"',
      '"membership inference"',
      'ti:(privacy OR anonymization OR "de identification")',
      'ti:memorization (privacy OR "training data extraction" OR leakage)',
    ],
  },
  {
    slug: 'watermarking',
    name: { en: 'Watermarking', ko: '워터마킹' },
    description: {
      en: 'Marks that show where text, images and models come from.',
      ko: '글, 이미지, 모델의 출처를 밝히는 표식',
    },
    rule: [
      'ti:(watermark OR steganography OR "content provenance")',
      '"watermark" ti:(copyright OR provenance OR ownership OR attribution)',
    ],
  },
  {
    slug: 'cybersecurity',
    name: { en: 'Cybersecurity', ko: '사이버 보안' },
    description: {
      en: 'Vulnerabilities, malware, intrusion, fraud and defense.',
      ko: '취약점, 악성 코드, 침입, 사기와 방어',
    },
    rule: [
      'ti:vulnerability (cat:cs.CR OR cat:cs.SE)',
      'ti:(malware OR cybersecurity OR "cyber security" OR phishing OR "threat intelligence" OR fraud OR ransomware)',
      '"intrusion detection"',
      '"penetration testing"',
      '"fraud detection"',
    ],
  },
  {
    slug: 'cryptography',
    name: { en: 'Cryptography', ko: '암호학' },
    description: {
      en: 'Ciphers, signatures, proofs and secure computation.',
      ko: '암호, 서명, 증명, 안전한 계산',
    },
    rule: [
      'ti:(cryptography OR cryptographic OR encryption OR "digital signature")',
      '"homomorphic encryption"',
      '"zero knowledge proof"',
      '"post quantum cryptography"',
      '"secure multiparty computation"',
      '"secure multi party computation"',
      '"lattice based cryptography"',
    ],
  },
  {
    slug: 'blockchain',
    name: { en: 'Blockchain', ko: '블록체인' },
    description: {
      en: 'Ledgers, smart contracts and decentralized finance.',
      ko: '분산 원장, 스마트 계약, 탈중앙 금융',
    },
    rule: [
      'ti:(blockchain OR "smart contract" OR cryptocurrency OR "decentralized finance" OR =DeFi OR bitcoin OR ethereum OR crypto)',
      'blockchain (cat:cs.CR OR cat:cs.DC OR cat:cs.GT OR cat:q-fin)',
    ],
  },
])
