/** Time, CPU and memory of one stretch of work in this process. */

export type Cost = {
  seconds: number
  /** Of this process alone: a Postgres server's own time is not in it. */
  cpuSeconds: number
  /** Of the whole process while the work ran. */
  peakRssMb: number
}

const sampleEveryMs = 20
const mb = 1_048_576

export async function measure<T>(work: () => Promise<T>): Promise<{ result: T; cost: Cost }> {
  let sampled = process.memoryUsage.rss()
  const timer = setInterval(() => {
    sampled = Math.max(sampled, process.memoryUsage.rss())
  }, sampleEveryMs)
  const before = { peak: process.resourceUsage().maxRSS, cpu: process.cpuUsage() }
  const start = performance.now()
  try {
    const result = await work()
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(before.cpu)
    const peak = process.resourceUsage().maxRSS
    // The system's own mark misses nothing, but only tells of this stretch when it rose in it.
    const rss = peak > before.peak ? peak * 1024 : Math.max(sampled, process.memoryUsage.rss())
    return {
      result,
      cost: {
        seconds: rounded(seconds),
        cpuSeconds: rounded((user + system) / 1e6),
        peakRssMb: Math.round(rss / mb),
      },
    }
  } finally {
    clearInterval(timer)
  }
}

export const rounded = (value: number): number => Math.round(value * 1000) / 1000
