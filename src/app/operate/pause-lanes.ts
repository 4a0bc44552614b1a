/** `pause`: a person stops one lane or both, until `resume`. */
import type { PausedLane } from '../../cli/operator-services.ts'
import { holdLane, lanesInOrder } from '../../delivery/lanes.ts'
import type { Db } from '../../storage/database.ts'
import type { Lane } from '../../storage/schema/delivery.ts'
import { laneFacts } from './lane-facts.ts'

export async function pauseLanes(
  db: Db,
  { lane, reason }: { lane: Lane | null; reason: string },
): Promise<PausedLane[]> {
  const news = new Map<Lane, boolean>()
  for (const name of lane === null ? lanesInOrder : [lane]) {
    news.set(name, await holdLane(db, { lane: name, reason, by: 'person' }))
  }
  const facts = await laneFacts(db)
  return facts.flatMap((fact) => {
    const isNews = news.get(fact.lane)
    return isNews === undefined ? [] : [{ ...fact, news: isNews }]
  })
}
