import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/sandbox/index.ts'
import { codeDeploy } from '../support/parity/worlds.ts'
import { callAwsJson } from '../support/sandbox/call-aws-json.ts'
import { account, createStage, type Stage, webProject } from './stage.ts'

/** A service that somebody deployed with other files, none of which are here any more. */
async function deployed(taskDefinition: object = {}): Promise<Stage> {
  const own = JSON.parse(String(webProject['ecs-task-def.json']).replace('{{ env `TAG` `v1` }}', 'v1'))
  const stage = createStage({ files: { 'ecs-task-def.json': JSON.stringify({ ...own, ...taskDefinition }) } })
  await stage.asAdministrator('deploy')
  stage.files.contents.clear()
  return stage
}

function textOf({ files }: Stage, path: string): string {
  return new TextDecoder().decode(files.contents.get(`/project/${path}`) ?? expect.fail(`there is no ${path}`))
}

const line = 'init --service web --cluster app --region ap-northeast-1'

describe('init', () => {
  test('writes a project of a service, whose diff is empty', async () => {
    const stage = await deployed()
    const told = await stage.run(line)
    expect(told.stderr).toBe('wrote ecs-service-def.json\nwrote ecs-task-def.json\nwrote ecspresso.yml\n')
    expect(told).toMatchObject({ exitCode: 0, stdout: '' })
    expect(told.calls).toEqual(['ecs:DescribeServices', 'ecs:DescribeTaskDefinition', 'ecs:DescribeServiceRevisions'])
    expect(textOf(stage, 'ecspresso.yml')).toBe(
      'region: ap-northeast-1\ncluster: app\nservice: web\nservice_definition: ecs-service-def.json\ntask_definition: ecs-task-def.json\ntimeout: 10m0s\n',
    )
    expect(await stage.run('diff --exit-code')).toMatchObject({ exitCode: 0, stdout: '' })
    expect((await stage.run('deploy --if-changed')).stderr).toContain('nothing to do')
  })

  test.each(['eu-west-1\t', 'evil.example/#', 'a\nX:y'])("a region that is none is the flag's: %j", async (region) => {
    const told = await (await deployed()).asAdministrator(`init --service web --region ${region}`)
    expect(told).toMatchObject({ exitCode: 1, calls: [] })
    expect(told.stderr).toMatch(/^error: invalid region `.*` in `--region` \[REGION_INVALID\]\nhint: .*\n$/)
  })

  test('--jsonnet writes Jsonnet, and the configuration too', async () => {
    const stage = await deployed()
    await stage.run(`${line} --jsonnet --sort`)
    expect([...stage.files.contents.keys()]).toEqual(
      ['ecs-service-def', 'ecs-task-def', 'ecspresso'].map((name) => `/project/${name}.jsonnet`),
    )
    expect(textOf(stage, 'ecs-task-def.jsonnet')).toMatch(/^\{\n {2}containerDefinitions: \[/)
    expect((await stage.run('diff --exit-code')).exitCode).toBe(0)
  })

  test('braces that stand in the account mean themselves', async () => {
    const stage = await deployed()
    await stage.asAdministrator('init --service web --cluster app --region ap-northeast-1')
    const labelled = JSON.parse(textOf(stage, 'ecs-task-def.json'))
    labelled.containerDefinitions[0].dockerLabels = { 'log-tag': '{{`{{`}}.Name}}' }
    await stage.files.write('/project/ecs-task-def.json', JSON.stringify(labelled))
    await stage.asAdministrator('deploy')
    await stage.run(`${line} --force-overwrite`)
    expect(textOf(stage, 'ecs-task-def.json')).toContain('"log-tag": "{{`{{`}}.Name}}"')
    expect((await stage.run('diff --exit-code')).exitCode).toBe(0)
  })

  test('a task definition alone', async () => {
    const stage = await deployed()
    const told = await stage.run('init --task-definition web:1 --region ap-northeast-1 --output json')
    expect(JSON.parse(told.stdout)).toMatchObject({
      command: 'init',
      result: { taskDefinition: 'web:1', files: ['ecs-task-def.json', 'ecspresso.yml'] },
    })
    expect(told.calls).toEqual(['ecs:DescribeTaskDefinition'])
    expect(textOf(stage, 'ecspresso.yml')).toBe(
      'region: ap-northeast-1\ntask_definition: ecs-task-def.json\ntimeout: 10m0s\n',
    )
  })

  test('paths of the configuration count from its folder', async () => {
    const stage = await deployed()
    const told = await stage.run(`${line} --config deploy/ecspresso.yml --task-definition-path deploy/task.json`)
    expect(told.exitCode).toBe(0)
    expect(textOf(stage, 'deploy/ecspresso.yml')).toContain(
      'service_definition: ../ecs-service-def.json\ntask_definition: task.json\n',
    )
    expect((await stage.run('diff --exit-code --config deploy/ecspresso.yml')).exitCode).toBe(0)
  })

  test('ids that a Terraform state holds become lookups', async () => {
    const stage = await deployed()
    const instance = (attributes: object, index_key?: string) => ({ attributes, ...(index_key && { index_key }) })
    const resource = (type: string, instances: object[]) => ({ mode: 'managed', type, name: 'main', instances })
    const state = {
      version: 4,
      outputs: {},
      resources: [
        resource('aws_subnet', [instance({ id: 'subnet-0a1b2c3d' }, 'a')]),
        resource('aws_iam_role', [instance({ id: 'web-exec', arn: 'arn:aws:iam::111122223333:role/web-exec' })]),
      ],
    }
    await stage.files.write('/project/infra/terraform.tfstate', JSON.stringify(state))
    const told = await stage.run(`${line} --tfstate infra/terraform.tfstate`)
    expect(told.stderr).toMatch(/wrote ecspresso.yml\n$/)
    expect(textOf(stage, 'ecs-service-def.json')).toContain(`"{{ tfstate \`aws_subnet.main['a'].id\` }}"`)
    expect(textOf(stage, 'ecs-task-def.json')).toContain('"executionRoleArn": "{{ tfstate `aws_iam_role.main.arn` }}"')
    expect(textOf(stage, 'ecspresso.yml')).toContain('path: infra/terraform.tfstate')
    expect((await stage.run('diff --exit-code')).exitCode).toBe(0)
  })

  test('nothing is overwritten without a word', async () => {
    const stage = await deployed()
    await stage.files.write('/project/ecs-task-def.json', 'mine')
    const told = await stage.run(line)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /error: nobody can be asked on this terminal: overwrite `ecs-task-def.json`\?.* \[NO_TERMINAL\]\nhint: `--force-overwrite`/,
    )
    expect([...stage.files.contents.keys()]).toEqual(['/project/ecs-task-def.json'])
    expect((await stage.run(line, { terminal: true, typed: ['no'] })).exitCode).toBe(1)
    expect(textOf(stage, 'ecs-task-def.json')).toBe('mine')
    expect((await stage.run(line, { terminal: true, typed: ['yes'] })).exitCode).toBe(0)
    expect(textOf(stage, 'ecs-task-def.json')).not.toBe('mine')
  })

  test('a file that cannot be written', async () => {
    const stage = await deployed()
    const { write } = stage.files
    stage.files.write = async (path, text) => {
      if (path.endsWith('task-def.json')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' })
      await write(path, text)
    }
    const told = await stage.run(line)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(
      'error: cannot write `ecs-task-def.json`: permission denied [FILE_UNWRITABLE]\nhint: written are ecs-service-def.json; `--force-overwrite` writes all of them again\n',
    )
    stage.files.write = write
    const again = await stage.run(`${line} --force-overwrite`)
    expect(again.exitCode, again.stderr).toBe(0)
    expect((await stage.run('diff --exit-code')).exitCode).toBe(0)
  })

  test('--dry-run shows the files and writes none', async () => {
    const stage = await deployed()
    const told = await stage.run(`${line} --dry-run`)
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toContain('"path": "ecspresso.yml"')
    expect(stage.files.contents.size).toBe(0)
  })

  test('a service that is not there', async () => {
    const told = await createStage().run(line)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toBe(
      'error: service `web` does not exist in cluster `app` [SERVICE_NOT_FOUND]\nhint: `--cluster` and `--region` say where it is\n',
    )
  })

  test('names one thing', async () => {
    expect((await createStage().asAdministrator('init')).stderr).toBe(
      'error: `--service` or `--task-definition` is missing [OPTION_MISSING]\nhint: `ristretto init --service NAME --cluster NAME` makes a project of a service\n',
    )
    const both = await createStage().asAdministrator('init --service web --task-definition web:1')
    expect(both.stderr).toMatch(/error: `--service` and `--task-definition` exclude each other/)
  })

  test('of a service that CodeDeploy deploys the configuration names application and group', async () => {
    const stage = await codeDeploy()
    stage.files.contents.clear()
    const line = 'init --service web --cluster app --region ap-northeast-1'
    const told = await stage.run(line)
    expect(told.exitCode, told.stderr).toBe(0)
    const written = new TextDecoder().decode(stage.files.contents.get('/project/ecspresso.yml'))
    expect(written).toMatch(
      /timeout: 10m0s\ncodedeploy:\n {2}application_name: shop\n {2}deployment_group_name: web\n$/,
    )
    expect(await stage.run('diff --exit-code')).toMatchObject({ exitCode: 0, stdout: '' })
    expect((await stage.run('deploy --if-changed')).stderr).toContain('nothing to do')
  })

  test('and none where nobody may look, or where there is none', async () => {
    const stage = await codeDeploy()
    stage.files.contents.clear()
    const line = 'init --service web --cluster app --region ap-northeast-1 --force-overwrite'
    const policy = await stage.policyOf([line], ['--grade', 'required'])
    const denied = await stage.run(line, { policy })
    expect(denied.exitCode, denied.stderr).toBe(0)
    expect(denied.stderr).toMatch(/left out: codedeploy:ListApplications was denied/)
    stage.sandbox.perform('codedeploy:DeleteDeploymentGroup', { applicationName: 'shop', deploymentGroupName: 'web' })
    const none = await stage.run(line)
    expect(none.stderr).toMatch(/^warning: no deployment group of CodeDeploy was found for service `web`/m)
    const written = new TextDecoder().decode(stage.files.contents.get('/project/ecspresso.yml'))
    expect(written).not.toContain('codedeploy')
  })

  test('an Express service has a definition of its own', async () => {
    const stage = createStage({ resources: { roles: [{ name: 'infrastructure', trust: 'ecs.amazonaws.com' }] } })
    const now = Date.UTC(2026, 10, 24, 9)
    const call = async (operation: string, input: JsonObject) =>
      callAwsJson(stage.sandbox, `AmazonEC2ContainerServiceV20141113.${operation}`, input, undefined, now)
    await call('CreateExpressGatewayService', {
      cluster: 'app',
      serviceName: 'express',
      executionRoleArn: `arn:aws:iam::${account}:role/web-exec`,
      infrastructureRoleArn: `arn:aws:iam::${account}:role/infrastructure`,
      primaryContainer: { image: 'example.com/web:v1', containerPort: 8080 },
    })
    const told = await stage.run('init --service express --cluster app --region ap-northeast-1 --force-overwrite')
    expect(told).toMatchObject({ exitCode: 0, stderr: 'wrote ecs-express-def.json\nwrote ecspresso.yml\n' })
    expect(told.calls).toEqual(['ecs:DescribeServices', 'ecs:DescribeExpressGatewayService'])
    expect(JSON.parse(textOf(stage, 'ecs-express-def.json'))).toMatchObject({
      infrastructureRoleArn: `arn:aws:iam::${account}:role/infrastructure`,
      primaryContainer: { image: 'example.com/web:v1', containerPort: 8080 },
    })
    expect(textOf(stage, 'ecspresso.yml')).toContain('express_definition: ecs-express-def.json\ntimeout: 20m0s\n')
  })

  test('a denial prints the statement', async () => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] } as const
    const told = await (await deployed()).run(line, { policy })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('"Action": "ecs:DescribeServices"')
  })
})
