import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { temporaryProject } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { describePeer } from './describe-peer.ts'
import { findTerraform } from './find-peer.ts'

// A state that Terraform itself wrote, without a provider that would have to be downloaded: what we find in it is what `terraform console` says.

const main = `
resource "terraform_data" "one" { input = { name = "web", ports = [80, 443], "cost-center" = 7 } }
resource "terraform_data" "counted" {
  count = 2
  input = "c\${count.index}"
}
resource "terraform_data" "keyed" {
  for_each = { a = 1, "b.c" = 2, "it's" = 3 }
  input    = each.value
}
module "inner" {
  source   = "./inner"
  for_each = toset(["x", "y"])
  name     = each.key
}
output "list" { value = ["p", "q"] }
output "secret" {
  value     = "hunter2hunter2"
  sensitive = true
}
`
const inner = 'variable "name" {}\nresource "terraform_data" "here" { input = var.name }\n'

/** An address of ours, and the expression of Terraform's that means the same. The state wraps what has any type. */
const cases: readonly (readonly [address: string, expression: string])[] = [
  ['terraform_data.one.output.value.name', 'terraform_data.one.output.name'],
  ['terraform_data.one.output.value["cost-center"]', 'terraform_data.one.output["cost-center"]'],
  ['terraform_data.one.output.value.ports[1]', 'terraform_data.one.output.ports[1]'],
  ['terraform_data.counted[1].output.value', 'terraform_data.counted[1].output'],
  ['terraform_data.keyed["b.c"].output.value', 'terraform_data.keyed["b.c"].output'],
  [`terraform_data.keyed["it's"].output.value`, `terraform_data.keyed["it's"].output`],
  ['terraform_data.keyed | map_values(.output.value)', '{ for k, v in terraform_data.keyed : k => v.output }'],
  ['terraform_data.counted | map(.id)', 'terraform_data.counted[*].id'],
  ['output.list', '["p", "q"]'],
  ['output.secret', '"hunter2hunter2"'],
]

describePeer('a state of Terraform', findTerraform(), ({ program }) => {
  /** A state of Terraform's own, and Terraform in its folder. */
  const applied = async () => {
    const directory = await temporaryProject({ 'main.tf': main, 'inner/main.tf': inner })
    const env = { ...process.env, CHECKPOINT_DISABLE: '1' }
    const terraform = (args: readonly string[], input = '') => {
      const { status, stdout, stderr } = spawnSync(program, args, { cwd: directory, encoding: 'utf8', input, env })
      expect(status, stderr).toBe(0)
      return stdout
    }
    for (const args of [['init'], ['apply', '-auto-approve']]) terraform([...args, '-no-color', '-input=false'])
    return { directory, terraform }
  }

  const lookUp = async (directory: string, addresses: readonly string[]) => {
    const values = addresses.map((address) => `std.native('tfstate')(${JSON.stringify(address)})`)
    const project = await temporaryProject({
      'ecspresso.jsonnet': `{
        region: 'eu-west-1',
        task_definition: 'td.jsonnet',
        plugins: [{ name: 'tfstate', config: { path: '${directory}/terraform.tfstate' } }],
      }`,
      'td.jsonnet': `{ family: 'web', containerDefinitions: [{ name: 'a', image: 'i', environment: [
        { name: 'ALL', value: std.manifestJsonMinified([${values.join(', ')}]) },
      ] }] }`,
    })
    const told = await runTestCommand(['render', 'taskdef'], testPorts({ directory: project }))
    expect(told.exitCode, told.stderr).toBe(0)
    return JSON.parse(JSON.parse(told.stdout).containerDefinitions[0].environment[0].value)
  }

  test('has at every address what Terraform says, in modules as well', async () => {
    const { directory, terraform } = await applied()
    const asked = `jsonencode([${cases.map(([, expression]) => expression).join(', ')}])\n`
    const theirs = JSON.parse(JSON.parse(terraform(['console'], asked)))
    expect(
      await lookUp(
        directory,
        cases.map(([address]) => address),
      ),
    ).toEqual(theirs)

    const inModules = terraform(['state', 'list'])
      .split('\n')
      .filter((line) => line.startsWith('module.'))
    expect(inModules).toEqual(['module.inner["x"].terraform_data.here', 'module.inner["y"].terraform_data.here'])
    expect(
      await lookUp(
        directory,
        inModules.map((address) => `${address}.output.value`),
      ),
    ).toEqual(['x', 'y'])
  }, 120_000)
})
