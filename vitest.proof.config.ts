import { defineConfig } from 'vitest/config'
import base from './vitest.config.ts'

/** `npm run proof`: writes docs/proof.md. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/proof/write-proof.ts'] },
})
