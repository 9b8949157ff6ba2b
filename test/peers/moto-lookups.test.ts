import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation'
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeHttp } from '../../src/wire/index.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { describePeer } from './describe-peer.ts'
import { findPythonServer } from './find-peer.ts'
import { anyKeys, peerEnvironment, region } from './peer-project.ts'
import { type ServedPeer, startPeer } from './python-peer.ts'

describePeer('moto, asked for what definitions look up', findPythonServer('moto'), ({ program }) => {
  let peer: ServedPeer
  let secretArn: string | undefined

  beforeAll(async () => {
    peer = await startPeer(program, ['-H', '127.0.0.1', '-p', '0'])
    const own = { region, endpoint: peer.endpoint, credentials: anyKeys }
    const ssm = new SSMClient(own)
    const put = (Name: string, Value: string, Type: 'String' | 'StringList' | 'SecureString') =>
      ssm.send(new PutParameterCommand({ Name, Value, Type, Overwrite: true }))
    await put('/yard/tag', 'v1', 'String')
    await put('/yard/tag', 'v2', 'String')
    await put('/yard/hosts', 'a.example,b.example', 'StringList')
    await put('/yard/dsn', 'db://s3cr3t', 'SecureString')
    const secrets = new SecretsManagerClient(own)
    secretArn = (await secrets.send(new CreateSecretCommand({ Name: 'yard/key', SecretString: 'x' }))).ARN
    const s3 = new S3Client({ ...own, forcePathStyle: true })
    await s3.send(new CreateBucketCommand({ Bucket: 'yard-states' }))
    const Body = JSON.stringify({ version: 4, outputs: { zone: { value: 'Z1', type: 'string' } } })
    await s3.send(new PutObjectCommand({ Bucket: 'yard-states', Key: 'net/a b.tfstate', Body }))
    const stacks = new CloudFormationClient(own)
    const TemplateBody = JSON.stringify({
      Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'yard' } } },
      Outputs: {
        Topic: { Value: { 'Fn::GetAtt': ['Topic', 'TopicName'] } },
        Shared: { Value: 'shared', Export: { Name: 'yard:shared' } },
      },
    })
    await stacks.send(new CreateStackCommand({ StackName: 'yard', TemplateBody }))
    for (const client of [ssm, secrets, s3, stacks]) client.destroy()
  }, 120_000)

  afterAll(() => peer?.end())

  const plugins = `plugins:
  - name: tfstate
    config: {url: "s3://yard-states/net/a%20b.tfstate"}
  - name: cloudformation
`
  async function render(values: readonly string[]) {
    const environment = values.map((value, i) => ({ name: `V${i}`, value: `{{ ${value} }}` }))
    const env = peerEnvironment(peer.endpoint)
    const files = {
      'ecspresso.yml': `region: ${region}\ncluster: yard\nservice: ferry\ntask_definition: td.json\n${plugins}`,
      'td.json': JSON.stringify({
        family: 'ferry',
        containerDefinitions: [{ name: 'app', image: 'ferry', environment }],
      }),
    }
    return runTestCommand(['render', 'taskdef'], testPorts({ files, env, http: nodeHttp(env) }))
  }

  test('gives parameters, secrets, outputs, exports and states as they are', async () => {
    const told = await render([
      'ssm `/yard/tag`',
      'ssm `/yard/tag:1`',
      'ssm `/yard/hosts` 1',
      'ssm `/yard/dsn`',
      'secretsmanager_arn `yard/key`',
      'cfn_output `yard` `Topic`',
      'cfn_export `yard:shared`',
      'tfstate `output.zone`',
    ])
    expect(told.stderr).toBe('')
    const [container] = JSON.parse(told.stdout).containerDefinitions
    expect(container.environment.map(({ value }: { value: string }) => value)).toEqual([
      'v2',
      'v1',
      'b.example',
      'db://s3cr3t',
      secretArn,
      'yard',
      'shared',
      'Z1',
    ])
  })

  test.each([
    ['ssm `/yard/none`', /ssm:GetParameter failed: ParameterNotFound/],
    ['secretsmanager_arn `none`', /secretsmanager:DescribeSecret failed: ResourceNotFoundException/],
    ['cfn_output `none` `A`', /cloudformation:DescribeStacks failed: ValidationError/],
    ['cfn_export `none`', /no stack of the account and region exports `none`/],
  ])('refuses %s with its place', async (value, words) => {
    const told = await render([value])
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^error: td\.json:1:\d+: /)
    expect(told.stderr).toMatch(words)
  })
})
