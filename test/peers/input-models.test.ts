import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { describePeer } from './describe-peer.ts'
import { findBoto3 } from './find-peer.ts'

const root = join(import.meta.dirname, '../..')

/** The botocore that the tables on disk were made from; those of another version have other operations and limits. */
const made = /from botocore (\S+)/.exec(
  readFileSync(join(root, 'src/sandbox/models/tables/ecs.generated.ts'), 'utf8'),
)?.[1]

describePeer('the limits of inputs are those of botocore', findBoto3(), ({ program }) => {
  const script = 'import botocore, os; print(botocore.__version__); print(os.path.dirname(botocore.__file__))'
  const [version, folder = ''] = spawnSync(program, ['-c', script], { encoding: 'utf8' }).stdout.trim().split('\n')

  test.runIf(version === made)(`of ${made}`, () => {
    const check = spawnSync(process.execPath, ['scripts/input-models.mjs', folder, '--check'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(check.stderr).toBe('')
    expect(check.status).toBe(0)
  })
})
