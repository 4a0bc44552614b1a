import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    // Half of a run is waiting for disks and processes: a worker for each core, where the default spares one.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Whole processes on a machine that others use: the gate tries once more, and says so (.ci/told-again.mjs).
    retry: process.env.CI ? 1 : 0,
    env: { NODE_ENV: 'test', TZ: 'UTC' },
  },
})
