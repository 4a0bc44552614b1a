import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    // Much of a run is waiting, so a small machine spares no core; more at once want more connections and memory.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Whole processes on a machine that others use: the gate tries once more, and says so (.ci/told-again.mjs).
    retry: process.env.CI ? 1 : 0,
    env: { NODE_ENV: 'test', TZ: 'UTC' },
  },
})
