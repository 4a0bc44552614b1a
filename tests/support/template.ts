/** Where global setup leaves the migrated database that every test starts from. */

export type Template =
  | { kind: 'pglite'; snapshot: string }
  | { kind: 'postgres'; url: string; database: string }

declare module 'vitest' {
  interface ProvidedContext {
    template: Template
  }
}
