import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { createSandbox, parseScenario, readScenario, ScenarioError, scenarioJsonSchema, seed } from './index.ts'

const documentation = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8')

const example = `
account: "111122223333"
region: eu-west-1
clusters: [app]
roles:
  - name: web-execution
    path: /ecs/
    policies:
      main:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: "logs:*", Resource: "*" }
  - { name: deploy, trust: account }
subnets: [subnet-1]
logGroups: [/web]
buckets:
  - name: yard-files
    objects:
      - { key: a, text: hello }
      - { key: b, file: state/b.json }
taskDefinitions:
  - family: web
    containerDefinitions: [{ name: main, image: "web:1", memory: 64 }]
services:
  - { cluster: app, serviceName: web, taskDefinition: web, desiredCount: 1, launchType: EC2 }
containers:
  - { image: "*:bad", crashAfterSeconds: 3, logLines: [starting, { afterSeconds: 2, message: failing }] }
  - { family: migrate, exitAfterSeconds: 5, exitCode: 3 }
`

const files: Readonly<Record<string, string>> = { 'stories/one.yml': example, 'stories/state/b.json': '{}' }

async function readFile(path: string): Promise<Uint8Array> {
  const content = files[path]
  if (content === undefined) throw new Error(`ENOENT: no such file, open '${path}'`)
  return Buffer.from(content)
}

describe('a scenario', () => {
  test('is read with the files that it names', async () => {
    const scenario = await readScenario('stories/one.yml', readFile)
    expect(scenario).toMatchObject({ account: '111122223333', region: 'eu-west-1' })
    expect(scenario.behaviours).toEqual([
      { image: '*:bad', crashAfterSeconds: 3, logLines: ['starting', { afterSeconds: 2, message: 'failing' }] },
      { family: 'migrate', exitAfterSeconds: 5, exitCode: 3 },
    ])
    expect(scenario.resources.buckets?.[0]?.objects).toEqual([
      { key: 'a', content: 'hello' },
      { key: 'b', content: Buffer.from('{}') },
    ])
  })

  test('sets up what it lists, and once only', async () => {
    const { account = '', region = '', behaviours, resources } = await readScenario('stories/one.yml', readFile)
    const sandbox = createSandbox({ realNow: () => 1e12, account, region, behaviours })
    seed(sandbox, resources)
    const first = sandbox.snapshot()
    seed(sandbox, resources)
    expect(sandbox.snapshot()).toEqual(first)
    sandbox.clock.settle()
    const { services } = sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
    expect(services).toMatchObject([{ status: 'ACTIVE', runningCount: 1 }])
    const { Role: role } = sandbox.perform('iam:GetRole', { RoleName: 'web-execution' })
    expect(role).toMatchObject({ Arn: 'arn:aws:iam::111122223333:role/ecs/web-execution' })
    expect(sandbox.change(({ state }) => state['ec2'])).toMatchObject({
      subnets: { 'subnet-1': { zone: 'eu-west-1a' } },
    })
  })

  test.each<[string, string, RegExp]>([
    ['broken YAML', 'clusters: [app\nroles: []', /^s\.yml:\d+:\d+: /],
    [
      'an unknown key',
      'containers:\n  - image: x\n    crashAfterSecond: 3',
      /^s\.yml:3:\d+: unknown key `crashAfterSecond`, did you mean `crashAfterSeconds`\?$/,
    ],
    ['a wrong type', 'clusters: app', /^s\.yml:1:11: `clusters` must be a list$/],
    [
      'an account that is a number',
      'account: 111122223333',
      /^s\.yml:1:10: `account` must be a string \(write it in quotes\)$/,
    ],
    ['an account that is none', 'account: "1"', /^s\.yml:1:10: `account` must be twelve digits$/],
    ['a wrong value deep inside', 'containers:\n- exitCode: 300', /^s\.yml:2:13: `containers\.0\.exitCode` /],
    [
      'an object without content',
      'buckets:\n- name: bucket\n  objects:\n  - key: k',
      /^s\.yml:4:5: `buckets\.0\.objects\.0/,
    ],
    [
      'a misspelt operation',
      'faults:\n  - { operation: "ecs:UpdateServices", fault: throttling }',
      /^s\.yml:2:18: `faults\.0\.operation` is no operation that the sandbox serves, did you mean `ecs:UpdateService`\?$/,
    ],
    [
      'pages of what has none',
      'faults: [{ operation: "ecs:UpdateService", fault: truncated, items: 1 }]',
      /^s\.yml:1:23: `faults\.0\.operation` is no operation with pages$/,
    ],
    [
      'staleness of a write',
      'faults: [{ operation: "ecs:UpdateService", fault: stale, seconds: 1 }]',
      /`faults\.0\.operation` is no operation that reads$/,
    ],
    ['an unknown fault', 'faults: [{ operation: "*", fault: broken }]', /^s\.yml:1:\d+: `faults\.0\.fault` /],
    [
      'a member of another fault',
      'faults: [{ operation: "*", fault: throttling, seconds: 3 }]',
      /^s\.yml:1:\d+: unknown key `seconds`$/,
    ],
    [
      'a latency without seconds',
      'faults: [{ operation: "*", fault: latency }]',
      /`faults\.0\.seconds` must be a number$/,
    ],
    ['a probability of 2', 'faults: [{ operation: "*", fault: denial, probability: 2 }]', /must be 0 to 1$/],
    ['a turn of 0', 'containers: [{ task: 0 }]', /^s\.yml:1:22: `containers\.0\.task` must be 1 or more$/],
    ['an account in an account', 'accounts: [{ accounts: [] }]', /unknown key `accounts`/],
    ['no object at all', '- x', /^s\.yml:1:1: the scenario must be an object$/],
  ])('says where it is wrong: %s', (_about, text, message) => {
    expect(() => parseScenario(text, 's.yml')).toThrow(ScenarioError)
    expect(() => parseScenario(text, 's.yml')).toThrow(message)
  })

  test('has a hint for every key of the published schema', () => {
    const schema: unknown = JSON.parse(
      readFileSync(new URL('../../schemas/scenario.schema.json', import.meta.url), 'utf8'),
    )
    const keys = new Set<string>()
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('properties' in value && typeof value.properties === 'object')
        for (const key of Object.keys(value.properties ?? {})) keys.add(key)
      for (const inner of Object.values(value)) walk(inner)
    }
    walk(schema)
    expect(keys.size).toBeGreaterThan(100)
    const hints = [...keys]
      .filter((key) => key.length > 3)
      .map((key) => {
        const mistyped = `${key.slice(0, 2)}x${key.slice(2)}`
        try {
          parseScenario(`${mistyped}: 1`, 's.yml')
          return `${key}: taken`
        } catch (error) {
          return String(error).includes(`s.yml:1:1: unknown key \`${mistyped}\`, did you mean \`${key}\`?`)
            ? ''
            : `${key}: ${error}`
        }
      })
    expect(hints.filter((hint) => hint !== '')).toEqual([])
  })

  test('says which file is missing', async () => {
    await expect(readScenario('none.yml', readFile)).rejects.toThrow('none.yml: cannot be read: ENOENT')
    const missing = async (path: string) =>
      path === 's.yml' ? Buffer.from('buckets: [{ name: bucket, objects: [{ key: k, file: f }] }]') : readFile(path)
    await expect(readScenario('s.yml', missing)).rejects.toThrow('the content of `k` cannot be read')
  })

  test('sets up further accounts and regions', async () => {
    const text = `
account: "111122223333"
region: eu-west-1
roles: [{ name: deploy, trust: account }]
accounts:
  - region: eu-north-1
    clusters: [north]
  - account: "444455556666"
    clusters: [theirs]
    roles: [{ name: guest, trust: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "sts:AssumeRole" } } }]
`
    const scenario = await readScenario('s.yml', async () => Buffer.from(text))
    const sandbox = createSandbox({ realNow: () => 1e12, account: '111122223333', region: 'eu-west-1' })
    seed(sandbox, scenario.resources, { as: 'scenario' })
    for (const { resources, ...place } of scenario.elsewhere) seed(sandbox, resources, { place })
    const names = (place: { account?: string; region?: string }) =>
      sandbox.change(
        ({ state }) => (state['ecs'] as { clusters: { name: string }[] }).clusters.map(({ name }) => name),
        place,
      )
    expect([names({}), names({ region: 'eu-north-1' }), names({ account: '444455556666' })]).toEqual([
      [],
      ['north'],
      ['theirs'],
    ])
    const answer = sandbox.perform('sts:AssumeRole', {
      RoleArn: 'arn:aws:iam::444455556666:role/guest',
      RoleSessionName: 'story',
    })
    expect(answer).toHaveProperty('Credentials')
  })

  test('may be empty', () => expect(parseScenario('', 's.yml')).toEqual({}))

  test('has a JSON Schema', () => {
    const schema = JSON.stringify(scenarioJsonSchema())
    for (const key of ['crashAfterSeconds', 'placementFailure', 'targetGroups', 'additionalProperties'])
      expect(schema).toContain(key)
  })
})

describe('docs/sandbox.md', () => {
  test('shows a scenario that works', async () => {
    const text = /```yaml\n(.*?)```/s.exec(documentation)?.[1] ?? ''
    const { behaviours, resources } = await readScenario('s.yml', async () => Buffer.from(text))
    const sandbox = createSandbox({ realNow: () => 1e12, account: '111122223333', behaviours })
    seed(sandbox, resources)
    sandbox.clock.settle()
    const { services } = sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
    expect(services).toMatchObject([{ runningCount: 2 }])
  })
})
