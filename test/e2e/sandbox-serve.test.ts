import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { describe, expect, test } from 'vitest'
import { Interrupted } from '../../src/calls/index.ts'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import type { Announcement } from '../../src/sandbox/index.ts'
import { type MemoryFiles, memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

interface Told {
  readonly exitCode: number
  readonly announcement: Announcement
  readonly stderr: string
  readonly files: MemoryFiles
}

/** Serves until `meanwhile` has ended; then somebody interrupts it. */
async function serve(
  flags: string,
  tree: Tree,
  meanwhile: (announcement: Announcement) => Promise<void> = async () => {},
): Promise<Told> {
  const stop = new AbortController()
  const files = memoryFiles('/project', tree)
  const ports = { ...testPorts({ env: {}, signal: stop.signal }), files, realNow: Date.now }
  let announcement: Announcement | undefined
  const exitCode = await runCommandLine(['sandbox', 'serve', '--format', 'json', ...flags.split(' ').filter(Boolean)], {
    ...ports,
    out: (text) => {
      announcement = JSON.parse(text)
      if (announcement) void meanwhile(announcement).finally(() => stop.abort(new Interrupted()))
    },
  })
  if (!announcement) throw new Error(ports.stderr())
  return { exitCode, announcement, stderr: ports.stderr(), files }
}

describe('sandbox serve', () => {
  test.each<[string, Tree, string]>([
    ['--region eu-north-1 --scenario scenario.yml', webProject, 'eu-north-1'],
    ['--scenario scenario.yml', webProject, 'eu-west-2'],
    ['', webProject, 'ap-northeast-1'],
    ['', {}, 'us-east-1'],
  ])('%s: the region of the flag, the scenario, the configuration beside', async (flags, tree, region) => {
    const told = await serve(flags, { 'scenario.yml': 'region: eu-west-2', ...tree })
    expect([told.announcement.region, told.stderr]).toEqual([region, ''])
  })

  test('a configuration that cannot be read is said, and no obstacle', async () => {
    const told = await serve('', { 'ecspresso.yml': 'region: [' })
    expect(told.announcement.region).toBe('us-east-1')
    expect(told.stderr).toMatch(/^warning: the region is not taken from ecspresso\.yml, which cannot be read: /)
  })

  test('--region takes what is a region', async () => {
    const ports = { ...testPorts({ env: {} }), realNow: Date.now }
    expect(await runTestCommand(['sandbox', 'serve', '--region', 'evil.example/#'], ports)).toMatchObject({
      exitCode: 1,
      stderr:
        'error: invalid value `evil.example/#` for `--region` [OPTION_INVALID]\nhint: a region, such as ap-northeast-1\n',
    })
  })

  test('--host says loudly that it is open to others', async () => {
    const told = await serve('--host 0.0.0.0', {})
    expect(told.stderr).toBe(
      'warning: listening on 0.0.0.0: whoever reaches this address can try the keys of the sandbox, unencrypted\n',
    )
    expect((await serve('--host 127.0.0.1', {})).stderr).toBe('')
  })

  test('--journal keeps what it answers, while it answers', async () => {
    const told = await serve('--journal calls.jsonl', {}, async ({ endpoint, region, ...keys }) => {
      const sts = new STSClient({ endpoint, region, credentials: keys })
      await sts.send(new GetCallerIdentityCommand({}))
      sts.destroy()
    })
    expect(JSON.parse(new TextDecoder().decode(told.files.contents.get('/project/calls.jsonl')))).toMatchObject({
      operation: 'sts:GetCallerIdentity',
      principal: 'arn:aws:iam::123456789012:user/administrator',
      status: 200,
      checks: [],
    })
  })

  test('--snapshot goes on from a saved state', async () => {
    const files = memoryFiles('/project', webProject)
    const run = (line: string) =>
      runTestCommand(line.split(' '), { ...testPorts({ env: {} }), files, realNow: Date.now })
    await run('deploy --sandbox')
    await run('sandbox snapshot save state.json')
    const told = await serve('--snapshot state.json', {
      'state.json': files.contents.get('/project/state.json') ?? '',
    })
    expect(told.announcement).toMatchObject({ accountId: '111122223333', region: 'ap-northeast-1' })
  })
})
