import { expect, test } from 'vitest'
import type { PolicyDocument } from '../../src/iam/index.ts'
import type { Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { account, createStage, region, webProject } from './stage.ts'

// A Terraform state in a bucket whose objects a key of the customer's own encrypts: S3 asks KMS for its caller.

const key = `arn:aws:kms:${region}:${account}:key/0f1e2d3c-1111-2222-3333-444455556666`
const state = JSON.stringify({ version: 4, outputs: { image: { value: 'example.com/web:v1', type: 'string' } } })
const files: Tree = {
  ...webProject,
  'ecspresso.yml': `${webProject['ecspresso.yml']}plugins:\n  - name: tfstate\n    config:\n      url: s3://states/prod.tfstate\n`,
  'ecs-task-def.json': JSON.stringify(JSON.parse(String(webProject['ecs-task-def.json']))).replace(
    /"image":"[^"]*"/,
    '"image":"{{ tfstate `output.image` }}"',
  ),
  'prod.tfstate': state,
  'scenario.yml': `buckets:\n  - name: states\n    keyId: ${key}\n    objects: [{ key: prod.tfstate, file: prod.tfstate }]\n`,
}
const statement = {
  Effect: 'Allow',
  Action: 'kms:Decrypt',
  Resource: key,
  Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
}
const decrypting = ['--kms-key', key]

function stage() {
  const resources = { buckets: [{ name: 'states', keyId: key, objects: [{ key: 'prod.tfstate', content: state }] }] }
  return createStage({ files, resources })
}

function policyCommand(policy: PolicyDocument | undefined, ...argv: readonly string[]) {
  const given: Tree = policy === undefined ? files : { ...files, 'policy.json': JSON.stringify(policy) }
  return runTestCommand(['policy', ...argv], testPorts({ files: given, env: {} }))
}

test.each(['render taskdef', 'deploy'])('%s is carried out under the policy for --kms-key', async (line) => {
  const here = stage()
  const told = await here.run(line, { policy: await here.policyOf([line], decrypting) })
  expect(told.exitCode, told.stderr).toBe(0)
  const checks = told.entries.flatMap((entry) => entry.checks).filter(({ action }) => action === 'kms:Decrypt')
  expect(checks[0]).toMatchObject({
    resource: key,
    decision: 'Allow',
    context: {
      'kms:ViaService': `s3.${region}.amazonaws.com`,
      'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::states/prod.tfstate',
    },
  })
})

test.each(['render taskdef', 'deploy'])(
  '%s without it is denied in the words of KMS, and prints the statement',
  async (line) => {
    const told = await stage().run(line)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(`s3:GetObject was denied: User: arn:aws:sts::${account}:assumed-role/`)
    expect(told.stderr).toContain(
      ` is not authorized to perform: kms:Decrypt on resource: ${key} because no identity-based policy allows the kms:Decrypt action`,
    )
    expect(told.stderr).toContain(
      `:\n${JSON.stringify(statement, null, 2)}\nhint: the policy of the key has to allow it too\n`,
    )
    const quoted = line.includes(' ') ? JSON.stringify(line) : line
    expect(told.stderr).toContain(`\`ristretto policy generate --kms-key ${key} --for ${quoted}\` prints all`)
    expect(told.calls.filter((call) => call.startsWith('ecs:Register'))).toEqual([])
  },
)

test.each(['render taskdef', 'deploy'])('the policy of %s for --kms-key is proved enough and minimal', async (line) => {
  const policy = await stage().policyOf([line], decrypting)
  const told = await policyCommand(
    policy,
    ...['prove', 'policy.json', '--for', line, '--account', account, '--scenario', 'scenario.yml', '--minimal'],
    ...decrypting,
  )
  expect(told, told.stdout).toMatchObject({ exitCode: 0, stderr: '' })
  expect(told.stdout).toContain(
    `Decrypt, condition kms:ViaService = s3.${region}.amazonaws.com: kms:Decrypt on ${key} with kms:ViaService = another-s3.${region}.amazonaws.com is refused, and allowed without the condition`,
  )
})

test('the proof of a policy without it names what is lacking, and the statement', async () => {
  const policy = await stage().policyOf(['render taskdef'])
  const told = await policyCommand(
    policy,
    ...['prove', 'policy.json', '--for', 'render taskdef', '--account', account, '--scenario', 'scenario.yml'],
    ...['--format', 'json'],
  )
  expect(told.exitCode).toBe(1)
  const proof = JSON.parse(told.stdout)
  expect(proof.lacking).toMatchObject([{ action: 'kms:Decrypt', resource: key }])
  expect(proof.patch).toEqual([statement])
})

test('check knows --kms-key as generate does: missing without the statement, excess where nobody asks for it', async () => {
  const here = stage()
  const [whole, less] = [await here.policyOf(['render taskdef'], decrypting), await here.policyOf(['render taskdef'])]
  const check = (policy: PolicyDocument, ...argv: readonly string[]) =>
    policyCommand(policy, 'check', 'policy.json', '--for', 'render taskdef', ...argv)
  expect(await check(whole, ...decrypting)).toMatchObject({ exitCode: 0 })
  expect(await check(less, ...decrypting)).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining(`kms:Decrypt on ${key}`),
  })
  expect(await check(whole)).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('`kms:Decrypt` is needed by no command line'),
  })
})

test.each(['alias/states', `arn:aws:kms:${region}:${account}:alias/states`, 'arn:aws:s3:::states'])(
  '--kms-key refuses %j',
  async (value) => {
    expect(await policyCommand(undefined, 'generate', '--kms-key', value)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(
        `invalid value \`${value}\` for \`--kms-key\` [OPTION_INVALID]\nhint: the ARN of the key`,
      ),
    })
  },
)
