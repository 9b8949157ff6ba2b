import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vitest/config'

const fuzzedFastCheck = fileURLToPath(new URL('test/support/fuzzed-fast-check.mjs', import.meta.url))

/** `npm run fuzz -- --cases N` replaces the number of values that stands in a property. */
function otherNumberOfCases(): Plugin {
  return {
    name: 'other-number-of-cases',
    enforce: 'pre',
    resolveId: (id, importer) => (id === 'fast-check' && importer !== fuzzedFastCheck ? fuzzedFastCheck : undefined),
  }
}

/** Pages are bundled as text. */
function pagesAsText(): Plugin {
  return {
    name: 'pages-as-text',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('.md') ? `export default ${JSON.stringify(code)}` : undefined),
  }
}

export default defineConfig({
  // Examples name the package as its users do.
  resolve: { alias: { 'ristretto/sandbox': fileURLToPath(new URL('src/sandbox/index.ts', import.meta.url)) } },
  plugins: [pagesAsText(), ...(process.env['FUZZ_CASES'] === undefined ? [] : [otherNumberOfCases()])],
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'examples/**/*.test.ts'],
    // They want a built program: `npm run test:program`.
    exclude: ['test/program/**'],
    // Nothing of ours keeps state at module level (a test says so), hence files may share a process: isolation is most of the cost.
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    isolate: false,
    testTimeout: 60_000,
  },
})
