// Every call of every command that meets every fault, once and for ever, judged by what AWS has afterwards and by the words of the command.
//
//   npm run faults                all cells: some forty minutes on a quiet machine
//   npm run faults -- --seed 7    a sample of them, as `npm test` has a fixed one
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({ options: { seed: { type: 'string' } } })
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=dot',
    'test/e2e/lost-answers.test.ts',
    'test/e2e/failing-faults.test.ts',
    'test/e2e/silence.test.ts',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(values.seed === undefined ? { FAULTS: 'all' } : { FAULTS_SEED: values.seed }) },
  },
)
process.exit(status ?? 1)
