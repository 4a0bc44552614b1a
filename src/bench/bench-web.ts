/** `bench web`: every public page over many papers, at a fixed rate and as fast as it goes, beside a
 * bare Hono that says hello in the same run. */
import { type BenchPlace, unlessStopped, withBenchFolder, withBenchPlace } from './bench-place.ts'
import { createDriver, type Driven } from './drive-pages.ts'
import { keepBusy } from './keep-busy.ts'
import { type BenchContext, measurement } from './measurement.ts'
import { type PageKind, pageKinds } from './page-addresses.ts'
import { withPart } from './start-part.ts'

type WebFigures = {
  bench: 'web'
  database: 'embedded' | 'postgres'
  corpus: 'recorded' | 'sample'
  papers: number
  /** Asked for a second, and for how long. */
  rate: number
  seconds: number
  requests: number
  p50Ms: number
  p99Ms: number
  /** By kind of page. */
  p99ByKind: Record<string, number>
  helloP50Ms: number
  helloP99Ms: number
  /** Answered when as many are asked for as can be. */
  requestsPerSecond: number
  helloPerSecond: number
  ofHello: number
  /** Of the serving process at the fixed rate; a Postgres server's own time is not in it. */
  cpuShare: number
  peakRssMb: number
}

const inFlight = 8
const day = '2026-06-16'

export const benchWeb = measurement({
  counts: {
    papers: { help: 'papers stored', fallback: 100_000, max: 1_000_000 },
    rate: { help: 'pages asked for a second', fallback: 200, max: 20_000 },
    seconds: { help: 'for how long', fallback: 20, max: 600 },
  },
  run: (context, counts) =>
    withBenchFolder((folder) =>
      withBenchPlace(context, folder, (place) =>
        unlessStopped(runWeb({ ...context, place, folder }, counts), context.signal),
      ),
    ),
})

type Scene = BenchContext & { place: BenchPlace; folder: string }
type Counts = { papers: number; rate: number; seconds: number }
type Paced = { driven: Driven; perSecond: number }

async function runWeb(scene: Scene, counts: Counts): Promise<WebFigures> {
  const { place, folder, config, note } = scene
  const { environment, kind } = place
  await note(`storing ${counts.papers} papers (${kind})`)
  const stock = { environment, sharedFolder: config.sharedFolder, folder, papers: counts.papers }
  const { corpus } = await withPart(scene, 'store-papers', { ...stock, day }, (part) =>
    part.ask('store'),
  )
  const pages = await drivePages(scene, counts)
  await note('baseline: a bare Hono that says hello')
  const hello = await driveHello(scene, counts)
  const { requests, p50Ms, p99Ms, p99ByKind } = pages.driven
  return {
    bench: 'web',
    database: kind,
    corpus,
    ...counts,
    requests,
    p50Ms,
    p99Ms,
    p99ByKind,
    helloP50Ms: hello.driven.p50Ms,
    helloP99Ms: hello.driven.p99Ms,
    requestsPerSecond: Math.round(pages.perSecond),
    helloPerSecond: Math.round(hello.perSecond),
    ofHello: Math.round((pages.perSecond / hello.perSecond) * 1000) / 1000,
    cpuShare: pages.cpuShare,
    peakRssMb: pages.peakRssMb,
  }
}

function drivePages(scene: Scene, counts: Counts) {
  // Readers come through a proxy, each from an address of their own, as the driver says.
  const environment = { ...scene.place.environment, TRUSTED_PROXIES: '1' }
  return withPart(scene, 'web-server', { environment }, async (part) => {
    const kinds = pageKinds(await part.ask('addresses'))
    const busyBefore = await part.ask('cpuSeconds')
    const start = performance.now()
    let cpuShare = 0
    const paced = await pace(scene, await part.ask('port'), kinds, counts, async () => {
      const busy = (await part.ask('cpuSeconds')) - busyBefore
      cpuShare = Math.round((busy / ((performance.now() - start) / 1000)) * 100) / 100
    })
    return { ...paced, cpuShare, peakRssMb: await part.ask('peakRssMb') }
  })
}

const driveHello = (scene: Scene, counts: Counts) =>
  withPart(scene, 'hello', {}, async (part) =>
    pace(scene, await part.ask('port'), [{ kind: 'hello', next: () => '/' }], counts),
  )

/** A warm-up, the fixed rate, then as fast as it goes. */
async function pace(
  { note }: Scene,
  port: number,
  kinds: readonly PageKind[],
  { rate, seconds }: Counts,
  afterRate: () => Promise<void> = async () => undefined,
): Promise<Paced> {
  const driver = createDriver(port)
  try {
    // Code is compiled and statements are planned; few of the pages that follow were seen before.
    await keepBusy(driver.once(kinds), { inFlight, seconds: Math.min(seconds, 5) })
    await note(`${rate} a second for ${seconds} s`)
    const driven = await driver.atRate(kinds, { rate, seconds })
    await afterRate()
    const call = driver.once(kinds)
    const { perSecond } = await keepBusy(call, { inFlight, seconds: Math.min(seconds, 10) })
    return { driven, perSecond }
  } finally {
    driver.close()
  }
}
