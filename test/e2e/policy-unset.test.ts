/** The policy of a project whose `must_env` variables are set in the pipeline alone, made on a machine that has none of them. */
import { describe, expect, test } from 'vitest'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { region, webProject } from './stage.ts'

type Files = Readonly<Record<string, string>>

const configuration = String(webProject['ecspresso.yml'])
const task = String(webProject['ecs-task-def.json'])

const image = '111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/web:{{ must_env `IMAGE_TAG` }}'
const tagged = task.replace(/"image": *"[^"]*"/, `"image": "${image}"`)

/** Runs a command line in a project without any environment. */
function offline(files: Files, ...argv: readonly string[]) {
  return runTestCommand(argv, testPorts({ files: { ...webProject, ...files }, env: {} }))
}

/** A task definition with a change; its quotes are those of JSON. */
function taskWith(from: RegExp, to: string): Files {
  const text = task.replace(from, to)
  expect(text).not.toBe(task)
  return { 'ecs-task-def.json': text }
}

const note = (name: string) => `\`${name}\` is not set: the plan takes it as unknown\n`

describe('policy generate with a variable that nobody has set', () => {
  test('gives the policy as it is with the variable, and notes it once', async () => {
    const files = { 'ecs-task-def.json': tagged }
    const lines = ['--for', 'register', '--for', 'deploy', '--format', 'json']
    const without = await offline(files, 'policy', 'generate', ...lines)
    expect(without.exitCode, without.stderr).toBe(0)
    const set = await offline(
      { ...files, '.env': 'IMAGE_TAG=v1\n' },
      'policy',
      'generate',
      '--envfile',
      '.env',
      ...lines,
    )
    expect(without.stdout).toBe(set.stdout)
    expect(without.stderr).toBe(note('IMAGE_TAG') + set.stderr)
  })

  test('gives the lines of a usual pipeline, too', async () => {
    const told = await offline({ 'ecs-task-def.json': tagged }, 'policy', 'generate', '--format', 'json')
    expect(told.exitCode, told.stderr).toBe(0)
  })

  test("Jsonnet's must_env is the same", async () => {
    const own = `local must_env = std.native('must_env');\n${tagged.replace(JSON.stringify(image), "'web:' + must_env('IMAGE_TAG')")}`
    const files = {
      'ecs-task-def.jsonnet': own,
      'ecspresso.yml': configuration.replace('ecs-task-def.json', 'ecs-task-def.jsonnet'),
    }
    const told = await offline(files, 'policy', 'generate', '--for', 'deploy', '--format', 'json')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain(note('IMAGE_TAG'))
  })

  test('names the variable where the policy depends on it', async () => {
    const files = taskWith(/"family": *"web"/, '"family": "web-{{ must_env `STAGE` }}"')
    const told = await offline(files, 'policy', 'generate', '--for', 'register', '--format', 'json')
    expect(told).toMatchObject({ exitCode: 2, stdout: '' })
    expect(told.stderr).toBe(
      `${note('STAGE')}error: the policy holds what nobody has read: \`must_env STAGE\` [POLICY_INCOMPLETE]
hint: set STAGE, or name a file that does with \`--envfile\`; \`--format text\` shows placeholders
`,
    )
    const text = await offline(files, 'policy', 'generate', '--for', 'register', '--format', 'text')
    expect(text.stdout).toContain('task-definition/web-${must_env STAGE}:*')
  })

  test('is the same in the configuration: a cluster, a region, a service', async () => {
    const own = configuration
      .replace(/region: .*/, 'region: "{{ must_env `REGION` }}"')
      .replace(/cluster: .*/, 'cluster: "{{ must_env `CLUSTER` }}"')
    const told = await offline({ 'ecspresso.yml': own }, 'policy', 'generate', '--for', 'wait', '--format', 'json')
    expect(told.stderr).toContain(
      '`must_env REGION`, `must_env CLUSTER` [POLICY_INCOMPLETE]\nhint: set REGION, CLUSTER, or',
    )
    const named = ['--envfile', '.env', '--for', 'wait', '--format', 'json']
    const set = await offline(
      { 'ecspresso.yml': own, '.env': `REGION=${region}\nCLUSTER=app\n` },
      'policy',
      'generate',
      ...named,
    )
    expect(set.exitCode, set.stderr).toBe(0)
  })
})

describe('a variable that nobody has set is missing', () => {
  const missing = (name: string, place: string) =>
    `error: ${place}: the environment variable \`${name}\` is not set [ENV_MISSING]\nhint: set it, or name a file that does with \`--envfile\`\n`

  test.each<[string, Files, string]>([
    [
      'where a template decides on it',
      taskWith(/"image": *"[^"]*"/, '"image": "{{ if eq (must_env `A`) `prod` }}web:1{{ else }}web:2{{ end }}"'),
      'ecs-task-def.json',
    ],
    [
      'where Jsonnet decides on it',
      {
        'ecs-task-def.jsonnet': `if std.native('must_env')('A') == 'prod' then {} else ${task}`,
        'ecspresso.yml': configuration.replace('ecs-task-def.json', 'ecs-task-def.jsonnet'),
      },
      'ecs-task-def.jsonnet',
    ],
    [
      'where Jsonnet calculates with it',
      {
        'ecs-task-def.jsonnet': `${task} + { cpu: std.toString(std.parseInt(std.native('must_env')('A')) * 2) }`,
        'ecspresso.yml': configuration.replace('ecs-task-def.json', 'ecs-task-def.jsonnet'),
      },
      'ecs-task-def.jsonnet',
    ],
    [
      'where a path holds it',
      { 'ecspresso.yml': configuration.replace('ecs-task-def.json', '"{{ must_env `A` }}.json"') },
      'ecspresso.yml',
    ],
    [
      'where it decides which calls are made',
      taskWith(/"networkMode": *"awsvpc"/, '"networkMode": "{{ must_env `A` }}"'),
      'ecs-task-def.json',
    ],
  ])('%s', async (_, files, file) => {
    const told = await offline(files, 'policy', 'generate', '--for', 'deploy', '--format', 'json')
    expect(told).toMatchObject({ exitCode: 2, stdout: '' })
    const place = new RegExp(`error: (${file.replace('.', '\\.')}:\\d+:\\d+): `).exec(told.stderr)?.[1] ?? 'no place'
    expect(told.stderr).toContain(missing('A', place))
  })

  test.each([
    ['render taskdef', 1],
    ['register --dry-run', 1],
    ['policy prove --for=register', 2],
  ])('for `%s`, which runs', async (line, exitCode) => {
    const told = await offline({ 'ecs-task-def.json': tagged }, ...line.split(' '))
    expect(told.stderr).toContain('the environment variable `IMAGE_TAG` is not set [ENV_MISSING]')
    expect(told.exitCode).toBe(exitCode)
  })
})

describe('policies that are compared', () => {
  const files = { 'ecs-task-def.json': tagged }

  test('check and diff take a policy as enough, explain explains it, without the variable', async () => {
    const policy = await offline(files, 'policy', 'generate', '--for', 'deploy', '--format', 'json')
    const there = { ...files, 'policy.json': policy.stdout }
    for (const argv of [
      ['policy', 'check', 'policy.json', '--for', 'deploy'],
      ['policy', 'diff', '--from', 'policy.json', '--for', 'deploy'],
      ['policy', 'explain', 'policy.json', '--for', 'deploy'],
    ]) {
      const told = await offline(there, ...argv)
      expect(told.exitCode, `${argv.join(' ')}: ${told.stdout}${told.stderr}`).toBe(0)
      expect(told.stderr).toContain(note('IMAGE_TAG'))
    }
  })
})
