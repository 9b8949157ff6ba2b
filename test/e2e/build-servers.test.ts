import { describe, expect, test } from 'vitest'
import { policyOf } from '../../src/iam/index.ts'
import { createStage, type RunOptions, type Stage } from './stage.ts'

const hostile = '::set-output name=token::x\u001b[31m ##[add-mask]y'
const crash = [
  {
    image: '*:v2',
    crashAfterSeconds: 1,
    exitCode: 1,
    logLines: [hostile, `${'x'.repeat(1_000_000)}`, '::error::mine'],
  },
]
const denied = policyOf([{ Effect: 'Allow', Action: 'ecs:ListTasks', Resource: '*' }])

async function stageOf(): Promise<Stage> {
  const stage = createStage({ behaviours: crash })
  await stage.asAdministrator('deploy')
  return stage
}

function contentOf(stage: Stage, path: string): string {
  return normal(new TextDecoder().decode(stage.files.contents.get(path)))
}

/** Ids, digests and times differ from run to run. */
function normal(text: string): string {
  return text
    .replace(/\b[0-9a-f]{32}\b/g, 'TASK')
    .replace(/sha256:[0-9a-f]{64}/g, 'sha256:DIGEST')
    .replace(/ecs-svc\/\d+/g, 'ecs-svc/ID')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'REQUEST')
    .replace(/time="[\d.]+"/g, 'time="SECONDS"')
}

const github = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/runner/summary', GITHUB_OUTPUT: '/runner/output' }

describe('GitHub Actions', () => {
  test('a rollback is an annotation, a group, a summary and outputs', async () => {
    const stage = await stageOf()
    const told = await stage.run('deploy', { env: { TAG: 'v2', ...github } })
    expect(told.exitCode).toBe(1)
    const commands = told.stderr.split('\n').filter((line) => line.startsWith('::'))
    expect(normal(commands.join('\n'))).toMatchSnapshot()
    expect(contentOf(stage, '/runner/summary')).toMatchSnapshot()
    expect(contentOf(stage, '/runner/output')).toMatchSnapshot()
  })

  test('nothing that a container says is taken for a command, and long lines are cut', async () => {
    const stage = await stageOf()
    const told = await stage.run('deploy', { env: { TAG: 'v2', ...github } })
    const run = createStage({ behaviours: [{ exitCode: 1, logLines: [hostile, '##[error]old form'] }] })
    const ran = await run.asAdministrator('run', { env: github })
    for (const text of [told.stderr, told.stdout, ran.stderr, ran.stdout]) {
      expect(text).not.toContain('\u001b')
      expect(text).not.toContain('##[')
      expect(
        text.split('\n').filter((line) => /^\s*::/.test(line) && !/^::(error |group|endgroup)/.test(line)),
      ).toEqual([])
    }
    expect(told.stderr).toContain('… (998000 more characters)')
    expect(Math.max(...told.stderr.split('\n').map((line) => line.length))).toBeLessThan(5000)
  })

  test('a mistake in a file has its place, a denial its statement, wrong usage its words', async () => {
    const stage = createStage({ files: { 'bad.yml': 'cluster: {{ must_env `NOT_SET` }}\n' } })
    const commandsOf = async (line: string, own: RunOptions = {}) => {
      const told = await stage.run(line, { policy: denied, ...own, env: github })
      return normal(
        told.stderr
          .split('\n')
          .filter((text) => text.startsWith('::'))
          .join('\n'),
      )
    }
    expect(await commandsOf('deploy --config bad.yml')).toMatch(
      /^::error file=bad\.yml,line=1,col=13,title=ENV_MISSING::the environment/,
    )
    expect(await commandsOf('deploy')).toMatch(
      /^::error title=ACCESS_DENIED::.*%0A\{"Effect":"Allow","Action":"ecs:DescribeServices"/,
    )
    expect(await commandsOf('deploy --taks 3')).toMatch(/^::error title=USAGE::unknown option/)
  })

  test('a deployment that goes well has outputs and a summary, and --ci none has nothing', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy', { env: github })
    expect(contentOf(stage, '/runner/output')).toBe(
      'outcome=succeeded\ntask-definition-arn=arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:1\ndeployment-id=ecs-svc/ID\n',
    )
    expect(contentOf(stage, '/runner/summary')).toBe('## ristretto deploy: succeeded (web, web:1)\n\n')
    const other = await stageOf()
    const told = await other.run('deploy --ci none', { env: { TAG: 'v2', ...github } })
    expect(told.stderr).not.toMatch(/^::/m)
    expect([...other.files.contents.keys()].filter((path) => path.startsWith('/runner'))).toEqual([])
  })

  test('lines of JSON stay such', async () => {
    const told = await (await stageOf()).run('deploy --log-format json', { env: { TAG: 'v2', ...github } })
    for (const line of told.stderr.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('type')
  })

  test('what cannot be written is a warning', async () => {
    const stage = createStage()
    stage.files.append = async () => {
      throw Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' })
    }
    const told = await stage.asAdministrator('deploy', { env: github })
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toContain('warning: could not tell the build server: permission denied\n')
  })
})

test('GitLab: sections, and a dotenv report', async () => {
  const stage = await stageOf()
  const told = await stage.run('deploy', { env: { TAG: 'v2', GITLAB_CI: 'true' } })
  expect(told.stderr).toMatch(/\u001b\[0Ksection_start:\d+:ristretto_report\[collapsed=false\]\r\u001b\[0Kwhy web:2/)
  expect(told.stderr).toMatch(/\u001b\[0Ksection_end:\d+:ristretto_report\r\u001b\[0K\n/)
  expect(contentOf(stage, '/project/ristretto.env')).toMatchSnapshot()
})

test('Buildkite: the agent is asked to annotate, where it is there', async () => {
  const stage = await stageOf()
  const told = await stage.run('deploy', { env: { TAG: 'v2', BUILDKITE: 'true' } })
  expect(told.exitCode).toBe(1)
  expect(told.stderr).toMatch(/^\+\+\+ why web:2 did not come to stay$/m)
  expect(told.stderr).not.toContain('could not tell')
})

test('--junit writes a case that failed', async () => {
  const stage = await stageOf()
  await stage.run('deploy --junit reports/ristretto.xml', { env: { TAG: 'v2' } })
  const xml = contentOf(stage, '/project/reports/ristretto.xml')
  expect(xml.replace(/x{1000,}/g, 'XXX')).toMatchSnapshot()
})

test('elsewhere nothing of it is written', async () => {
  const stage = await stageOf()
  const before = [...stage.files.contents.keys()]
  const told = await stage.run('deploy', { env: { TAG: 'v2', CI: 'true' } })
  expect(told.stderr).not.toMatch(/^(::|\+\+\+)/m)
  expect([...stage.files.contents.keys()]).toEqual(before)
})
