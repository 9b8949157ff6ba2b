import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox, type Served, seed } from '../../src/sandbox/index.ts'
import { buildCommandLine, type CommandLine } from '../support/built-program.ts'
import { temporaryProject } from '../support/files.ts'
import { describePeer } from './describe-peer.ts'
import { findEcspresso } from './find-peer.ts'
import { peerEnvironment, peerProject, region } from './peer-project.ts'

describePeer(
  'ecspresso works on the same service in the sandbox before and after us',
  findEcspresso(),
  ({ program }) => {
    let served: Served
    let product: CommandLine

    beforeAll(async () => {
      const sandbox = createSandbox({ realNow: Date.now, account: '111122223333', region, clock: 'settle' })
      seed(sandbox, {
        clusters: ['yard'],
        roles: [{ name: 'yard-execution' }, { name: 'yard-task' }],
        logGroups: ['/ecs/yard'],
      })
      served = await sandbox.serve()
      product = await buildCommandLine()
    }, 120_000)

    afterAll(() => Promise.all([served?.close(), product?.remove()]))

    test('it creates, we deploy; we create the next, it finds no difference and deploys over it', async () => {
      const directory = await temporaryProject(peerProject({ service: 'ferry' }))
      const env = { PATH: process.env['PATH'] ?? '', ...peerEnvironment(served.endpoint, served), AWS_REGION: region }
      const theirs = (line: string, tag: string) => {
        const ended = spawnSync(program, line.split(' '), {
          cwd: directory,
          encoding: 'utf8',
          env: { ...env, TAG: tag },
        })
        expect(ended.status, ended.stderr).toBe(0)
        return ended.stdout
      }
      const ours = async (line: string, tag: string) => {
        const ended = await product.run(line.split(' '), { directory, env: { ...env, TAG: tag } })
        expect(ended.exitCode, ended.stderr).toBe(0)
        return ended.stdout
      }
      theirs('deploy --no-wait', 'v1')
      await ours('wait', 'v1')
      expect(await ours('diff --exit-code', 'v1')).toBe('')
      await ours('deploy', 'v2')
      expect(theirs('diff', 'v2').trim()).toBe('')
      theirs('deploy --no-wait', 'v3')
      await ours('wait', 'v3')
      expect(await ours('status', 'v3')).toContain('TaskDefinition: ferry:3')
    })
  },
)
