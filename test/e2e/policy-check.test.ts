import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { PolicyDocument, StatementDocument } from '../../src/iam/index.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { createStage, webProject } from './stage.ts'

const account = '111122223333'
const lines = ['register', 'run --watch-container app', 'deploy']
const cluster = `arn:aws:ecs:ap-northeast-1:${account}:cluster/app`
const service = `arn:aws:ecs:ap-northeast-1:${account}:service/app/web`

interface Asked {
  readonly flags?: readonly string[]
  readonly lines?: readonly string[]
  readonly files?: Readonly<Record<string, string>>
}

function check(policy: PolicyDocument | string, { flags = [], lines: given = lines, files = {} }: Asked = {}) {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2)
  const argv = ['policy', 'check', 'deploy.json', ...given.flatMap((line) => ['--for', line]), ...flags]
  return runTestCommand(argv, testPorts({ files: { ...webProject, 'deploy.json': text, ...files }, env: {} }))
}

function statementsOf({ Statement }: PolicyDocument): StatementDocument[] {
  return [Statement].flat()
}

function policy(...statements: readonly StatementDocument[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements }
}

function withoutCondition({ Condition: _, ...rest }: StatementDocument): StatementDocument {
  return rest
}

async function generated(given = lines): Promise<PolicyDocument> {
  return createStage().policyOf(given)
}

describe('policy check', () => {
  test.each([[lines], [['deploy']], [['run --skip-task-definition', 'register']], [['wait', 'deploy --no-wait']]])(
    'finds nothing in what policy generate prints for %j',
    async (given) => {
      const flags = ['--assume', "web:<current revision> passes the definition file's roles"]
      const isOpen = given.some((line) => line.includes('--skip'))
      const document = await createStage().policyOf(given, isOpen ? flags : [])
      const told = await check(document, { lines: given, flags: isOpen ? flags : [] })
      expect(told).toMatchObject({ exitCode: 0, stderr: '' })
      expect(told.stdout).toMatch(/^allows what `.*` needs?, and nothing else\n$/)
    },
  )

  test('names what each statement that is taken away was for', async () => {
    const document = await generated()
    for (const [index, left] of statementsOf(document).entries()) {
      const without = statementsOf(document).filter((_, i) => i !== index)
      const told = await check(policy(...without))
      expect(told.exitCode).toBe(1)
      for (const action of [left.Action ?? []].flat()) expect(told.stdout).toContain(`\n  ${action} on `)
    }
  })

  test('says which statement came nearest, where it stands and why it does not do', async () => {
    const others = statementsOf(await generated()).filter(({ Sid }) => Sid !== 'RunTask')
    const elsewhere = { ArnEquals: { 'ecs:cluster': cluster.replace('/app', '/other') } }
    const wrong: StatementDocument = {
      Effect: 'Allow',
      Action: 'ecs:RunTask',
      Resource: `arn:aws:ecs:ap-northeast-1:${account}:task-definition/web:*`,
      Condition: elsewhere,
    }
    const { stdout } = await check(policy(wrong, ...others))
    expect(stdout).toContain('    run --watch-container app: run the task\n')
    expect(stdout).toMatch(/nearest deploy\.json:4:5: its condition fails: ArnEquals wants `ecs:cluster`/)
    expect(stdout).toContain(
      'add:\n{\n  "Effect": "Allow",\n  "Action": "ecs:RunTask"'.replace('"Effect"', '"Sid": "RunTask",\n  "Effect"'),
    )
  })

  test.each([
    [
      'an action nobody needs',
      { Action: ['ecs:UpdateService', 'ecs:DeleteService'], Resource: service },
      '`ecs:DeleteService` is needed by no command line',
    ],
    [
      'a wildcard in actions',
      { Action: 'ecs:*Service', Resource: service },
      '`ecs:*Service` allows more than is needed: `ecs:CreateService`, `ecs:UpdateService`',
    ],
    [
      'a wider resource',
      { Action: 'ecs:UpdateService', Resource: service.replace('web', '*') },
      `is wider than needed: \`${service}\``,
    ],
    [
      'a resource nobody needs',
      { Action: 'ecs:UpdateService', Resource: [service, `${service}2`] },
      `\`${service}2\` is needed by no command line`,
    ],
    [
      'a condition that is not there',
      { Action: 'iam:PassRole', Resource: `arn:aws:iam::${account}:role/web-exec` },
      'no condition on `iam:PassedToService`, which is always `ecs-tasks.amazonaws.com`',
    ],
  ])('finds %s', async (_, added, message) => {
    const document = await generated()
    const told = await check(policy({ Effect: 'Allow', ...added }, ...statementsOf(document)))
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toContain(message)
    expect(told.stdout).toMatch(/excess:\n {2}deploy\.json:\d+:\d+: /)
    expect(
      (await check(policy({ Effect: 'Allow', ...added }, ...statementsOf(document)), { flags: ['--allow-excess'] }))
        .exitCode,
    ).toBe(0)
  })

  test('takes fences that other people put up', async () => {
    const document = await generated(['deploy'])
    const fenced = statementsOf(document).map((one) =>
      one.Sid === 'DeployService' ? { ...one, Condition: { ArnEquals: { 'ecs:cluster': cluster } } } : one,
    )
    expect(await check(policy(...fenced), { lines: ['deploy'] })).toMatchObject({ exitCode: 0 })
  })

  test('--fix prints a policy that passes, with the Denies of the old one', async () => {
    const deny: StatementDocument = { Effect: 'Deny', Action: 'ecs:DeleteService', Resource: '*' }
    const wide = policy(deny, { Effect: 'Allow', Action: 'ecs:*', Resource: '*' })
    const { stdout } = await check(wide, { flags: ['--fix'] })
    const mended: PolicyDocument = JSON.parse(stdout)
    expect(statementsOf(mended)[0]).toEqual(deny)
    expect(await check(mended)).toMatchObject({ exitCode: 0 })
  })

  test.each([
    ['--boundary', 'permissions-boundary policy'],
    ['--scp', 'service-control policy'],
    ['--session', 'session policy'],
  ])('%s limits', async (flag, words) => {
    const document = await generated(['deploy'])
    const limit = policy({ Effect: 'Allow', Action: 'logs:*', Resource: '*' })
    const files = { 'limit.json': JSON.stringify(limit) }
    const told = await check(document, { lines: ['deploy'], flags: [flag, 'limit.json'], files })
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toContain(`ecs:UpdateService on ${service} (${words})`)
  })

  test('a Deny is named with its place', async () => {
    const document = await generated(['deploy'])
    const deny: StatementDocument = { Effect: 'Deny', Action: 'ecs:UpdateService', Resource: '*' }
    const { stdout } = await check(policy(...statementsOf(document), deny), { lines: ['deploy'] })
    expect(stdout).toMatch(/denied by deploy\.json:\d+:\d+: it denies it/)
  })

  test('finds the defects of the policy that a widely read article publishes', async () => {
    const article = readFileSync(
      new URL('../../src/iam/lint/fixtures/hand-written-deploy-policy.json', import.meta.url),
      'utf8',
    )
    expect(await check(article)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('deploy.json:70:6: '),
    })
    const filled = article
      .replace(/,(\s*\])/g, '$1')
      .replaceAll('<region>', 'ap-northeast-1')
      .replaceAll('<aws_account_id>', account)
      .replaceAll('<cluster_name>', 'app')
      .replaceAll('<service_name>', 'web')
      .replace(/<\w+>/g, 'web')
    const { stdout, exitCode } = await check(filled)
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/missing:[\s\S]*ecs:RunTask on [\s\S]*logs:GetLogEvents on [\s\S]*excess:[\s\S]*malformed:/)
  })

  test('as JSON', async () => {
    const told = await check(policy({ Effect: 'Allow', Action: 'ecs:*', Resource: '*' }), {
      flags: ['--format', 'json'],
    })
    const found = JSON.parse(told.stdout)
    expect(found).toMatchObject({ schemaVersion: 1, lines, malformed: [], risky: [{ code: 'WILDCARD_ON_EVERYTHING' }] })
    expect(found.missing.map(({ action }: { action: string }) => action)).toContain('iam:PassRole')
    expect(found.excess.map(({ kind }: { kind: string }) => kind)).toEqual([
      'wide action',
      'wide resource',
      'no condition',
    ])
  })
})

describe('policy check refuses', () => {
  test.each([
    ['broken JSON', '{"Version": "2012-10-17",}', 'deploy.json:1:25: '],
    ['an empty file', '', 'deploy.json:1:1: '],
    ['binary', '\u0000\u0001\u0002', 'the file is binary'],
    ['five megabytes', `{"a": "${'x'.repeat(5_000_000)}"}`, '`deploy.json` is longer than any policy'],
    [
      'a trust policy',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}}',
      'error: ',
    ],
  ])('%s', async (_, text, message) => {
    const told = await check(text)
    expect(told.exitCode).toBe(2)
    expect(told.stderr).toContain(message)
  })

  test('a file that is not there, an account of eleven digits, a line that is none', async () => {
    const run = (...argv: string[]) =>
      runTestCommand(['policy', 'check', ...argv], testPorts({ files: webProject, env: {} }))
    expect(await run('nowhere.json')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('cannot read `nowhere.json`'),
    })
    expect(await run('ecs-task-def.json', '--account', '11112222333')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('is no account'),
    })
    expect(await run('ecs-task-def.json', '--for', 'dance')).toMatchObject({ exitCode: 2 })
    expect(await run('ecs-task-def.json', '--principal', 'x')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('no call is made as `x`'),
    })
  })
})

describe('tags of a service', () => {
  const tagged = {
    'ecs-service-def.json': JSON.stringify({
      ...JSON.parse(String(webProject['ecs-service-def.json'])),
      tags: [
        { key: 'team', value: 'web' },
        { key: 'cost', value: '7' },
      ],
    }),
    'ecspresso.yml': `${webProject['ecspresso.yml']}ignore:\n  tags: [managed-by]\n`,
  }

  test('are fenced to the keys that the file names, and those of the file stay', async () => {
    const stage = createStage({ files: tagged })
    const statements = statementsOf(await stage.policyOf(['deploy']))
    const conditionOf = (action: string) => statements.find(({ Action }) => Action === action)?.Condition
    expect(conditionOf('ecs:TagResource')).toEqual({
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['cost', 'team'] },
      Null: { 'aws:TagKeys': 'false' },
    })
    expect(conditionOf('ecs:UntagResource')).toEqual({
      'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['cost', 'managed-by', 'team'] },
      Null: { 'aws:TagKeys': 'false' },
    })
  })

  test('can be set and removed under the generated policy, which the linter finds nothing in', async () => {
    const stage = createStage({ files: tagged })
    expect((await stage.run('deploy')).exitCode).toBe(0)
    await stage.files.write(
      '/project/ecs-service-def.json',
      tagged['ecs-service-def.json'].replace('team', 'crew').replace('"7"', '"8"'),
    )
    const told = await stage.run('deploy')
    expect(told).toMatchObject({ exitCode: 0, calls: expect.arrayContaining(['ecs:TagResource', 'ecs:UntagResource']) })
    await stage.files.write('/project/deploy.json', JSON.stringify(await stage.policyOf(['deploy'])))
    expect(await stage.asAdministrator('policy lint deploy.json')).toMatchObject({ exitCode: 0 })
    expect(await stage.asAdministrator('policy check deploy.json --for deploy')).toMatchObject({ exitCode: 0 })
  })

  test('without the fence are too much, and each part of the fence is proved by a request that it refuses', async () => {
    const stage = createStage({ files: tagged })
    const document = await stage.policyOf(['deploy'])
    const open = statementsOf(document).map((statement) =>
      statement.Sid === 'TagService' ? withoutCondition(statement) : statement,
    )
    const told = await check(policy(...open), { lines: ['deploy'], files: tagged })
    expect(told.stdout).toContain('no condition on `aws:TagKeys`, which is always among `cost`, `team`')
    const proof = await stage.asAdministrator('policy prove --for deploy --minimal --format json')
    expect(proof).toMatchObject({ exitCode: 0 })
    const conditions: { element: string; statement: string; value: string; evidence: string }[] = JSON.parse(
      proof.stdout,
    ).elements
    const own = conditions.filter(({ element, value }) => element === 'condition' && value.startsWith('aws:TagKeys'))
    expect(own.map(({ statement, value }) => `${statement}: ${value}`)).toEqual([
      'TagService: aws:TagKeys = cost, team',
      'TagService: aws:TagKeys = false',
      'UntagService: aws:TagKeys = cost, managed-by, team',
      'UntagService: aws:TagKeys = false',
    ])
    expect(own[1]?.evidence).toContain('without aws:TagKeys is refused')
  })
})
