import { expect, it } from 'vitest'
import { loadShapes, redact } from './index.ts'

it('redact() hides environments, tokens, secrets and what nobody knows, at any depth', async () => {
  const [ecs, sts, secrets] = await Promise.all([loadShapes('ecs'), loadShapes('sts'), loadShapes('secretsmanager')])
  const definition = {
    family: 'web',
    containerDefinitions: [{ name: 'app', environment: [{ name: 'PASSWORD', value: 'hunter2' }], newer: 1 }],
  }
  expect(redact(ecs, 'RegisterTaskDefinitionRequest', definition)).toEqual({
    family: 'web',
    containerDefinitions: [{ name: 'app', environment: '[redacted]', newer: '[redacted]' }],
  })
  const credentials = { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 's', SessionToken: 't' }
  expect(redact(sts, 'AssumeRoleResponse', { Credentials: credentials })).toEqual({
    Credentials: { AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: '[redacted]', SessionToken: '[redacted]' },
  })
  expect(redact(secrets, 'GetSecretValueResponse', { Name: 'db', SecretString: 'p' })).toEqual({
    Name: 'db',
    SecretString: '[redacted]',
  })
})
