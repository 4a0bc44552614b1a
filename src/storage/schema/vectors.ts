/** Papers as points: what is near in meaning lies near (src/search). */
import { index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { bytes, instant, refId, rowId } from './columns.ts'
import { papers } from './papers.ts'

/** `lexical`: computed here, from the papers held; `provider`: an embeddings endpoint's. */
export type VectorMaker = 'lexical' | 'provider'

/** What made the vectors. Those of different models say nothing about each other. */
export const vectorModels = pgTable(
  'vector_models',
  {
    id: rowId(),
    maker: text('maker').$type<VectorMaker>().notNull(),
    /** Of the same name, the same text has the same vector. */
    name: text('name').notNull(),
    dimensions: smallint('dimensions').notNull(),
    /** Papers it was computed from; 0 for a provider's. */
    papers: integer('papers').notNull().default(0),
    /** Of a lexical one: its words, their weights and directions (src/search/lsa/model-bytes.ts). */
    data: bytes('data'),
    createdAt: instant('created_at').notNull(),
    /** Null: papers are still being given their vectors; nothing is searched by it. */
    readyAt: instant('ready_at'),
  },
  (t) => [index('vector_models_ready').on(t.readyAt)],
)

export const paperVectors = pgTable(
  'paper_vectors',
  {
    modelId: refId('model_id')
      .notNull()
      .references(() => vectorModels.id, { onDelete: 'cascade' }),
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    /** papers.content_hash when it was made. */
    contentHash: text('content_hash').notNull(),
    /** Of title and abstract alone: when only the rest changed, the vector stays. */
    textHash: text('text_hash').notNull(),
    /** One signed byte a dimension; only its direction says something. */
    vector: bytes('vector').notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.modelId, t.paperId] }),
    index('paper_vectors_paper').on(t.paperId),
    index('paper_vectors_written').on(t.modelId, t.writtenAt),
  ],
)
