import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

import { createSandbox } from '../../src/sandbox/index.ts'
import { services } from '../../src/sandbox/services/index.ts'
import { describePeer } from './describe-peer.ts'
import { findBoto3 } from './find-peer.ts'

/** What boto3 calls services that we name by IAM's prefix. */
const names: Readonly<Record<string, string>> = { elasticloadbalancing: 'elbv2' }

/** ECR's registries have no model. */
const served = Object.fromEntries(
  services
    .filter(({ name }) => name !== 'ecr-registry')
    .map(({ name, operations }) => [
      names[name] ?? name,
      operations.map((operation) => operation.name.slice(name.length + 1)),
    ]),
)

describePeer('boto3 asks for what the sandbox does not serve', findBoto3(), ({ program }) => {
  test('every such operation of a service that is served is refused, and said not to be served', async () => {
    await using sandbox = createSandbox({ region: 'eu-west-1' })
    const { endpoint, accessKeyId, secretAccessKey } = await sandbox.serve()
    const script = join(import.meta.dirname, 'boto3/unserved.py')
    const child = spawn(program, [script, endpoint, 'eu-west-1'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    child.stdin.end(JSON.stringify(served))
    const answers = JSON.parse(await text(child.stdout)) as Record<string, Record<string, string>>
    expect(Object.keys(answers)).toEqual(Object.keys(served))
    const otherwise = Object.entries(answers).flatMap(([service, all]) =>
      Object.entries(all)
        .filter(
          ([, message]) =>
            !/the sandbox does not serve /i.test(message) && !message.endsWith('the sandbox does not serve it'),
        )
        .map(([operation, message]) => `${service}:${operation}: ${message}`),
    )
    // Nobody has signed, and nobody is told more.
    expect(otherwise).toEqual(['sts:AssumeRoleWithSAML: Request is missing Authentication Token'])
  }, 300_000)
})
