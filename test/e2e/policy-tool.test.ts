import { describe, expect, test } from 'vitest'
import { toRights } from '../support/rights.ts'
import { account, createStage, region, webProject, webProjectWithLookup } from './stage.ts'

// What ecspresso itself needs for the same command lines: people can use the generator before they change tools.

const lines = ['register', 'run --watch-container app', 'deploy']
const ecs = `arn:aws:ecs:${region}:${account}`
const required = ['--grade', 'required']

/** A project whose roles are known and whose image stands in a Terraform state. */
const project = {
  ...webProjectWithLookup,
  'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
    'example.com/web',
    '{{ tfstate `output.image` }}',
  ),
}

async function policyOf(tool: string, ...more: readonly string[]) {
  return toRights(await createStage({ files: project }).policyOf(lines, ['--tool', tool, ...required, ...more]))
}

/** Register, run and deploy, as every line and we ourselves do them. */
const common = [
  `ecs:CreateService ${ecs}:service/app/web`,
  `ecs:DescribeServices ${ecs}:service/app/web`,
  `ecs:DescribeTasks ${ecs}:task/app/*`,
  `ecs:RegisterTaskDefinition ${ecs}:task-definition/web:*`,
  `ecs:RunTask ${ecs}:task-definition/web:* ecs:cluster`,
  `ecs:UpdateService ${ecs}:service/app/web`,
  `iam:PassRole arn:aws:iam::${account}:role/web-exec iam:PassedToService`,
  `iam:PassRole arn:aws:iam::${account}:role/web-task iam:PassedToService`,
  's3:GetObject arn:aws:s3:::states/prod.tfstate',
]

describe('register, run and deploy need', () => {
  test('nothing on `*` with our own calls', async () => {
    expect(await policyOf('ristretto')).toEqual(common)
  })

  test('with ecspresso 2.8: the definition that `run` reads, and the service deployment that `deploy` waits for', async () => {
    const more = [
      `ecs:DescribeServiceDeployments ${ecs}:service-deployment/app/web/*`,
      `ecs:DescribeServiceDeployments ${ecs}:service/app/web`,
      'ecs:DescribeTaskDefinition *',
      `ecs:ListServiceDeployments ${ecs}:service/app/web`,
    ]
    expect(await policyOf('ecspresso@2.8')).toEqual([...common, ...more].sort())
  })

  test('with ecspresso 2.3: the definition alone', async () => {
    expect(await policyOf('ecspresso@2.3')).toEqual([...common, 'ecs:DescribeTaskDefinition *'].sort())
  })

  test('with ecspresso 1.5: no more than with ours, and it creates no service', async () => {
    const own = common.filter((right) => !right.startsWith('ecs:CreateService'))
    expect(await policyOf('ecspresso@1.5')).toEqual(own)
  })

  test('with ecspresso 3.0: the service revision as well', async () => {
    const rights = await policyOf('ecspresso@3.0')
    expect(rights).toContain(`ecs:DescribeServiceRevisions ${ecs}:service-revision/app/web/*`)
    expect(rights).toContain(`ecs:ListServiceDeployments ${ecs}:service/app/web`)
  })
})

describe('--tool', () => {
  const stage = createStage({ files: project })
  const run = (line: string) => stage.asAdministrator(`${line} --account ${account}`)

  test('is taken by check: a policy for our own calls is not enough for ecspresso 2.8', async () => {
    await stage.files.write('/project/own.json', JSON.stringify(await stage.policyOf(['deploy'], required)))
    const told = await run('policy check own.json --for deploy --tool ecspresso@2.8 --grade required')
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toContain(`ecs:ListServiceDeployments on ${ecs}:service/app/web`)
    expect(told.stdout).toContain('deploy: find the service deployment')
  })

  test('is taken by explain', async () => {
    const told = await run('policy explain --for rollback --tool ecspresso@2.3')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toContain('rollback: deregister the revision')
  })

  test('keeps apart what lines have no command for', async () => {
    const told = await run('policy generate --for revisions --tool ecspresso@1.5')
    expect(told).toMatchObject({ exitCode: 2, stdout: '' })
    expect(told.stderr).toContain('ecspresso 1.5 has no `revisions`')
  })

  test('names those that it knows', async () => {
    const told = await run('policy generate --tool ecspresso@4')
    expect(told).toMatchObject({ exitCode: 2, stdout: '' })
    expect(told.stderr).toContain('ecspresso@2.8')
  })
})

test('exec and tasks of ecspresso call as the caller, whatever role is assumed', async () => {
  const role = `arn:aws:iam::${account}:role/deploy`
  const principalsOf = async (tool: string) => {
    const told = await createStage().asAdministrator(
      `policy generate --tool ${tool} --for exec --assume-role-arn ${role} --role ci`,
    )
    expect(told.exitCode, told.stderr).toBe(0)
    const [own = '', roles = ''] = told.stdout.split(`# ${role}\n`)
    const actionsIn = (text: string) => [...new Set(text.match(/\b(ecs|sts):[A-Z]\w+/g))].sort()
    return { own: actionsIn(own), roles: actionsIn(roles) }
  }
  expect(await principalsOf('ecspresso@2.8')).toEqual({
    own: ['ecs:DescribeTasks', 'ecs:DiscoverPollEndpoint', 'ecs:ExecuteCommand', 'ecs:ListTasks', 'sts:AssumeRole'],
    roles: [],
  })
  const { own, roles } = await principalsOf('ecspresso@2.3')
  expect(own).toContain('ecs:ExecuteCommand')
  expect(roles).toEqual(['ecs:DescribeServices', 'ecs:DescribeTaskDefinition'])
})

describe('an Express service', () => {
  const role = (name: string) => `arn:aws:iam::${account}:role/${name}`
  const files = {
    ...webProject,
    'ecspresso.yml': `region: ${region}\ncluster: app\nservice: web\nexpress_definition: express.json\n`,
    'express.json': JSON.stringify({
      executionRoleArn: role('web-exec'),
      infrastructureRoleArn: role('express'),
      taskRoleArn: role('web-task'),
      primaryContainer: { image: 'nginx', containerPort: 80 },
      tags: [{ key: 'team', value: 'web' }],
    }),
  }
  const policyFor = async (tool: string, line: string) =>
    toRights(await createStage({ files }).policyOf([line], ['--tool', tool, ...required]))

  test('is created and updated by calls of its own, which pass its roles', async () => {
    const service = `${ecs}:service/app/web`
    expect(await policyFor('ecspresso@2.8', 'deploy')).toEqual([
      `ecs:CreateExpressGatewayService ${service}`,
      `ecs:DescribeServiceDeployments ${ecs}:service-deployment/app/web/*`,
      `ecs:DescribeServiceDeployments ${service}`,
      `ecs:DescribeServices ${service}`,
      `ecs:ListServiceDeployments ${service}`,
      `ecs:TagResource ${service} aws:TagKeys aws:TagKeys`,
      `ecs:TagResource ${service} ecs:CreateAction`,
      `ecs:UntagResource ${service} aws:TagKeys aws:TagKeys`,
      `ecs:UpdateExpressGatewayService ${service}`,
      `iam:PassRole ${role('express')} iam:PassedToService`,
      `iam:PassRole ${role('web-exec')} iam:PassedToService`,
      `iam:PassRole ${role('web-task')} iam:PassedToService`,
    ])
    expect(await policyFor('ecspresso@3.0', 'delete --force')).toContain(`ecs:DeleteExpressGatewayService ${service}`)
    expect(await policyFor('ecspresso@3.0', 'diff')).toContain(`ecs:DescribeExpressGatewayService ${service}`)
    expect(await policyFor('ecspresso@3.0', 'rollback')).toContain(`ecs:StopServiceDeployment ${service}`)
  })

  test.each([
    ['ecspresso@2.3', 'deploy', 'ecspresso 2.3 has no Express services'],
    ['ecspresso@3.0', 'run', 'ecspresso has no `run` of an Express service'],
    ['ecspresso@3.0', 'register', 'ecspresso has no `register` of an Express service'],
    ['ecspresso@3.0', 'scale', 'of an Express service'],
  ])('is refused where %s has no `%s` of it', async (tool, line, message) => {
    const told = await createStage({ files }).asAdministrator(`policy generate --tool ${tool} --for "${line}"`)
    expect(told).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(message) })
  })
})
