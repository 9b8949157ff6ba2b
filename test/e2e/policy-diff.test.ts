import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Tree, temporaryProject } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

const role = 'arn:aws:iam::111122223333:role/web-task'

/** The project with another task role, beside the policy that was committed before. */
async function changed(): Promise<{ files: Tree; committed: string }> {
  const { stdout } = await runTestCommand(
    ['policy', 'generate', '--for', 'deploy', '--format', 'json'],
    testPorts({ files: webProject, env: {} }),
  )
  const task = String(webProject['ecs-task-def.json']).replace(role, `${role}-2`)
  return { committed: stdout, files: { ...webProject, 'policy.json': stdout, 'ecs-task-def.json': task } }
}

function run(argv: string, files: Tree, more: Partial<Parameters<typeof testPorts>[0]> = {}) {
  return runTestCommand(['policy', ...argv.split(' ')], testPorts({ files, env: {}, ...more }))
}

const passed = ' (StringEquals iam:PassedToService = ecs-tasks.amazonaws.com)'

describe('policy diff', () => {
  test('says what is needed now and what no longer', async () => {
    const { files } = await changed()
    expect(await run('diff --from policy.json --for deploy', files)).toMatchObject({
      exitCode: 1,
      stdout: `- iam:PassRole on ${role}${passed}\n+ iam:PassRole on ${role}-2${passed}\n`,
    })
  })

  test('does not mind how statements are cut, ordered and named', async () => {
    const { committed, files } = await changed()
    const { Statement, ...rest } = JSON.parse(committed)
    const cut = Statement.toReversed().flatMap(
      ({ Sid: _, Action, ...statement }: { Sid: string; Action: string | string[] }) =>
        [Action].flat().map((one) => ({ ...statement, Action: one })),
    )
    const same = {
      ...files,
      'ecs-task-def.json': String(webProject['ecs-task-def.json']),
      'policy.json': JSON.stringify({ ...rest, Statement: cut }),
    }
    expect(await run('diff --from policy.json --for deploy', same)).toMatchObject({ exitCode: 0, stdout: '' })
  })

  test('as Markdown and JSON', async () => {
    const { files } = await changed()
    const markdown = await run('diff --from policy.json --for deploy --format markdown', files)
    expect(markdown.stdout).toBe(
      `### Needed now\n\n- \`iam:PassRole on ${role}-2${passed}\`\n\n### No longer needed\n\n- \`iam:PassRole on ${role}${passed}\`\n`,
    )
    const json = await run('diff --from policy.json --for deploy --format json', files)
    expect(JSON.parse(json.stdout)).toMatchObject({
      schemaVersion: 1,
      added: [{ resource: `${role}-2` }],
      removed: [{ resource: role }],
    })
  })

  test.each([
    ['diff', 'nothing to compare with'],
    ['diff --from nowhere.json', 'cannot read `nowhere.json`'],
    ['diff --from ecspresso.yml', 'ecspresso.yml:1:1'],
  ])('%s is refused', async (argv, message) => {
    expect(await run(argv, webProject)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(message),
    })
  })
})

describe('policy generate --verify-current', () => {
  test('is silent where the policy is the one that is needed', async () => {
    const { committed } = await changed()
    const files = { ...webProject, 'policy.json': committed }
    expect(await run('generate --for deploy --verify-current policy.json', files)).toEqual(
      expect.objectContaining({ exitCode: 0, stdout: '', stderr: '' }),
    )
  })

  test('exits with 1 where it has drifted, and says how', async () => {
    const { files } = await changed()
    const told = await run('generate --for deploy --verify-current policy.json', files)
    expect(told).toMatchObject({ exitCode: 1, stdout: expect.stringContaining(`+ iam:PassRole on ${role}-2`) })
    expect(told.stderr).toContain('the policy has drifted (missing rights: 1, no longer needed: 1)')
  })
})

describe('policy diff --from REVISION', () => {
  const git = (directory: string, ...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-C', directory, ...words])

  /** A repository whose last commit has the project in a folder; the working tree has another task role. */
  async function repository(): Promise<string> {
    const inFolder = Object.entries(webProject).map(([name, text]) => [`deploy/${name}`, text] as const)
    const directory = await temporaryProject(Object.fromEntries(inFolder))
    git(directory, 'init', '-q', '-b', 'main')
    git(directory, 'add', '.')
    git(directory, 'commit', '-q', '-m', 'as it was')
    const task = String(webProject['ecs-task-def.json']).replace(role, `${role}-2`)
    await writeFile(join(directory, 'deploy', 'ecs-task-def.json'), task)
    return join(directory, 'deploy')
  }

  test('plans both states of the project, and changes neither', async () => {
    const directory = await repository()
    const told = await run('diff --from main --for deploy', {}, { directory })
    expect(told).toMatchObject({
      exitCode: 1,
      stderr: '',
      stdout: `- iam:PassRole on ${role}${passed}\n+ iam:PassRole on ${role}-2${passed}\n`,
    })
    expect(String(git(directory, 'status', '--short'))).toBe(' M ecs-task-def.json\n')
  })

  test('as text of a pull request', async () => {
    const directory = await repository()
    const { stdout } = await run('diff --from HEAD --for deploy --format markdown', {}, { directory })
    expect(stdout).toContain(`### Needed now\n\n- \`iam:PassRole on ${role}-2${passed}\`\n`)
  })

  test('a file of that name wins, and what is neither is told', async () => {
    const directory = await repository()
    const told = await run('diff --from nowhere --for deploy', {}, { directory })
    expect(told).toMatchObject({ exitCode: 2, stdout: '' })
    expect(told.stderr).toContain('`nowhere` is neither a file nor a git revision here')
  })

  test('a project that was not there yet is told', async () => {
    const directory = await repository()
    git(directory, 'rm', '-q', '--cached', 'ecspresso.yml')
    git(directory, 'commit', '-q', '-m', 'without')
    const told = await run('diff --from HEAD --for deploy', {}, { directory })
    expect(told).toMatchObject({ exitCode: 2, stdout: '' })
    expect(told.stderr).toContain('at `HEAD`: ')
    expect(told.stderr).toContain('ecspresso.yml')
  })
})
