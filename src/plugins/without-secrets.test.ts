import { expect, test } from 'vitest'
import { commandWithoutSecrets, withoutSecrets } from './without-secrets.ts'

test.each([
  ['https://me:p%40ss@gitlab.example/state?token=t#x', 'https://gitlab.example/state'],
  ['s3://bucket/key?versionId=1', 's3://bucket/key'],
  ['remote://token@host/o/w', 'remote://host/o/w'],
  ['azurerm://sub@group/acct/c/b', 'azurerm://group/acct/c/b'],
  ['terraform.tfstate', 'terraform.tfstate'],
])('withoutSecrets(%s)', (url, shown) => {
  expect(withoutSecrets(url)).toBe(shown)
})

test.each([
  [['tofu', 'state', 'pull'], 'tofu state pull'],
  [['curl', '-H', 'Authorization: Bearer s3cr3t', 'https://u:s3cr3t@h/x?sig=s3cr3t'], 'curl -H ... https://h/x'],
  [['get', '--token', 's3cr3t', '--user=s3cr3t:x', '--region=eu'], 'get --token ... --user=... --region=eu'],
  [['get', '--url=https://u:s3cr3t@h/x', '--api-key', 's3cr3t'], 'get --url=https://h/x --api-key ...'],
])('commandWithoutSecrets(%j)', (command, shown) => {
  expect(commandWithoutSecrets(command)).toBe(shown)
})
