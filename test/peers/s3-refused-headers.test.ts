/** S3's operations say of members that they are refused; the SDK sends them as headers, and the sandbox names the header. */
import * as s3 from '@aws-sdk/client-s3'
import { beforeAll, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts'
import { s3 as service } from '../../src/sandbox/services/s3/index.ts'
import { sdkConfiguration } from './sdk-configuration.ts'

let sandbox: Sandbox

beforeAll(() => {
  sandbox = createSandbox({ account: '111122223333', region: 'eu-west-1' })
  sandbox.perform('s3:CreateBucket', { Bucket: 'states', LocationConstraint: 'eu-west-1' })
})

/** Members that are no strings. */
const values: Readonly<Record<string, unknown>> = {
  BypassGovernanceRetention: true,
  IfMatchLastModifiedTime: new Date(0),
  IfMatchSize: 1,
  ObjectLockEnabledForBucket: true,
  ObjectLockRetainUntilDate: new Date(0),
  WriteOffsetBytes: 1,
}

/** Members that AWS has and this version of the SDK has not. */
const newer = /^ObjectLockEventHold/

const refused = service.operations.flatMap(({ name, refused: members = [] }) =>
  members.filter((member) => !newer.test(member)).map((member) => [name.slice('s3:'.length), member] as const),
)

test.each(refused)('%s refuses %s by its header', async (operation, member) => {
  const Command = Object.entries(s3).find(([name]) => name === `${operation}Command`)?.[1]
  if (typeof Command !== 'function') return expect.fail(`the SDK has no ${operation}`)
  const input = {
    Bucket: 'states',
    Key: 'app.tfstate',
    ...(operation === 'PutBucketVersioning' && { VersioningConfiguration: { Status: 'Enabled' } }),
    [member]: values[member] ?? 'x',
  }
  const client = new s3.S3Client({ ...sdkConfiguration(sandbox), forcePathStyle: true })
  const made = Reflect.construct(Command, [input])
  // The answer to a HEAD has no body, and so no name.
  const name = operation.startsWith('Head') ? 'Unknown' : 'NotImplemented'
  await expect(client.send(made)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 501 } })
})
