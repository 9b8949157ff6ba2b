import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseToObject } from 'hcl2-parser'
import { expect, test } from 'vitest'
import { type Tree, temporaryProject } from './support/files.ts'
import { runTestCommand, testPorts } from './support/test-ports.ts'

const examples = join(import.meta.dirname, '../examples')
const folder = join(examples, 'terraform')
const generated = join(folder, 'policies', 'policies.tf')

/** The project of examples/web, as it stands there. */
function web(): Tree {
  const names = readdirSync(join(examples, 'web'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(examples, 'web', name))]))
}

function print(...argv: readonly string[]) {
  const ports = testPorts({ files: web(), env: { IMAGE_TAG: 'v1' } })
  return runTestCommand(['policy', ...argv, '--format', 'terraform'], ports)
}

/** Blocks of HCL by their type and labels. Throws for what is no HCL: HashiCorp's own parser reads it. */
function blocksOf(text: string): Record<string, Record<string, Record<string, object[]>>> {
  const [blocks, error] = parseToObject(text)
  if (error !== null || blocks === null) throw new Error(`no HCL: ${JSON.stringify(error)}`)
  return blocks
}

test('the policies are what ristretto prints for examples/web', async () => {
  const { stdout } = await print('generate', '--role', 'all')
  if (process.env['UPDATE_DOCUMENTS'] === '1') writeFileSync(generated, stdout)
  // UPDATE_DOCUMENTS=1 writes the file anew.
  expect(readFileSync(generated, 'utf8')).toBe(stdout)
})

test('every file is HCL', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tf'))
  expect(files.length).toBeGreaterThan(4)
  for (const file of files) expect(() => blocksOf(readFileSync(join(folder, file), 'utf8')), file).not.toThrow()
  expect(() => blocksOf('resource "a" {')).toThrow()
})

test('the module is given every variable that it has, and has every output that is used', () => {
  const all = ['roles.tf', 'provider.tf'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  const outputs = Object.keys(blocksOf(readFileSync(join(folder, 'policies', 'outputs.tf'), 'utf8'))['output'] ?? {})
  const used = [...all.matchAll(/module\.policies\.(\w+)/g)].map(([, name = '']) => name)
  expect([...new Set(used)].sort()).toEqual([...outputs].sort())
  const variables = Object.keys(blocksOf(readFileSync(generated, 'utf8'))['variable'] ?? {})
  expect(variables).toEqual(['tfstate_aws_iam_role_execution_arn'])
  for (const name of variables) expect(all).toMatch(new RegExp(`^\\s+${name} = `, 'm'))
})

test('the trust policy is the one of policy trust, with the provider that is made here', async () => {
  const { stdout } = await print('trust', 'github', '--repo', 'acme/shop', '--environment', 'production')
  const printed = blocksOf(stdout)['data']?.['aws_iam_policy_document']?.['trust']
  const own = readFileSync(join(folder, 'provider.tf'), 'utf8')
    .replace('${var.repository}', 'acme/shop')
    .replace('${var.environment}', 'production')
    .replace(
      'aws_iam_openid_connect_provider.github.arn',
      '"arn:aws:iam::${var.account}:oidc-provider/token.actions.githubusercontent.com"',
    )
  expect(blocksOf(own)['data']?.['aws_iam_policy_document']?.['pipeline_trust']).toEqual(printed)
})

const terraform = ['terraform', 'tofu'].find((name) => run(name, ['version']).ok)

function run(
  program: string,
  argv: readonly string[],
  directory = folder,
): { readonly ok: boolean; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(program, argv, { cwd: directory, encoding: 'utf8', timeout: 60_000 })
  return { ok: status === 0, said: `${stdout ?? ''}${stderr ?? ''}` }
}

test.skipIf(terraform === undefined)(`${terraform ?? 'terraform or tofu, not installed,'} fmt changes nothing`, () => {
  expect(run(terraform ?? '', ['fmt', '-check', '-recursive', '-diff'])).toMatchObject({ ok: true })
})

test.skipIf(terraform === undefined)(
  `${terraform ?? 'terraform or tofu, not installed,'} validate finds nothing`,
  async ({ skip }) => {
    const directory = await temporaryProject(tree())
    const { ok, said } = run(terraform ?? '', ['init', '-backend=false', '-input=false'], directory)
    // The provider is had from the registry of Terraform alone.
    skip(!ok, `the AWS provider cannot be had here: ${said.slice(-200)}`)
    expect(run(terraform ?? '', ['validate'], directory)).toMatchObject({ ok: true })
  },
)

function tree(): Tree {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tf'))
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]))
}
