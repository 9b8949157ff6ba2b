import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Outcome, runTestCommand, testPorts } from '../support/test-ports.ts'

// A state of each version of the format, and of each form that version 4 has had: what is found in it, and what is said of the others.

const folder = join(import.meta.dirname, 'terraform-states')

/** Renders a definition that looks an address up. */
async function look(file: string, address: string): Promise<Outcome> {
  const image = `std.native('tfstate')(${JSON.stringify(address)})`
  return runTestCommand(
    ['render', 'taskdef'],
    testPorts({
      files: {
        'ecspresso.yml': `region: eu-west-1\ntask_definition: td.jsonnet\nplugins: [{name: tfstate, config: {path: ${file}}}]\n`,
        'td.jsonnet': `local found = ${image};\n{ family: 'web', containerDefinitions: [{ name: 'a', image: std.manifestJsonMinified(found) }] }`,
        [file]: readFileSync(join(folder, file)),
      },
    }),
  )
}

/** What an address stands for, where the state is read. */
const found: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'terraform-0.12.v4.tfstate': {
    'output.vpc_id': 'vpc-0aa1',
    'aws_vpc.main.cidr_block': '10.0.0.0/16',
    'aws_subnet.counted[1].id': 'subnet-b',
    'aws_subnet.counted': [{ id: 'subnet-a' }, { id: 'subnet-b' }],
    'aws_subnet.keyed["b/c.d"].id': 'subnet-d',
    'aws_subnet.keyed': { 'eu-west-1a': { id: 'subnet-c' }, 'b/c.d': { id: 'subnet-d' } },
    // A resource that no provider has looked at since 0.11 keeps the flat attributes of version 3.
    'aws_security_group.upgraded.id': 'sg-0bb2',
    'aws_security_group.upgraded["tags.Name"]': 'web',
    'module.net.data.aws_caller_identity.current.account_id': '111122223333',
  },
  'terraform-0.13.v4.tfstate': {
    'module.region["eu-west-1"].module.zone[0].aws_subnet.private.id': 'subnet-0',
    'module.region["eu-west-1"].module.zone[1].aws_subnet.private["a"].id': 'subnet-1a',
    'module.region["eu-west-1"].module.zone[1].aws_subnet.private["it\'s \\"b\\""].id': 'subnet-1b',
    'module.region["eu-west-1"].module.zone[1].aws_subnet.private | keys': ['a', 'it\'s "b"'],
  },
  'terraform-1.9.v4.tfstate': {
    'output.ports[1]': 443,
    'output.service.public': true,
    'output.service': { name: 'web', cpu: 256, public: true, none: null },
    'output.dsn': 'postgres://owner:hunter2hunter2@db/web',
    // What a replacement left behind is not the instance.
    'aws_db_instance.main.address': 'db.example',
    'aws_db_instance.main.port': 5432,
    'aws_lb.web.arn': 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/1',
    'data.terraform_remote_state.net.outputs.zone': 'Z1',
  },
  'opentofu-1.9.v4.tfstate': {
    'output.vpc_id': 'vpc-0cc3',
    'aws_vpc.per_region["eu-west-1"].id': 'vpc-0cc3',
  },
}

/** What is said of a state that is not read. */
const refused: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  'terraform-0.6.v1.tfstate': [
    'has version 1 [TFSTATE_VERSION]',
    'only version 4 is supported, which Terraform writes since 0.12',
  ],
  'terraform-0.7.v2.tfstate': [
    'has version 2 [TFSTATE_VERSION]',
    'only version 4 is supported, which Terraform writes since 0.12',
  ],
  'terraform-0.11.v3.tfstate': [
    'has version 3 [TFSTATE_VERSION]',
    'only version 4 is supported, which Terraform writes since 0.12',
  ],
  'future.v5.tfstate': [
    'has version 5 [TFSTATE_VERSION]',
    'only version 4 is supported, which Terraform writes since 0.12',
  ],
  'opentofu-1.7.encrypted.tfstate': ['is encrypted by OpenTofu [TFSTATE_ENCRYPTED]', '`command: [tofu, state, pull]`'],
}

test('every state is tried', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.tfstate'))
  expect(files.toSorted()).toEqual([...Object.keys(found), ...Object.keys(refused)].toSorted())
})

describe.each(Object.entries(found))('%s', (file, addresses) => {
  test.each(Object.entries(addresses))('%s', async (address, value) => {
    const told = await look(file, address)
    expect(told.stderr).toBe('')
    expect(JSON.parse(JSON.parse(told.stdout).containerDefinitions[0].image)).toEqual(value)
  })
})

test('what is null is told', async () => {
  const told = await look('terraform-1.9.v4.tfstate', 'aws_db_instance.main.tags')
  expect(told.stderr).toContain('`aws_db_instance.main.tags` is null in the Terraform state')
})

test('a password in a dry run of what holds it is no word of it', async () => {
  const file = 'terraform-1.9.v4.tfstate'
  for (const [address, secret] of [
    ['aws_db_instance.main.password', 'correct-horse-battery'],
    ['output.dsn', 'hunter2hunter2'],
  ] as const) {
    const ports = testPorts({
      files: {
        'ecspresso.yml': `region: eu-west-1\ntask_definition: td.json\nplugins: [{name: tfstate, config: {path: ${file}}}]\n`,
        'td.json': JSON.stringify({
          family: 'web',
          containerDefinitions: [
            {
              name: 'a',
              image: 'web',
              memory: 128,
              environment: [{ name: 'A', value: `{{ tfstate \`${address}\` }}` }],
            },
          ],
        }),
        [file]: readFileSync(join(folder, file)),
      },
    })
    const told = await runTestCommand(['register', '--dry-run'], ports)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stdout).toContain('<secret>')
    expect(told.stdout + told.stderr).not.toContain(secret)
  }
})

test.each(Object.entries(refused))('%s is refused', async (file, [message, hint]) => {
  const told = await look(file, 'output.vpc_id')
  expect(told).toMatchObject({ exitCode: 1, stdout: '' })
  expect(told.stderr).toMatch(/^error: td\.jsonnet:1:15: the Terraform state `/)
  expect(told.stderr).toContain(`\`${file}\` ${message}\n`)
  expect(told.stderr).toContain(`hint: ${hint}`)
})
