import { expect, test } from 'vitest'
import { createStage, webProject } from './stage.ts'

// Definitions are checked before anything is called; all findings are told at once, each at its place in the user's file.

const files = {
  'ecspresso.yml': String(webProject['ecspresso.yml']).replace('ecs-task-def.json', 'td.jsonnet'),
  'ecs-service-def.json': `{
  "desiredCount": {{ env \`COUNT\` \`1\` }},
  "launchType": "FARGATE",
  "placementStrategy": [{ "type": "spread" }],
  "loadBalancers": [{ "containerName": "{{ env \`NAME\` \`web\` }}", "containerPort": 80 }],
  "networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }
}`,
  'td.jsonnet': `local memory = '8192';
{
  family: 'web',
  cpu: '256',
  memory: memory,
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  containerDefinitions: [{ name: 'app', image: 'x', essential: 'yes' }],
}
`,
}

const broken = [
  'error: td.jsonnet:5:11: Fargate has no tasks of 256 CPU units with 8192 MiB (fargate-sizes)',
  'hint: with that many units: 512, 1024 or 2048',
  'error: ecs-service-def.json:4:24: Fargate has no `placementStrategy` (fargate-placement)',
  'error: ecs-service-def.json:5:40: the task definition has no container `web` (load-balancer-container)',
]

test('types and rules of both files, through templates and Jsonnet', async () => {
  const stage = createStage({ files })
  const told = await stage.asAdministrator('deploy')
  expect(told.calls).toEqual([])
  expect(told.exitCode).toBe(1)
  expect(told.stderr).toBe(
    [
      'error: td.jsonnet:8:64: `containerDefinitions[0].essential` must be a boolean, not a string [DEFINITION_TYPE]',
      'hint: leave out the quotes',
      ...broken,
      '',
    ].join('\n'),
  )
  await stage.files.write('/project/td.jsonnet', files['td.jsonnet'].replace("'yes'", 'true'))
  expect((await stage.asAdministrator('deploy')).stderr).toBe([...broken, ''].join('\n'))
  const json = await stage.asAdministrator('deploy --log-format json')
  const [first = ''] = json.stderr.split('\n')
  expect(JSON.parse(first).all).toHaveLength(3)
})

test('a rule is silenced by a comment in its file, or by the configuration', async () => {
  const stage = createStage({ files })
  const twice = "true, environment: [{ name: 'A', value: '1' }, { name: 'A', value: '2' }]"
  const good = files['td.jsonnet'].replace("'yes'", twice)
  await stage.files.write('/project/td.jsonnet', `// ristretto-ignore: fargate-sizes, x\n${good}`)
  await stage.files.write(
    '/project/ecspresso.yml',
    `${files['ecspresso.yml']}ignore:\n  rules: [fargate-placement, load-balancer-port]\n`,
  )
  const told = await stage.asAdministrator('deploy --dry-run', { env: { NAME: 'app' } })
  expect(told.stderr).not.toContain('error: ')
  expect(told.stderr).toContain('(repeated-environment)')
  const strict = await stage.asAdministrator('deploy --dry-run --strict', { env: { NAME: 'app' } })
  expect([strict.exitCode, strict.calls]).toEqual([1, []])
})

test('a definition that the command does not use is not checked', async () => {
  const stage = createStage({ files: { ...files, 'td.jsonnet': files['td.jsonnet'].replace("'yes'", 'true') } })
  expect((await stage.asAdministrator('register')).stderr).not.toContain('placementStrategy')
})
