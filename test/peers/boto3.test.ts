import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

import { createSandbox } from '../../src/sandbox/index.ts'
import { describePeer } from './describe-peer.ts'
import { findBoto3 } from './find-peer.ts'

const account = '111122223333'

describePeer('boto3 against the sandbox', findBoto3(), ({ program }) => {
  test('a whole story, waited for by boto3’s own waiters', async () => {
    const sandbox = createSandbox({
      account,
      region: 'eu-west-1',
      clock: 'settle',
      behaviours: [
        { image: '*:crash', crashAfterSeconds: 2 },
        { image: '*/job:*', exitAfterSeconds: 3, exitCode: 4, logLines: ['working', 'done'] },
      ],
    })
    const served = await sandbox.serve()
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      AWS_ACCESS_KEY_ID: served.accessKeyId,
      AWS_SECRET_ACCESS_KEY: served.secretAccessKey,
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    }
    const script = join(import.meta.dirname, 'boto3/story.py')
    const told = promisify(execFile)(program, [script, served.endpoint, account], { env, timeout: 100_000 })
    const { stdout } = await told.finally(() => served.close())
    expect(JSON.parse(stdout)).toEqual({
      created: ['web:1', 2, ['COMPLETED']],
      updated: ['web:2', 2, ['COMPLETED']],
      'rolled back': ['web:2', 2, ['COMPLETED']],
      tasks: [1, 1],
      job: [4, ['working', 'done']],
      refused: 'Service not found.',
      deleted: 'INACTIVE',
    })
  }, 120_000)
})
