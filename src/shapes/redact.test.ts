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

it('redact() replaces what stands under the name of a secret in a map', async () => {
  const ecs = await loadShapes('ecs')
  const options = { 'splunk-url': 'https://example.com', 'splunk-token': 'hunter2', apikey: 'hunter2' }
  const shown = redact(ecs, 'RegisterTaskDefinitionRequest', {
    containerDefinitions: [{ logConfiguration: { logDriver: 'splunk', options } }],
  })
  expect(JSON.stringify(shown)).toContain('https://example.com')
  expect(JSON.stringify(shown)).not.toContain('hunter2')
})
