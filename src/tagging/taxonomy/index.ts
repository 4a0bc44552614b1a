/** The bundled taxonomy: topics with rules, and all active arXiv categories. */
import { categories } from './categories.ts'
import { describeTag } from './descriptions/describe-tag.ts'
import { nameTag } from './names/name-tag.ts'
import { parentsOf } from './parents.ts'
import { type SignalTag, signalTags } from './signals.ts'
import { synonymsOf } from './synonyms.ts'
import type { CategoryTag, TopicTag } from './tag-definition.ts'
import { agents } from './topics/agents.ts'
import { appliedMathematics } from './topics/applied-mathematics.ts'
import { architectures } from './topics/architectures.ts'
import { astronomy } from './topics/astronomy.ts'
import { biology } from './topics/biology.ts'
import { dataAndRetrieval } from './topics/data-and-retrieval.ts'
import { earthAndClimate } from './topics/earth-and-climate.ts'
import { economicsAndFinance } from './topics/economics-and-finance.ts'
import { generativeModels } from './topics/generative-models.ts'
import { gravityAndParticles } from './topics/gravity-and-particles.ts'
import { language } from './topics/language.ts'
import { languageTasks } from './topics/language-tasks.ts'
import { machineLearning } from './topics/machine-learning.ts'
import { materialsAndChemistry } from './topics/materials-and-chemistry.ts'
import { mathematics } from './topics/mathematics.ts'
import { matterAndLight } from './topics/matter-and-light.ts'
import { medicine } from './topics/medicine.ts'
import { multimodal } from './topics/multimodal.ts'
import { peopleAndSociety } from './topics/people-and-society.ts'
import { quantum } from './topics/quantum.ts'
import { robotics } from './topics/robotics.ts'
import { securityAndSafety } from './topics/security-and-safety.ts'
import { software } from './topics/software.ts'
import { speechAndAudio } from './topics/speech-and-audio.ts'
import { systemsAndNetworks } from './topics/systems-and-networks.ts'
import { theory } from './topics/theory.ts'
import { trustAndData } from './topics/trust-and-data.ts'
import { videoAnd3d } from './topics/video-and-3d.ts'
import { vision } from './topics/vision.ts'

/** In the order of the form. */
const topics: readonly TopicTag[] = [
  ...machineLearning,
  ...generativeModels,
  ...trustAndData,
  ...architectures,
  ...language,
  ...agents,
  ...languageTasks,
  ...vision,
  ...videoAnd3d,
  ...multimodal,
  ...speechAndAudio,
  ...robotics,
  ...systemsAndNetworks,
  ...dataAndRetrieval,
  ...software,
  ...securityAndSafety,
  ...peopleAndSociety,
  ...theory,
  ...quantum,
  ...mathematics,
  ...appliedMathematics,
  ...gravityAndParticles,
  ...matterAndLight,
  ...astronomy,
  ...materialsAndChemistry,
  ...biology,
  ...medicine,
  ...economicsAndFinance,
  ...earthAndClimate,
]

export const taxonomy: {
  topics: readonly TopicTag[]
  categories: readonly CategoryTag[]
  signals: readonly SignalTag[]
} = {
  topics: topics.map((topic) => ({
    ...topic,
    ...translated(topic.slug, topic),
    parents: parentsOf(topic.slug),
    synonyms: synonymsOf(topic.slug),
  })),
  categories: categories.map((tag) => ({ ...tag, ...translated(tag.id, tag) })),
  signals: signalTags,
}

function translated(slug: string, { name, description }: Pick<TopicTag, 'name' | 'description'>) {
  return { name: nameTag(slug, name), description: describeTag(slug, description) }
}
