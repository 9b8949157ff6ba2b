import { defineConfig } from 'vitest/config'

/** `npm run test:program`: whole stories with a built program, by argv alone. `RISTRETTO=PATH` names another than dist/ristretto.cjs. */
export default defineConfig({
  test: { include: ['test/program/**/*.test.ts'], pool: 'threads', isolate: false, testTimeout: 60_000 },
})
