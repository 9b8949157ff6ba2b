import { describe, expect, test } from 'vitest'
import { account, createStage, region, webProject } from './stage.ts'

describe('render', () => {
  test('prints configuration and definitions, and calls nobody', async () => {
    const told = await createStage().run('render config taskdef')
    expect(told).toMatchObject({ exitCode: 0, calls: [], stderr: '' })
    expect(told.stdout).toMatch(
      /^region: ap-northeast-1\ncluster: app\nservice: web\n[\s\S]*timeout: 10m0s\n\{\n {2}"containerDefinitions"/,
    )
    expect(told.stdout).toContain('"image": "example.com/web:v1"')
  })

  test('--jsonnet prints them as Jsonnet', async () => {
    const told = await createStage().run('render --jsonnet servicedef')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toContain("  launchType: 'FARGATE',\n")
    expect(told.stdout).toMatch(/^\{\n {2}deploymentConfiguration: \{\n/)
  })

  test('what cannot be rendered is refused with what can', async () => {
    const told = await createStage().asAdministrator('render appspec')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toBe(
      'error: `appspec` cannot be rendered [OPTION_INVALID]\nhint: one of config, service-definition, servicedef, task-definition, taskdef, express-definition, expressdef\n',
    )
  })

  test.each([
    ['https://me:hunter2@states.example/prod', 1],
    ['https://states.example/prod?access_token=hunter2', 1],
    ['s3://states/prod?versionId=1', 0],
  ])('a configuration with %s is printed as it is, with a warning where that is a secret', async (url, warnings) => {
    const plugins = `plugins:\n  - {name: tfstate, config: {url: "${url}"}}\n`
    const stage = createStage({ files: { 'ecspresso.yml': `${webProject['ecspresso.yml']}${plugins}` } })
    const told = await stage.asAdministrator('render config')
    expect(told.stdout).toContain(url)
    expect(told.stderr.match(/warning: the configuration holds a password or a token in a URL/g) ?? []).toHaveLength(
      warnings,
    )
    expect((await stage.asAdministrator('render config --explain')).stdout).not.toContain('hunter2')
  })

  test('without a target it says which there are', async () => {
    const told = await createStage().asAdministrator('render')
    expect(told).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr:
        'error: `render` needs a target [OPTION_MISSING]\nhint: name one or more of config, servicedef, taskdef, expressdef\n',
    })
  })

  test('--help names what it takes', async () => {
    const told = await createStage().asAdministrator('render --help')
    expect(told.stdout).toContain('Usage: ristretto render [flags] [target...]\n')
  })

  test('the flags of ecspresso 1 are targets, in its order', async () => {
    const stage = createStage()
    const [flags, words] = [
      await stage.run('render --task-definition --config-file --service-definition'),
      await stage.run('render config servicedef taskdef'),
    ]
    expect(flags).toMatchObject({ exitCode: 0, stdout: words.stdout })
  })

  test('expressdef prints what CreateExpressGatewayService takes, with the names of the configuration', async () => {
    const files = {
      'ecspresso.yml': 'region: eu-west-1\ncluster: app\nservice: web\nexpress_definition: express.json\n',
      'express.json': JSON.stringify({
        Cluster: 'other',
        serviceName: 'other',
        ExecutionRoleArn: `arn:aws:iam::${account}:role/exec`,
        infrastructureRoleArn: `arn:aws:iam::${account}:role/infrastructure`,
        primaryContainer: { image: '{{ env `IMAGE` `web:1` }}', containerPort: 80, environment: [] },
      }),
    }
    const told = await createStage({ files }).asAdministrator('render expressdef')
    expect(told).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse(told.stdout)).toEqual({
      cluster: 'app',
      serviceName: 'web',
      executionRoleArn: `arn:aws:iam::${account}:role/exec`,
      infrastructureRoleArn: `arn:aws:iam::${account}:role/infrastructure`,
      primaryContainer: { image: 'web:1', containerPort: 80 },
    })
    const without = await createStage().asAdministrator('render expressdef')
    expect(without.stderr).toMatch(
      /^error: ecspresso.yml:1:1: the configuration does not name the express definition \[DEFINITION_PATH\]\n/,
    )
  })
})

describe('render --explain', () => {
  const files = {
    'ecspresso.yml': `region: {{ must_env \`REGION\` }}
cluster: {{ env \`CLUSTER\` \`app\` }}
service: web
task_definition: ecs-task-def.jsonnet
service_definition: ecs-service-def.json
plugins:
  - {name: tfstate, func_prefix: net_, config: {url: "s3://states/net.tfstate"}}
  - {name: tfstate, config: {path: gone.tfstate}}
  - {name: cloudformation}
`,
    'ecs-task-def.jsonnet': `local must = std.native('must_env');
{
  family: 'web',
  cpu: must('CPU'),
  containerDefinitions: [{
    name: 'app',
    image: 'web:{{ ssm \`/app/tag\` }}',
    secrets: [{ name: 'KEY', valueFrom: std.native('secretsmanager_arn')('app/key') }],
  }],
}`,
    'ecs-service-def.json': `{
  "a": "{{ net_tfstate (printf "output.%s" (ssm \`/app/name\`)) }}",
  "b": "{{ tfstate \`output.x\` }}",
  "desiredCount": {{ if eq (cfn_output \`net\` \`Zone\`) "a" }}1{{ end }}
}`,
  }
  const stage = () => createStage({ files, env: { REGION: region } })

  test('tells what files ask for, where, and what IAM must allow, and reads nothing', async () => {
    const told = await stage().asAdministrator('render --explain')
    expect(told).toMatchObject({ exitCode: 0, calls: [], stderr: '' })
    expect(told.stdout).toBe(`ecspresso.yml:1:12 must_env REGION
  takes the environment variable \`REGION\`, which is set
ecspresso.yml:2:13 env CLUSTER
  \`CLUSTER\` is not set: takes the default
ecs-task-def.jsonnet:4:8 must_env CPU
  \`CPU\` is not set: the file cannot be rendered
ecs-task-def.jsonnet:7:17 ssm /app/tag
  reads the parameter \`/app/tag\`
  needs ssm:GetParameter on arn:aws:ssm:${region}:<account>:parameter/app/tag
ecs-task-def.jsonnet:8:41 secretsmanager_arn app/key
  reads the ARN of the secret \`app/key\`
  needs secretsmanager:DescribeSecret on arn:aws:secretsmanager:${region}:<account>:secret:app/key-<six random characters>
ecs-service-def.json:2:12 net_tfstate output.<ssm /app/name>
  reads \`output.<ssm /app/name>\` in the Terraform state \`s3://states/net.tfstate\`
  needs s3:GetObject on arn:aws:s3:::states/net.tfstate
ecs-service-def.json:2:45 ssm /app/name
  reads the parameter \`/app/name\`
  needs ssm:GetParameter on arn:aws:ssm:${region}:<account>:parameter/app/name
ecs-service-def.json:3:12 tfstate output.x
  reads \`output.x\` in the Terraform state \`gone.tfstate\`
  fails: cannot read the Terraform state \`gone.tfstate\`: there is no such file
ecs-service-def.json:4:29 cfn_output net Zone
  reads the output \`Zone\` of the stack \`net\`
  needs cloudformation:DescribeStacks on arn:aws:cloudformation:${region}:<account>:stack/net/<stack id>
ecs-service-def.json:4:25 not followed further: at <eq (cfn_output \`net\` \`Zone\`) "a">: error calling eq: the value of \`cfn_output net Zone\` has not been read and cannot be compared
`)
  })

  test('as JSON, of one target', async () => {
    const told = await stage().asAdministrator('render --explain taskdef --output json')
    expect(JSON.parse(told.stdout).result.explanation).toEqual({
      uses: [
        { kind: 'variable', at: 'ecs-task-def.jsonnet:4:8', function: 'must_env', names: ['CPU'], hasDefault: false },
        {
          kind: 'lookup',
          at: 'ecs-task-def.jsonnet:7:17',
          function: 'ssm',
          arguments: ['/app/tag'],
          reads: 'the parameter `/app/tag`',
          needs: [{ action: 'ssm:GetParameter', resource: `arn:aws:ssm:${region}:<account>:parameter/app/tag` }],
        },
        {
          kind: 'lookup',
          at: 'ecs-task-def.jsonnet:8:41',
          function: 'secretsmanager_arn',
          arguments: ['app/key'],
          reads: 'the ARN of the secret `app/key`',
          needs: [
            {
              action: 'secretsmanager:DescribeSecret',
              resource: `arn:aws:secretsmanager:${region}:<account>:secret:app/key-<six random characters>`,
            },
          ],
        },
      ],
      unfinished: [],
    })
  })

  test('a file that is no template is told with its place, and the others are explained', async () => {
    const broken = { ...files, 'ecs-service-def.json': '{"a": "{{ ssm "}' }
    const told = await createStage({ files: broken, env: { REGION: region } }).asAdministrator('render --explain')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toMatch(/\necs-service-def\.json:1:\d+ not followed further: /)
    expect(told.stdout).toContain('reads the parameter `/app/tag`')
  })

  test('files that ask for nothing', async () => {
    expect((await createStage().asAdministrator('render --explain servicedef')).stdout).toBe(
      'the files ask for nothing\n',
    )
  })
})

describe('version', () => {
  test('prints the version', async () => {
    expect(await createStage().asAdministrator('version')).toMatchObject({
      exitCode: 0,
      stdout: 'ristretto 0.1.0\nfollows ecspresso 2.8.7 (compat v2) and 3.0.0 (compat v3)\n',
    })
  })
})
