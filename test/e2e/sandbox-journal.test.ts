import { describe, expect, test } from 'vitest'
import type { JournalLine } from '../../src/sandbox/index.ts'
import { type MemoryFiles, memoryFiles } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

function run(files: MemoryFiles, line: string) {
  return runTestCommand(line.split(' '), { ...testPorts({ env: {} }), files, realNow: Date.now })
}

function linesOf(files: MemoryFiles, path: string): JournalLine[] {
  const text = new TextDecoder().decode(files.contents.get(path))
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const role = 'arn:aws:sts::111122223333:assumed-role/ristretto-sandbox/ristretto'

describe('--journal', () => {
  test('adds every call of a command to a file, with what IAM was asked and the statement that decided', async () => {
    const files = memoryFiles('/project', webProject)
    await run(files, 'register --sandbox --journal calls.jsonl')
    const first = linesOf(files, '/project/calls.jsonl')
    expect(first.map(({ operation }) => operation)).toEqual(['ecs:RegisterTaskDefinition'])
    const [call] = first
    expect(call).toMatchObject({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      command: 'register',
      account: '111122223333',
      region: 'ap-northeast-1',
      principal: role,
      access: 'write',
      decision: 'Allow',
      status: 200,
      context: expect.objectContaining({ 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/ristretto-sandbox' }),
    })
    expect(call?.checks.map(({ action }) => action)).toContain('iam:PassRole')
    expect(call?.checks.find(({ action }) => action === 'iam:PassRole')).toMatchObject({
      resource: expect.stringContaining(':role/web-'),
      context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
      decision: 'Allow',
      statements: [expect.stringMatching(/^role ristretto-sandbox, policy policy, statement \d+/)],
    })

    await run(files, 'deploy --sandbox --journal calls.jsonl')
    const both = linesOf(files, '/project/calls.jsonl')
    expect(both.slice(0, first.length)).toEqual(first)
    expect(both.slice(first.length).map(({ operation }) => operation)).toContain('ecs:CreateService')
  })

  test('tells a denied call with the question that was denied', async () => {
    const files = memoryFiles('/project', {
      ...webProject,
      'nothing.json': '{"Version":"2012-10-17","Statement":[{"Sid":"No","Effect":"Deny","Action":"*","Resource":"*"}]}',
    })
    await run(files, 'register --sandbox --sandbox-policy nothing.json --journal /calls.jsonl')
    expect(linesOf(files, '/calls.jsonl')).toMatchObject([
      {
        operation: 'ecs:RegisterTaskDefinition',
        decision: 'Deny',
        status: 400,
        error: 'AccessDeniedException',
        checks: [
          {
            decision: 'Deny',
            kind: 'explicit',
            statements: ['role ristretto-sandbox, policy policy, statement 1 (Sid No)'],
          },
        ],
      },
    ])
  })

  test('that cannot be written is said once, and the command goes on', async () => {
    const files = memoryFiles('/project', webProject)
    const append = files.append
    const told = await runTestCommand(['deploy', '--sandbox', '--journal', 'calls.jsonl'], {
      ...testPorts({ env: {} }),
      files: {
        ...files,
        append: async (path, text) => {
          if (path.endsWith('calls.jsonl')) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
          await append(path, text)
        },
      },
      realNow: Date.now,
    })
    expect(told.exitCode).toBe(0)
    expect(told.stderr.match(/the journal cannot be kept/g)).toHaveLength(1)
    expect(told.stderr).toContain('the journal cannot be kept in /project/calls.jsonl: the disk is full')
  })
})

describe('sandbox journal', () => {
  test('shows the calls of the commands so far, and those that the flags ask for', async () => {
    const files = memoryFiles('/project', webProject)
    expect(await run(files, 'sandbox journal')).toMatchObject({ exitCode: 0, stdout: '' })
    await run(files, 'register --sandbox')
    await run(files, 'deploy --sandbox')
    const all = await run(files, 'sandbox journal')
    expect(all.stdout).toMatch(
      /^\S+Z {2}ecs:RegisterTaskDefinition {2}200 {2}ap-northeast-1 {2}arn:aws:sts::111122223333:assumed-role\/ristretto-sandbox\/ristretto\n {4}Allow {2}ecs:RegisterTaskDefinition on \S+: role ristretto-sandbox, policy policy, statement \d+/,
    )
    const created = await run(files, 'sandbox journal --operation ecs:Create* --format jsonl')
    expect(created.stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(JSON.parse(created.stdout)).toMatchObject({ operation: 'ecs:CreateService', command: 'deploy' })
    expect((await run(files, 'sandbox journal --denied')).stdout).toBe('')
    expect((await run(files, 'sandbox journal --principal *user* --last 3')).stdout).toBe('')
    const last = await run(files, 'sandbox journal --last 2 --format jsonl')
    expect(last.stdout.trimEnd().split('\n')).toHaveLength(2)
  })

  test('reads a file that is named, and says which line of it is none', async () => {
    const files = memoryFiles('/project', webProject)
    await run(files, 'register --sandbox --journal calls.jsonl')
    expect((await run(files, 'sandbox journal calls.jsonl')).stdout).toContain('ecs:RegisterTaskDefinition')
    await files.append('/project/calls.jsonl', '{"half\n')
    expect(await run(files, 'sandbox journal calls.jsonl')).toMatchObject({
      exitCode: 1,
      stderr: 'error: calls.jsonl:2: the line is no call of a journal [JOURNAL_INVALID]\n',
    })
    expect((await run(files, 'sandbox journal other.jsonl')).stderr).toMatch(
      /^error: cannot read the journal `other\.jsonl`/,
    )
  })
})

describe('sandbox status', () => {
  test('shows services and tasks, or that nothing is remembered', async () => {
    const files = memoryFiles('/project', webProject)
    expect((await run(files, 'sandbox status')).stdout).toBe('the sandbox in /project/.ristretto remembers nothing\n')
    await run(files, 'deploy --sandbox')
    const told = await run(files, 'sandbox status')
    expect(told.stdout).toMatch(/^sandbox of account 111122223333 in ap-northeast-1, at \S+Z, kept in \/project\/.ris/)
    expect(told.stdout).toMatch(/\| app +\| web +\| ACTIVE \| web:1 +\| 2 +\| 2 +\| 0 +\| COMPLETED \|/)
    expect(told.stdout).toContain('cluster app: 2 tasks\n')
    const before = files.contents.get('/project/.ristretto/sandbox.json')
    await run(files, 'sandbox status')
    expect(files.contents.get('/project/.ristretto/sandbox.json')).toBe(before)
  })
})

describe('sandbox snapshot', () => {
  test('goes back to a state that was saved', async () => {
    const files = memoryFiles('/project', webProject)
    await run(files, 'register --sandbox')
    expect(await run(files, 'sandbox snapshot save before.json')).toMatchObject({
      exitCode: 0,
      stderr: 'saved the sandbox in /project/.ristretto to before.json\n',
    })
    await run(files, 'deploy --sandbox')
    expect((await run(files, 'sandbox status')).stdout).toContain('web:2')
    await run(files, 'sandbox snapshot load before.json')
    expect((await run(files, 'sandbox status')).stdout).not.toContain('web:2')
    expect((await run(files, 'register --sandbox')).stderr).toContain('registered web:2')
  })

  test.each([
    ['sandbox snapshot save x.json', 'the sandbox in /project/.ristretto remembers nothing'],
    ['sandbox snapshot load none.json', 'cannot read the snapshot `none.json`: there is no such file'],
    ['sandbox snapshot load half.json', 'cannot read the snapshot `half.json`: not JSON'],
    ['sandbox snapshot load other.json', 'cannot read the snapshot `other.json`: not a snapshot of a sandbox'],
    ['sandbox snapshot load newer.json', 'which a later version wrote'],
    ['sandbox snapshot keep x.json', '`keep x.json` is no action of `sandbox snapshot`'],
    ['sandbox snapshot save', '`save` is no action of `sandbox snapshot`'],
  ])('%s', async (line, words) => {
    const files = memoryFiles('/project', {
      ...webProject,
      'half.json': '{"',
      'other.json': '{"a": 1}',
      'newer.json': '{"format": 9}',
    })
    const told = await run(files, line)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(words)
    expect([...files.contents.keys()].filter((path) => path.includes('.ristretto'))).toEqual([])
  })
})
