import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toRights } from '../support/rights.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { account, createStage, region, webProject, webProjectWithLookup } from './stage.ts'

// Where it began: a policy that was published for register, run and deploy of ecspresso 1.5, written by hand. Its six statements come out of
// the plans, corrected, and its three defects are found.

const names: Readonly<Record<string, string>> = {
  aws_account_id: account,
  region,
  cluster_name: 'app',
  service_name: 'web',
  task_family: 'web',
  task_definition_task_role_name: 'web-task',
  task_definition_task_execution_role_name: 'web-exec',
  log_group_name: '/ecs/web',
  bucket_name: 'states',
  key_name: 'prod.tfstate',
}
const published = readFileSync(
  new URL('../../src/iam/lint/fixtures/hand-written-deploy-policy.json', import.meta.url),
  'utf8',
).replace(/<(\w+)>/g, (_, name: string) => names[name] ?? expect.fail(`no value for ${name}`))

const ecs = `arn:aws:ecs:${region}:${account}`
const lines = ['register', 'run --watch-container app', 'deploy']
const project = {
  ...webProjectWithLookup,
  'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
    'example.com/web',
    '{{ tfstate `output.image` }}',
  ),
}

function run(text: string, ...argv: readonly string[]) {
  return runTestCommand(['policy', ...argv], testPorts({ files: { ...project, 'article.json': text }, env: {} }))
}

/** The same without the comma that makes it no JSON. */
const readable = published.replace(/,(\s*\]\s*\}\s*)$/, '$1')

describe('the published policy', () => {
  test('is no JSON: a comma stands before the end of the list', async () => {
    const told = await run(published, 'lint', 'article.json')
    expect(told.exitCode).toBeGreaterThan(0)
    expect(told.stdout).toMatch(/article\.json:\d+:\d+: error JSON_TRAILING_COMMA/)
    expect(readable).not.toBe(published)
    expect(JSON.parse(readable).Statement).toHaveLength(6)
  })

  test('names a cluster and a log group that can never match: the linter says so', async () => {
    const { stdout } = await run(readable, 'lint', 'article.json')
    const lineOf = (text: string) => readable.slice(0, readable.indexOf(text)).split('\n').length
    const found = (text: string) =>
      stdout.split('\n').filter((line) => line.startsWith(`article.json:${lineOf(text)}:`) && line.includes(': error '))
    expect(found('cluster:cluster/app')).toHaveLength(1)
    expect(found(':/ecs/web:*')).toHaveLength(1)
  })

  test('is not enough for what it was written for: check says which statement came nearest', async () => {
    const told = await run(
      readable,
      'check',
      'article.json',
      ...lines.flatMap((line) => ['--for', line]),
      '--tool',
      'ecspresso@1.5',
    )
    expect(told.exitCode).toBe(1)
    const missing = told.stdout.slice(0, told.stdout.indexOf('\nadd:'))
    expect(missing).toMatch(/ecs:RunTask on .*\n.*\n {4}nearest article\.json:\d+:\d+: its condition fails/)
    expect(missing).toMatch(/ecs:DescribeTasks on /)
    expect(missing).toMatch(/logs:GetLogEvents on /)
    expect(missing).not.toMatch(/ecs:(RegisterTaskDefinition|UpdateService|DescribeServices) on /)
    // What register never called, in any version; roles that may be passed to anybody.
    expect(told.stdout).toContain('`ecs:ListTaskDefinitions` is needed by no command line')
    expect(told.stdout).toContain('`ecs:DescribeTaskDefinition` is needed by no command line')
    expect(told.stdout).toContain('no condition on `iam:PassedToService`')
  })

  test('is generated in its six statements, corrected', async () => {
    const policy = await createStage({ files: project }).policyOf(lines, ['--tool', 'ecspresso@1.5'])
    const rights = toRights(policy).filter((right) => !right.startsWith('application-autoscaling:'))
    expect(rights).toEqual([
      `ecs:DescribeServices ${ecs}:service/app/web`,
      `ecs:DescribeTasks ${ecs}:task/app/*`,
      `ecs:RegisterTaskDefinition ${ecs}:task-definition/web:*`,
      `ecs:RunTask ${ecs}:task-definition/web:* ecs:cluster`,
      `ecs:UpdateService ${ecs}:service/app/web`,
      `iam:PassRole arn:aws:iam::${account}:role/web-exec iam:PassedToService`,
      `iam:PassRole arn:aws:iam::${account}:role/web-task iam:PassedToService`,
      `logs:GetLogEvents arn:aws:logs:${region}:${account}:log-group:/ecs/web:log-stream:ecs/app/*`,
      's3:GetObject arn:aws:s3:::states/prod.tfstate',
    ])
  })
})
