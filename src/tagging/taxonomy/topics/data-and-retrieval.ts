/** Databases, search and recommendation. */
import { topicTable } from './topic-table.ts'

export const dataAndRetrieval = topicTable('Data and retrieval', [
  {
    slug: 'recommender-systems',
    name: { en: 'Recommender systems', ko: '추천 시스템' },
    description: {
      en: 'Suggesting what people may want next.',
      ko: '사람들이 다음에 원할 만한 것을 제안하는 시스템',
    },
    rule: [
      'ti:recommendation (cat:cs.IR OR "recommender system" OR "recommendation system")',
      'ti:recommender',
      '"sequential recommendation"',
      '"collaborative filtering" cat:cs.IR',
      '"recommender system" cat:cs.IR',
      '"click through rate" cat:cs.IR',
    ],
  },
  {
    slug: 'information-retrieval',
    name: { en: 'Search and ranking', ko: '검색과 랭킹' },
    description: {
      en: 'Dense retrieval, rerankers and search engines.',
      ko: '밀집 검색, 재순위화, 검색 엔진',
    },
    rule: [
      '"dense retrieval"',
      'ti:(reranking OR reranker OR "re ranking" OR =Retriever OR =Retrievers OR =retriever OR =retrievers OR "information retrieval" OR "query expansion" OR "query rewriting" OR "late interaction" OR "search engine" OR "passage retrieval" OR "document retrieval" OR "code retrieval")',
      '"learning to rank"',
    ],
  },
  {
    slug: 'vector-search',
    name: { en: 'Vector search', ko: '벡터 검색' },
    description: {
      en: 'Nearest neighbours in large collections of vectors.',
      ko: '많은 벡터 가운데 가까운 것을 찾는 연구',
    },
    rule: [
      '"approximate nearest neighbor"',
      '"nearest neighbor search" (cat:cs.DB OR cat:cs.IR OR cat:cs.DS OR cat:cs.CG)',
      'ti:("vector database" OR "vector search" OR "similarity search" OR =HNSW)',
      '"vector database" cat:cs.DB',
      'ti:(=Hashing OR =hashing) (cat:cs.IR OR cat:cs.CV OR cat:cs.DB)',
    ],
  },
  {
    slug: 'text-to-sql',
    name: { en: 'Text to SQL', ko: '텍스트-SQL 변환' },
    description: {
      en: 'Asking databases in plain words.',
      ko: '일상 언어로 데이터베이스에 묻는 연구',
    },
    rule: [
      '"text to SQL"',
      '"text2SQL"',
      '=NL2SQL',
      '"natural language to SQL"',
      '"NL to SQL"',
      '"text to cypher"',
      '"text to SPARQL"',
    ],
  },
  {
    slug: 'databases',
    name: { en: 'Database systems', ko: '데이터베이스 시스템' },
    description: {
      en: 'Queries, indexes, transactions and storage engines.',
      ko: '질의, 인덱스, 트랜잭션, 저장 엔진',
    },
    rule: [
      '"query optimizer"',
      'ti:("query optimization" OR "query processing" OR "data lake" OR "graph database")',
      'ti:database cat:cs.DB',
      'ti:transaction cat:cs.DB',
      'ti:index cat:cs.DB',
    ],
  },
  {
    slug: 'data-integration',
    name: { en: 'Data cleaning and integration', ko: '데이터 정제와 통합' },
    description: {
      en: 'Messy tables: matching, repairing, joining, discovering.',
      ko: '정리되지 않은 표를 맞추고, 고치고, 잇고, 찾아내는 연구',
    },
    rule: [
      '"entity resolution" cat:cs.DB',
      'ti:("entity resolution" OR "entity matching" OR "data integration" OR "data quality" OR "table understanding" OR "table reasoning" OR "table question answering" OR spreadsheet)',
      '"schema matching"',
      '"data cleaning" cat:cs.DB',
      'ti:provenance cat:cs.DB',
    ],
  },
  {
    slug: 'data-agents',
    name: { en: 'Data analysis agents', ko: '데이터 분석 에이전트' },
    description: {
      en: 'Models that do data science: analysis, machine learning engineering, charts.',
      ko: '데이터 과학을 대신하는 모델: 분석, 기계 학습 개발, 차트',
    },
    rule: [
      'ti:"data science" (agent OR LLM OR "language model")',
      'ti:"data analysis" (agent OR LLM OR "language model")',
      'ti:("data agent" OR "automated machine learning" OR =AutoML)',
      '"machine learning engineering"',
    ],
  },
  {
    slug: 'graph-mining',
    name: { en: 'Graphs and social networks', ko: '그래프와 소셜 네트워크' },
    description: {
      en: 'Communities, influence and patterns in networks.',
      ko: '네트워크 속 공동체, 영향력, 패턴',
    },
    rule: [
      '"community detection" (cat:cs.SI OR cat:physics.soc-ph OR cat:stat OR cat:math)',
      'ti:("community detection" OR "social network" OR "influence maximization" OR "information diffusion" OR "complex network")',
      '"graph mining" cat:cs.SI',
      'ti:(hypergraph OR "temporal graph" OR "graph clustering") (cat:cs.SI OR cat:cs.LG) -cat:cs.CV',
    ],
  },
])
