/** The processes a measurement may start. Each is opened with an input and answers its verbs, both of
 * which go through a pipe as JSON. */

const parts = {
  'make-readers': async () => (await import('./parts/make-readers.ts')).makeReaders,
  'bring-readers': async () => (await import('./parts/bring-readers.ts')).openBringReaders,
  'plan-day': async () => (await import('./parts/plan-day.ts')).openPlanDay,
  instance: async () => (await import('./parts/instance.ts')).openInstance,
  provider: async () => (await import('./parts/provider.ts')).openProvider,
  'look-back': async () => (await import('./parts/look-back.ts')).lookBack,
  'store-papers': async () => (await import('./parts/store-papers.ts')).storePapersPart,
  'web-server': async () => (await import('./parts/web-server.ts')).openWebServer,
  hello: async () => (await import('./parts/web-server.ts')).openHello,
  ceiling: async () => (await import('./parts/ceiling.ts')).openCeiling,
  'bare-sdk': async () => (await import('./parts/bare-sdk.ts')).openBareSdk,
  'crash-provider': async () => (await import('./parts/crash-provider.ts')).openCrashProvider,
  'crash-instance': async () => (await import('./parts/crash-instance.ts')).openCrashInstance,
  naive: async () => (await import('./parts/naive.ts')).openNaive,
}

export type PartName = keyof typeof parts
type Opener<Name extends PartName> = Awaited<ReturnType<(typeof parts)[Name]>>
export type PartInput<Name extends PartName> = Parameters<Opener<Name>>[0]
export type PartVerbs<Name extends PartName> = Awaited<ReturnType<Opener<Name>>>

export async function openPart<Name extends PartName>(
  name: Name,
  input: PartInput<Name>,
): Promise<Record<string, (input: never) => Promise<unknown>>> {
  const open = (await parts[name]()) as (given: PartInput<Name>) => Promise<PartVerbs<Name>>
  return open(input) as Promise<Record<string, (input: never) => Promise<unknown>>>
}
