/** What else people call a topic, beside its names and what its rule looks for: found by the search among
 * topics, and how a source's keyword names a topic. Of each what means the topic and nothing else. */

/** By slug, separated by commas. */
const written: Readonly<Record<string, string>> = {
  'reinforcement-learning':
    'RL, deep reinforcement learning, policy gradient, Q-learning, actor-critic, model-based reinforcement learning, offline reinforcement learning, reinforcement learning from rewards',
  rlhf: 'RLHF, reinforcement learning from human feedback, preference learning, preference optimization, direct preference optimization, DPO, reward model, human feedback, LLM alignment',
  rlvr: 'RLVR, GRPO, reinforcement learning with verifiable rewards',
  'imitation-learning':
    'behavior cloning, behavioural cloning, learning from demonstration, learning from demonstrations, inverse reinforcement learning, apprenticeship learning, visual imitation learning',
  'self-supervised-learning':
    'SSL, self-supervision, unsupervised representation learning, masked autoencoders, self-supervised representation learning, JEPA',
  'contrastive-learning': 'contrastive loss, InfoNCE, contrastive pretraining, metric learning',
  'representation-learning':
    'representations, feature learning, learned representations, disentanglement, disentangled representations, variational autoencoder, VAE, autoencoders',
  'continual-learning': 'lifelong learning, incremental learning, catastrophic forgetting',
  'federated-learning': 'FL, federated optimization, collaborative learning',
  'domain-adaptation':
    'transfer learning, domain generalization, unsupervised domain adaptation, distribution shift, test-time adaptation, OOD generalization',
  'few-shot-learning':
    'few-shot, meta-learning, one-shot learning, zero-shot learning, learning to learn',
  'in-context-learning': 'ICL, in-context, few-shot prompting',
  gnn: 'GNN, graph neural network, graph convolutional networks, graph convolution, graph representation learning, message passing, graph learning, graph embedding',
  'time-series': 'time series forecasting, forecasting, temporal data, time series analysis',
  'tabular-data': 'tabular learning, tables, tabular data',
  'anomaly-detection':
    'outlier detection, out-of-distribution detection, OOD detection, novelty detection, fraud detection',
  'bayesian-methods':
    'Bayesian inference, Bayesian deep learning, variational inference, Bayesian neural networks, Gaussian processes, Bayesian optimization, MCMC, approximate inference',
  bandits: 'multi-armed bandits, contextual bandits, online learning, regret minimization',
  'diffusion-models':
    'diffusion, diffusion model, denoising diffusion, score-based models, diffusion policy, score matching',
  'flow-matching':
    'normalizing flows, rectified flow, continuous normalizing flows, consistency models',
  'autoregressive-model':
    'autoregressive generation, autoregressive modeling, next-token prediction, autoregressive, PixelCNN',
  dit: 'DiT, diffusion transformer',
  gan: 'GAN, GANs, generative adversarial network, adversarial training of generators, adversarial generation, Wasserstein GAN',
  'world-models':
    'world model, dynamics model, model-based planning, video prediction, predictive models of the world, dynamics learning',
  interpretability:
    'mechanistic interpretability, probing, sparse autoencoders, model internals, circuits, activation steering, neural network analysis',
  'explainable-ai':
    'XAI, explainability, explanations, feature attribution, saliency maps, interpretable machine learning, interpretable models',
  uncertainty:
    'uncertainty estimation, uncertainty quantification, calibration, confidence estimation, conformal prediction',
  causality:
    'causal inference, causal discovery, causal reasoning, counterfactuals, treatment effect estimation',
  'machine-unlearning': 'unlearning, knowledge removal',
  'synthetic-data': 'synthetic data generation, data synthesis, data augmentation with models',
  'data-curation':
    'data selection, training data, pretraining data, data filtering, data quality, data attribution, data mixture',
  transformers: 'transformer, attention mechanism, self-attention, positional encoding, attention',
  'efficient-attention':
    'linear attention, sparse attention, FlashAttention, attention approximation',
  'state-space-models': 'SSM, SSMs, Mamba, state space model, linear recurrent networks',
  moe: 'MoE, mixture-of-experts, sparse experts',
  'scaling-laws': 'scaling law, compute-optimal training, neural scaling, scaling',
  optimizers:
    'stochastic gradient descent, SGD, Adam, training dynamics, learning rate schedules, gradient descent, deep learning optimization, batch normalization, loss landscape, initialization',
  'knowledge-distillation': 'distillation, model distillation, teacher-student learning',
  quantization:
    'model quantization, low-bit networks, low precision, binary neural networks, binarization',
  pruning:
    'network pruning, sparsity, model compression, sparse networks, neural network compression, compression of networks',
  'fine-tuning':
    'fine-tuning, finetuning, LoRA, PEFT, parameter-efficient fine-tuning, adapters, low-rank adaptation',
  'model-merging': 'weight averaging, task arithmetic, model merging',
  'test-time-compute':
    'test-time scaling, inference-time scaling, inference-time compute, adaptive computation',
  'kv-cache': 'KV cache compression, key-value cache',
  'speculative-decoding':
    'speculative sampling, parallel decoding, fast decoding, non-autoregressive generation',
  'small-models':
    'small language models, on-device models, tiny models, efficient models, model efficiency, mobile networks',
  embeddings:
    'text embeddings, word embeddings, sentence embeddings, word vectors, word2vec, sentence representations, distributed representations',
  tokenization: 'tokenizer, tokenizers, subword segmentation, byte-level models, BPE',
  'neuro-symbolic':
    'neurosymbolic, neural-symbolic reasoning, symbolic reasoning, program induction, neural program synthesis',
  pretraining:
    'pre-training, language modeling, language model, continual pretraining, language models, neural language model, foundation model training',
  'instruction-tuning':
    'instruction following, supervised fine-tuning, SFT, post-training, instruction-following',
  'llm-reasoning':
    'reasoning, reasoning models, large reasoning models, language model reasoning, multi-step reasoning, logical reasoning',
  'chain-of-thought': 'CoT, chain of thought prompting, reasoning traces, step-by-step reasoning',
  'math-reasoning':
    'mathematical problem solving, math word problems, mathematical reasoning, math',
  rag: 'RAG, retrieval-augmented, retrieval augmentation, retrieval-augmented language models',
  'long-context':
    'long-context modeling, context extension, long sequences, length generalization, length extrapolation, long-context language models',
  'diffusion-language-models': 'masked diffusion, discrete diffusion, diffusion LLM',
  hallucination:
    'hallucinations, factuality, faithfulness, truthfulness, attribution of claims, factual consistency',
  'llm-evaluation':
    'evaluation of language models, LLM-as-a-judge, LLM benchmark, benchmarking of LLMs, automatic evaluation, evaluation metrics',
  prompting: 'prompt engineering, prompt optimization, prompts, prompt tuning',
  'knowledge-editing': 'model editing, knowledge update, knowledge neurons',
  'knowledge-graphs':
    'knowledge graph, KG, knowledge graph completion, knowledge base, ontology, link prediction, entity alignment, knowledge bases, knowledge graph embedding',
  'llm-agents':
    'LLM agents, language agents, agents, AI agents, agentic AI, autonomous agents, language model agents, LLM-based agents',
  'multi-agent-systems':
    'multi-agent, MARL, multi-agent reinforcement learning, multi-agent learning, multiagent systems, agent cooperation, emergent communication',
  'tool-use': 'tool learning, function calling, API calls, tool-augmented language models',
  'deep-research': 'search agents, research agents, agentic search',
  'gui-agents': 'web agents, GUI, computer use, web navigation, mobile agents',
  'agent-memory': 'long-term memory, memory-augmented agents',
  'machine-translation': 'MT, neural machine translation, NMT, translation',
  summarization: 'text summarization, abstractive summarization, summarisation',
  'question-answering':
    'QA, reading comprehension, machine comprehension, open-domain QA, machine reading',
  dialogue:
    'chatbots, conversational AI, dialogue systems, conversational agents, conversation, dialog',
  'information-extraction':
    'named entity recognition, NER, relation extraction, entity linking, event extraction',
  'sentiment-analysis':
    'emotion recognition, opinion mining, sentiment classification, affective computing',
  multilingual:
    'multilinguality, cross-lingual transfer, multilingual language models, cross-lingual',
  'low-resource-languages':
    'low-resource language, low-resource NLP, endangered languages, African languages',
  korean: 'Korean',
  arabic: 'Arabic',
  'ai-text-detection':
    'machine-generated text detection, LLM-generated text detection, AI-generated text',
  'hate-speech': 'toxicity, content moderation, offensive language, toxic language',
  misinformation:
    'fake news, fact checking, fact-checking, disinformation, rumor detection, claim verification',
  linguistics:
    'syntax, morphology, parsing, psycholinguistics, semantics of language, dependency parsing, linguistic structure',
  personas: 'role-playing, user simulation, social simulation, persona, simulated users',
  personalization: 'personalisation, user modeling, personalized models, user behavior modeling',
  law: 'legal AI, legal NLP, legal',
  clip: 'contrastive language-image pretraining, CLIP',
  captioning: 'image captioning, video captioning, image description, dense captioning',
  'image-generation':
    'text-to-image, image synthesis, text-to-image generation, generative image models',
  'image-editing': 'image manipulation, style transfer, inpainting, neural style transfer',
  'object-detection': 'detection of objects, 3D object detection, object localization',
  segmentation:
    'semantic segmentation, instance segmentation, panoptic segmentation, image segmentation',
  sam: 'SAM, Segment Anything',
  'open-vocabulary': 'open-world recognition, open-vocabulary detection, open vocabulary',
  'vision-transformers': 'ViT, vision backbone, vision transformer, visual backbones',
  'image-classification':
    'image recognition, ImageNet classification, object recognition, fine-grained recognition, object classification',
  'image-restoration':
    'denoising of images, deblurring, dehazing, image enhancement, image denoising',
  'super-resolution': 'image super-resolution, upsampling of images',
  'image-quality':
    'image compression, image quality assessment, video compression, learned compression',
  'face-analysis': 'face recognition, facial expressions, facial recognition',
  deepfakes: 'deepfake detection, image forensics, manipulated media',
  'ocr-documents':
    'OCR, document understanding, text recognition, handwriting recognition, document analysis',
  'remote-sensing': 'satellite imagery, Earth observation, aerial images, geospatial data',
  'image-retrieval':
    'content-based image retrieval, visual search, visual place recognition, place recognition',
  'video-generation': 'text-to-video, video synthesis, video diffusion',
  'video-understanding': 'video analysis, video language models, video question answering',
  'action-recognition': 'activity recognition, action detection, temporal action localization',
  'egocentric-vision': 'egocentric video, first-person vision',
  tracking: 'multi-object tracking, visual tracking, object tracking, point tracking',
  'pose-estimation':
    'human pose estimation, 6D pose estimation, object pose estimation, hand pose, keypoints, hand tracking',
  'human-motion':
    'motion capture, motion generation, human avatars, character animation, human modeling',
  'depth-estimation':
    'stereo matching, optical flow, monocular depth, depth prediction, scene flow',
  '3d-reconstruction':
    'structure from motion, multi-view stereo, surface reconstruction, shape reconstruction, 3D vision, multi-view reconstruction',
  'gaussian-splatting': '3DGS, 3D Gaussian splatting, Gaussian splats',
  nerf: 'NeRF, neural radiance fields, novel view synthesis, view synthesis, neural rendering, implicit representations, neural implicit representations, implicit neural representations, neural fields',
  '3d-generation':
    'text-to-3D, shape generation, 3D shape synthesis, mesh generation, 3D generative models',
  'point-clouds': 'point cloud, LiDAR, point cloud registration, 3D point clouds',
  slam: 'simultaneous localization and mapping, visual odometry, localization, mapping, state estimation, camera localization, visual localization, relocalization, camera pose estimation',
  rendering:
    'computer graphics, ray tracing, differentiable rendering, graphics, inverse rendering',
  'scene-understanding':
    '3D scene understanding, scene graphs, occupancy prediction, indoor scenes, 3D perception, scene representation',
  'event-cameras': 'event-based vision, dynamic vision sensors, event camera',
  vlm: 'VLM, VLMs, multimodal LLM, MLLM, LVLM, vision-language model, vision-language, vision and language, multimodal large language models, vision language models, multimodal language models',
  vqa: 'VQA, image question answering',
  'multimodal-reasoning': 'visual reasoning, reasoning with images',
  'spatial-reasoning': 'spatial understanding, spatial intelligence',
  'visual-grounding':
    'referring expressions, phrase grounding, grounding of language, language grounding, grounding',
  'unified-multimodal': 'omni models, any-to-any models, unified understanding and generation',
  'audio-visual': 'audiovisual learning, lip reading, talking heads',
  'multimodal-retrieval': 'cross-modal retrieval, image-text retrieval, multimodal search',
  'token-reduction': 'token pruning, token merging, token compression',
  'multimodal-fusion':
    'sensor fusion, multimodal learning, multi-modal learning, missing modalities, multimodal, multi-modal, multimodality',
  asr: 'ASR, automatic speech recognition, speech-to-text',
  tts: 'TTS, text-to-speech, voice cloning, speech generation',
  'spoken-language-models': 'speech language models, voice assistants, speech LLM',
  'audio-understanding': 'audio classification, sound event detection, audio, audio processing',
  'speech-enhancement':
    'speech separation, speaker recognition, speaker verification, source separation',
  music: 'music generation, music information retrieval, symbolic music',
  'robot-manipulation':
    'manipulation, grasping, dexterous manipulation, robotic manipulation, bimanual manipulation, mobile manipulation, deformable object manipulation, robot grasping, robotic grasping, contact-rich manipulation, tactile sensing',
  vla: 'VLA, vision-language-action, robot foundation models, generalist robot policies',
  'embodied-ai': 'embodied agents, embodied intelligence, embodied reasoning, embodiment',
  'robot-navigation':
    'visual navigation, vision-and-language navigation, object navigation, mobile robots, navigation, exploration by robots, social navigation',
  'autonomous-driving':
    'self-driving, autonomous vehicles, self-driving cars, trajectory prediction, motion forecasting, motion prediction, automated driving',
  'motion-planning':
    'trajectory optimization, model predictive control, MPC, robot control, path planning, whole-body control, control of robots, task and motion planning, TAMP, manipulation planning',
  humanoids:
    'legged robots, legged locomotion, humanoid robots, quadrupeds, locomotion, bipedal walking, quadruped locomotion',
  drones: 'UAV, UAVs, quadrotors, aerial robots, quadrotor, drone racing, aerial robotics',
  'sim-to-real':
    'sim2real, domain randomization, simulation, sim-to-real transfer, robot simulation, real-to-sim',
  'human-robot-interaction':
    'HRI, human-robot collaboration, teleoperation, shared autonomy, assistive robotics',
  'llm-inference':
    'LLM inference, model serving, inference acceleration, efficient inference, inference efficiency',
  'distributed-training':
    'parallel training, data parallelism, large-scale training, asynchronous training',
  'gpu-kernels': 'CUDA, GPU programming, kernels for GPUs, GPU',
  accelerators:
    'AI accelerators, neuromorphic computing, FPGA, in-memory computing, spiking neural networks',
  'chip-design': 'EDA, circuit design, RTL, Verilog, hardware design',
  'edge-cloud': 'edge computing, cloud computing, Internet of Things, IoT, serverless',
  wireless: '6G, 5G, MIMO, wireless communication, beamforming',
  networking: 'network protocols, Internet measurement, routing in networks, traffic engineering',
  'distributed-systems': 'consensus protocols, fault tolerance, parallel computing',
  'operating-systems':
    'storage systems, file systems, memory management, kernels of operating systems',
  'green-computing': 'energy efficiency of computing, carbon footprint of AI, sustainable AI',
  'control-theory': 'optimal control, nonlinear control, feedback control, stability of control',
  'recommender-systems':
    'recommendation, collaborative filtering, sequential recommendation, recommender system, click-through rate prediction, CTR prediction, recommendation systems, matrix factorization, cold-start recommendation',
  'information-retrieval':
    'IR, search engines, ranking, dense retrieval, document retrieval, web search, learning to rank, query understanding, reranking, e-commerce search, query expansion',
  'vector-search':
    'approximate nearest neighbor search, ANN search, similarity search, vector databases, nearest neighbor search, hashing for search',
  'text-to-sql': 'NL2SQL, semantic parsing to SQL, text-to-SQL',
  databases: 'DBMS, query optimization, SQL, transaction processing, data management',
  'data-integration':
    'data cleaning, entity resolution, entity matching, schema matching, data lakes',
  'data-agents': 'data science agents, automated data analysis, automated data science',
  'graph-mining':
    'social networks, social network analysis, community detection, graph clustering, network analysis, graph algorithms, influence maximization, graph mining, heterogeneous graphs, information diffusion',
  'code-generation':
    'program synthesis, code LLM, code, code language models, coding models, programming by example, source code',
  'software-agents': 'coding agents, software engineering agents, SWE-bench, issue resolution',
  'software-testing': 'fuzzing, bug detection, program repair, vulnerability detection, debugging',
  'formal-verification':
    'model checking, program verification, verification, formal methods, neural network verification',
  'theorem-proving':
    'automated theorem proving, Lean, formal mathematics, proof assistants, autoformalization',
  compilers: 'programming languages, compiler optimization, type systems',
  planning:
    'AI planning, search algorithms, task planning, Monte Carlo tree search, heuristic search, MCTS, long-horizon planning',
  jailbreaks: 'jailbreaking, red teaming, jailbreak attacks, red-teaming',
  'prompt-injection': 'indirect prompt injection, injection attacks on agents',
  'ai-safety': 'alignment, AI alignment, value alignment, safety of AI, safety, LLM safety',
  'adversarial-robustness':
    'adversarial examples, adversarial attacks, adversarial training, adversarial machine learning, robustness to attacks, robustness, adversarial defenses',
  backdoors: 'data poisoning, backdoor attacks, trojans, poisoning attacks',
  privacy:
    'differential privacy, membership inference, private learning, privacy-preserving machine learning, data privacy',
  watermarking: 'LLM watermarking, text watermarks, model fingerprinting, image watermarking',
  cybersecurity:
    'computer security, malware, intrusion detection, network security, phishing, security',
  cryptography: 'encryption, zero-knowledge proofs, homomorphic encryption, secure computation',
  blockchain:
    'smart contracts, cryptocurrency, Web3, decentralized finance, Ethereum, DeFi, Bitcoin',
  'human-ai':
    'human-AI interaction, human-AI teaming, AI assistants at work, human-in-the-loop, human-centered AI',
  hci: 'human-computer interaction, user interfaces, user studies, usability',
  xr: 'VR, AR, mixed reality, augmented reality, virtual reality',
  visualization: 'visual analytics, data visualization, charts',
  accessibility: 'assistive technology, disability, blind users',
  fairness:
    'bias, algorithmic fairness, gender bias, social bias, debiasing, discrimination by algorithms, stereotypes',
  'cultural-ai':
    'cultural bias, values of language models, cultural alignment, political bias, culture, moral reasoning',
  'ai-governance':
    'AI policy, AI regulation, responsible AI, AI ethics, transparency of AI, accountability',
  'ai-and-work': 'future of work, labor market and AI, automation of jobs',
  'social-media':
    'Twitter, online communities, polarization, Reddit, social platforms, echo chambers',
  creativity: 'computational creativity, AI art, creative writing, story generation',
  'cultural-heritage': 'digital humanities, archives, museums, historical documents',
  games: 'video games, game playing, chess, Go, Atari, game AI',
  education:
    'educational technology, intelligent tutoring, students, knowledge tracing, learning analytics',
  'peer-review':
    'scientometrics, bibliometrics, meta-science, citation analysis, scholarly communication',
  'ai-scientist': 'AI for science, scientific discovery, automated science, AI scientists',
  'learning-theory':
    'statistical learning theory, generalization, generalization bounds, PAC learning, sample complexity, theory of deep learning, deep learning theory, expressivity, overparameterization, approximation theory of networks',
  algorithms:
    'approximation algorithms, data structures, online algorithms, graph algorithms in theory, streaming algorithms',
  complexity: 'complexity theory, computational hardness, NP-hardness, lower bounds',
  'game-theory': 'Nash equilibrium, games in economics, equilibrium computation, Stackelberg games',
  'mechanism-design':
    'auctions, auction design, online advertising auctions, pricing mechanisms, auto-bidding, market design, incentives',
  'social-choice': 'voting, fair division, computational social choice, stable matching',
  'information-theory':
    'mutual information, rate-distortion, channel capacity, entropy, information bottleneck',
  'coding-theory': 'error-correcting codes, LDPC codes, polar codes',
  logic:
    'answer set programming, description logic, logic programming, knowledge representation, temporal logic, linear temporal logic, reasoning in logic',
  automata: 'formal languages, finite automata, regular languages',
  'combinatorial-optimization':
    'integer programming, vehicle routing, scheduling, SAT solving, travelling salesman problem, constraint programming',
  'computational-geometry': 'geometric algorithms, Voronoi diagrams',
  optimization:
    'convex optimization, nonconvex optimization, stochastic optimization, mathematical optimization, bilevel optimization',
  'evolutionary-computation':
    'genetic algorithms, evolutionary algorithms, neuroevolution, evolution strategies, swarm intelligence, quality diversity',
  'neural-solvers':
    'physics-informed neural networks, PINNs, neural operators, scientific machine learning',
  'optimal-transport': 'Wasserstein distance, Sinkhorn algorithm, earth mover distance',
  statistics: 'statistical inference, hypothesis testing, regression analysis, density estimation',
  'medical-imaging':
    'medical image analysis, medical image segmentation, MRI, CT imaging, ultrasound imaging, X-ray imaging',
  pathology: 'histopathology, whole slide images, digital pathology',
  'clinical-ai':
    'clinical NLP, healthcare AI, electronic health records, EHR, medical LLM, medical question answering, healthcare, medicine',
  cancer: 'oncology, tumor detection',
  'mental-health': 'depression detection, psychotherapy, suicide prevention',
  surgery: 'surgical robotics, surgical video analysis, endoscopy, medical robotics',
  'health-sensing': 'wearables, ECG, heart rate, physiological signals',
  'brain-signals': 'EEG, fMRI, brain-computer interface, BCI, neural decoding',
  neuroscience: 'computational neuroscience, brain models, biologically plausible learning',
  genomics: 'single-cell data, DNA, RNA sequencing, gene expression',
  proteins:
    'protein structure prediction, protein design, protein language models, antibodies, protein folding',
  molecules:
    'drug discovery, molecular generation, molecule generation, cheminformatics, molecular property prediction, retrosynthesis, drug design',
  'materials-discovery': 'materials science, crystal structure prediction, materials design',
  'molecular-simulation': 'molecular dynamics, force fields, interatomic potentials',
  'financial-ai': 'financial NLP, FinTech, finance, financial language models',
  trading:
    'portfolio optimization, algorithmic trading, quantitative trading, portfolio management',
  mobility:
    'traffic forecasting, urban computing, transportation, traffic prediction, point-of-interest recommendation, POI recommendation, spatio-temporal prediction, smart cities',
  weather: 'weather prediction, nowcasting, precipitation forecasting',
  climate: 'climate change, climate models',
  energy: 'smart grid, power systems, renewable energy, electricity load',
  agriculture: 'precision agriculture, crop monitoring, plant phenotyping, agricultural robotics',
  'quantum-computing': 'quantum circuits, qubits, quantum hardware',
  'quantum-machine-learning': 'QML, quantum neural networks, variational quantum circuits',
}

export const synonymsOf = (slug: string): string[] =>
  (Object.hasOwn(written, slug) ? (written[slug] ?? '') : '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
