/** The fields of work that hold the form's groups: eight headings can be scanned on a phone, the
 * taxonomy's 29 cannot. A group that no field names stands for itself. */
import type { TagChoice } from '../tagging/read-tags.ts'

export type FieldName =
  | 'learning'
  | 'language'
  | 'vision'
  | 'systems'
  | 'society'
  | 'theory'
  | 'physics'
  | 'life'

/** By the taxonomy's headings, in the order of the form. */
const groupsOfField: Record<FieldName, readonly string[]> = {
  learning: [
    'Machine learning',
    'Generative models',
    'Architectures and efficiency',
    'Trust and data',
  ],
  language: ['Language', 'Agents', 'Language tasks'],
  vision: ['Vision', 'Video and 3D', 'Multimodal', 'Speech and audio'],
  systems: [
    'Robotics',
    'Systems and networks',
    'Data and retrieval',
    'Software',
    'Security and safety',
  ],
  society: ['People and society', 'Economics and finance'],
  theory: ['Theory', 'Mathematics', 'Applied mathematics'],
  physics: [
    'Quantum',
    'Gravity and particles',
    'Matter and light',
    'Astronomy',
    'Materials and chemistry',
  ],
  life: ['Biology', 'Medicine', 'Earth and climate'],
}

export type TagGroup = { name: string; tags: TagChoice[] }
/** Without a field: a group that stands for itself. */
export type TagField = { field: FieldName | null; groups: TagGroup[] }

/** Tags under their groups, in the order in which the groups first occur. */
export function groupTags(tags: TagChoice[]): TagGroup[] {
  const groups = new Map<string, TagGroup>()
  for (const tag of tags) {
    const group = groups.get(tag.group)
    if (group) group.tags.push(tag)
    else groups.set(tag.group, { name: tag.group, tags: [tag] })
  }
  return [...groups.values()]
}

/** Groups under their fields. A field with one group only is that group. */
export function fieldsOf(groups: TagGroup[]): TagField[] {
  const byName = new Map(groups.map((group) => [group.name, group]))
  const fields: TagField[] = []
  for (const field of Object.keys(groupsOfField) as FieldName[]) {
    const held = groupsOfField[field].flatMap((name) => byName.get(name) ?? [])
    for (const { name } of held) byName.delete(name)
    if (held.length > 0) fields.push({ field: held.length > 1 ? field : null, groups: held })
  }
  return [...fields, ...[...byName.values()].map((group) => ({ field: null, groups: [group] }))]
}
