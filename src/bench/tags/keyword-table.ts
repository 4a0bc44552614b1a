/** How authors' keywords are read as topics, beside the names and synonyms of the taxonomy: our own wording
 * of what a field says, used to measure only. Neither rules nor the model see it. */
import { namedTopics, topicNames } from '../../tagging/statistics/named-topics.ts'
import { taxonomy } from '../../tagging/taxonomy/index.ts'

/** By slug, separated by commas. */
const further: Readonly<Record<string, string>> = {
  'reinforcement-learning':
    'deep RL, exploration, curiosity, partial observability, reward learning, reward shaping, hierarchical reinforcement learning, skill learning, skill discovery',
  'robot-manipulation':
    'grasp detection, cloth manipulation, dynamic manipulation, tool manipulation, in-hand manipulation, nonprehensile manipulation, robot learning for manipulation',
  'motion-planning':
    'motion control, movement primitives, safe control, trajectory planning, collision avoidance',
  'imitation-learning':
    'learning from videos, learning from human video, diffusion policies for imitation',
  'recommender-systems':
    'explainable recommendation, cross-domain recommendation, recommendations, news recommendation, multi-modal recommendation, graph-based recommendation',
  misinformation: 'fake news detection, misinformation detection, rumour detection',
  'mechanism-design': 'autobidding, real-time bidding, online advertising, information elicitation',
  'representation-learning':
    'object-centric representation, object-centric learning, hyperbolic embeddings of data, manifold learning',
  gnn: 'dynamic graphs, graph transformer, graph contrastive learning, graph classification, node classification',
  'model-merging': 'model fusion, model ensembling by weights',
  personas: 'generative agents, personality of language models',
  'question-answering':
    'multi-hop QA, long-form question answering, multi-hop question answering, conversational question answering',
  'multi-agent-systems':
    'multi-agent interaction, multi-agent communication, multi-agent systems of LLMs, multi-agent coordination, multi-robot systems',
  cybersecurity: 'web security, privacy and security, vulnerabilities, security of the web',
  'world-models': 'model learning, learned dynamics, latent dynamics',
  'ai-safety': 'reward hacking, safety evaluation, scalable oversight, human alignment',
  'synthetic-data':
    'model collapse, synthetic dataset generation, data augmentation with language models',
  dialogue: 'spoken dialog, dialog system, multi-session dialogues, open-domain dialogue',
  multilingual: 'cross-lingual LLM adaptation, multilingual LLM, vocabulary expansion',
  'llm-evaluation':
    'human evaluation, LLM evaluator, evaluation of LLMs, evaluating language models',
  'llm-reasoning':
    'commonsense reasoning, deductive reasoning, reasoning evaluation, LLM reasoning',
  'fine-tuning':
    'parameter-efficient tuning, parameter efficient tuning, fine-tuning of language models',
  'llm-agents': 'large language model agent, LLM agent, web agents of LLMs, agent evaluation',
  'clinical-ai':
    'automated healthcare, precision medicine, medical diagnosis, public health records',
  'graph-mining': 'temporal graphs, online social networks, hypergraphs, graph data',
  'efficient-attention': 'softmax bottleneck, efficient transformers',
  interpretability: 'concept learning in networks, model interpretability, superposition',
  'learning-theory':
    'regularization, implicit regularization, memorization, double descent, expressiveness of networks',
  optimizers:
    'optimization for deep learning, second-order optimization, adaptive learning rates, natural gradient',
  gan: 'adversarial networks, generative adversarial training',
  pretraining:
    'language model pre-training, LLM pre-training, continual pre-training, pretraining data mixtures of LLMs',
  vlm: 'multimodal LM, multi-modal models, multimodal models, large vision-language models, multi-modal large language models',
  'code-generation': 'programming, code editing, neural code models, program generation',
  slam: 'place recognition in mapping, LiDAR localization, 3D mapping',
  'speech-enhancement': 'speech processing, speaker diarization',
  games: 'text games, game environments, imperfect information games',
}

/** Null: no topic of ours, or one of no meaning here ("deep learning"). */
export const topicOfKeyword: (keyword: string) => string | null = namedTopics(
  taxonomy.topics.map(({ slug, name, synonyms = [] }) => ({
    slug,
    names: [...topicNames(slug, name.en, synonyms), ...(further[slug]?.split(',') ?? [])],
  })),
)

/** What a topic is called, for the baseline that looks for it in titles. */
export const sayingsOfTopics = (): ReadonlyMap<string, readonly string[]> =>
  new Map(
    taxonomy.topics.map(({ slug, name, synonyms = [] }) => [
      slug,
      [...topicNames(slug, name.en, synonyms), ...(further[slug]?.split(',') ?? [])],
    ]),
  )
