import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation'
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam'
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeHttp } from '../../src/wire/index.ts'
import { type Outcome, runTestCommand, testPorts } from '../support/test-ports.ts'
import { virtualClock } from '../support/virtual-clock.ts'
import { describePeer } from './describe-peer.ts'
import { findPythonServer, type NoPeer, type Peer } from './find-peer.ts'
import { judgingMiniStack, miniStackRoot } from './mini-stack.ts'
import { anyKeys, type Keys, peerEnvironment, region } from './peer-project.ts'
import { type ServedPeer, startPeer } from './python-peer.ts'

/** What is looked up, put there by the AWS SDK. Gives the secret's ARN. */
async function furnish(endpoint: string, credentials: Keys): Promise<string | undefined> {
  const own = { region, endpoint, credentials }
  const ssm = new SSMClient(own)
  const put = (Name: string, Value: string, Type: 'String' | 'StringList' | 'SecureString') =>
    ssm.send(new PutParameterCommand({ Name, Value, Type, Overwrite: true }))
  await put('/yard/tag', 'v1', 'String')
  await put('/yard/tag', 'v2', 'String')
  await put('/yard/hosts', 'a.example,b.example', 'StringList')
  await put('/yard/dsn', 'db://s3cr3t', 'SecureString')
  const secrets = new SecretsManagerClient(own)
  const secret = await secrets.send(new CreateSecretCommand({ Name: 'yard/key', SecretString: 'x' }))
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
  return secret.ARN
}

const lookups = [
  'ssm `/yard/tag`',
  'ssm `/yard/tag:1`',
  'ssm `/yard/hosts` 1',
  'ssm `/yard/dsn`',
  'secretsmanager_arn `yard/key`',
  'cfn_output `yard` `Topic`',
  'cfn_export `yard:shared`',
  'tfstate `output.zone`',
]

function projectWith(values: readonly string[]) {
  const environment = values.map((value, i) => ({ name: `V${i}`, value: `{{ ${value} }}` }))
  return {
    'ecspresso.yml': `region: ${region}
cluster: yard
service: ferry
task_definition: td.json
plugins:
  - name: tfstate
    config: {url: "s3://yard-states/net/a%20b.tfstate"}
  - name: cloudformation
`,
    'td.json': JSON.stringify({
      family: 'ferry',
      containerDefinitions: [{ name: 'app', image: 'ferry', environment }],
    }),
  }
}

function render(endpoint: string, keys: Keys, values: readonly string[]): Promise<Outcome> {
  const env = peerEnvironment(endpoint, keys)
  return runTestCommand(
    ['render', 'taskdef'],
    testPorts({ files: projectWith(values), env, http: nodeHttp(env), clock: virtualClock(Date.now()) }),
  )
}

/** Each peer, and how it is started. */
interface Source {
  readonly name: string
  readonly peer: Peer | NoPeer
  readonly keys: Keys
  start(program: string): Promise<ServedPeer>
}

const sources: readonly Source[] = [
  {
    name: 'moto',
    peer: findPythonServer('moto'),
    keys: anyKeys,
    start: (program) => startPeer(program, ['-H', '127.0.0.1', '-p', '0']),
  },
  { name: 'MiniStack', peer: findPythonServer('ministack'), keys: miniStackRoot, start: judgingMiniStack },
]

for (const { name, peer: found, keys, start } of sources)
  describePeer(`${name}, asked for what definitions look up`, found, ({ program }) => {
    let peer: ServedPeer
    let secretArn: string | undefined

    beforeAll(async () => {
      peer = await start(program)
      secretArn = await furnish(peer.endpoint, keys)
    }, 120_000)

    afterAll(() => peer?.end())

    test('gives parameters, secrets, outputs, exports and states as they are', async () => {
      const told = await render(peer.endpoint, keys, lookups)
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
      ['ssm `/yard/tag:9`', /ssm:GetParameter failed: ParameterVersionNotFound/],
      ['secretsmanager_arn `none`', /secretsmanager:DescribeSecret failed: ResourceNotFoundException/],
      ['cfn_output `none` `A`', /cloudformation:DescribeStacks failed: ValidationError/],
      ['cfn_export `none`', /no stack of the account and region exports `none`/],
    ])('refuses %s with its place', async (value, words) => {
      const told = await render(peer.endpoint, keys, [value])
      expect(told.exitCode).toBe(1)
      expect(told.stderr).toMatch(/^error: td\.json:1:\d+: /)
      expect(told.stderr).toMatch(words)
    })
  })

describePeer('MiniStack, which judges lookups by policies', findPythonServer('ministack'), ({ program }) => {
  let peer: ServedPeer
  let iam: IAMClient

  beforeAll(async () => {
    peer = await judgingMiniStack(program)
    await furnish(peer.endpoint, miniStackRoot)
    iam = new IAMClient({ region, endpoint: peer.endpoint, credentials: miniStackRoot })
  }, 120_000)

  afterAll(() => {
    iam?.destroy()
    return peer?.end()
  })

  test('the generated policy is enough, and without any statement of it the lookup is named at its place', async () => {
    // MiniStack asks on the parameter with its version (observed with 1.5.33), AWS on the parameter.
    const judged = lookups.filter((lookup) => !lookup.includes('tag:1'))
    const generated = await runTestCommand(
      ['policy', 'generate', '--format', 'json', '--for', 'render taskdef', '--account', '000000000000'],
      testPorts({ files: projectWith(judged), env: {} }),
    )
    const policy = JSON.parse(generated.stdout)
    await iam.send(new CreateUserCommand({ UserName: 'reader' }))
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'reader' }))
    const reader = { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' }
    const renderWith = async (statements: readonly unknown[]) => {
      const PolicyDocument = JSON.stringify({ ...policy, Statement: statements })
      await iam.send(new PutUserPolicyCommand({ UserName: 'reader', PolicyName: 'lookups', PolicyDocument }))
      return render(peer.endpoint, reader, judged)
    }
    expect(await renderWith(policy.Statement)).toMatchObject({ exitCode: 0, stderr: '' })
    expect(policy.Statement).toHaveLength(5)
    for (const statement of policy.Statement) {
      const { exitCode, stderr } = await renderWith(policy.Statement.filter((one: unknown) => one !== statement))
      expect(exitCode).toBe(1)
      expect(/^error: td\.json:1:\d+: (\S+) was denied/.exec(stderr)?.[1]).toBe(statement.Action)
      // The hint is the very statement, for the one resource that was asked for.
      const hinted = [statement.Resource].flat().filter((resource) => stderr.includes(`"Resource": "${resource}"`))
      expect(hinted).toHaveLength(1)
    }
  })
})
