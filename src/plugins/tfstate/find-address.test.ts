import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nobody } from '../../calls/calls.fixture.ts'
import { aws, live, UserError } from '../../calls/index.ts'
import { localPorts, realFiles } from '../../local/index.ts'
import { findAddress } from './find-address.ts'
import { filters } from './jq.ts'
import { jsonOf, stateOf } from './state.ts'

const fixture = new URL('../../../test/vectors/fixtures-terraform.tfstate', import.meta.url)
const state = stateOf(jsonOf(readFileSync(fixture), 'terraform.tfstate'), 'terraform.tfstate')
const at = { file: 'ecs-task-def.json', line: 3, column: 7 }
const { jq } = localPorts(realFiles, () => Promise.reject(new Error('no network')))
const runFilter = filters()(aws({ ...nobody, local: { jq } }, live))
const asking = { at, keepSecret: () => {}, runFilter }

describe('findAddress() finds what tfstate-lookup finds', () => {
  test.each([
    ['aws_vpc.main.id', 'vpc-1'],
    ['aws_subnet.az["a"].id', 'subnet-a'],
    ["aws_subnet.az['c'].id", 'subnet-c'],
    ['aws_subnet.az[\\"c\\"].id', 'subnet-c'],
    ['aws_instance.web[1].private_ip', '10.0.0.2'],
    ['output.name', 'demo'],
    ['output.list', ['a', 'b']],
    ['output.list[1]', 'b'],
    ['output.list[-1]', 'b'],
    ['output.map.k-with-hyphen', 'v'],
    ['output.map["k-with-hyphen"]', 'v'],
    ['output.map."k2"', 'w'],
    ['output.num', 3],
    ['output.flag', true],
    ['aws_vpc.main.tags', { Name: 'main', 'my-key': 'mk' }],
    ['aws_vpc.main.tags["my-key"]', 'mk'],
    ['aws_vpc.main.tags.my-key', 'mk'],
    ['aws_instance.web', [{ private_ip: '10.0.0.1' }, { private_ip: '10.0.0.2' }]],
    ['aws_subnet.az', { a: { id: 'subnet-a' }, c: { id: 'subnet-c' } }],
    ['data.aws_caller_identity.current.account_id', '123456789012'],
    ['data.terraform_remote_state.net.outputs.vpc_id', 'vpc-remote'],
    ['module.net.aws_subnet.private[0].cidr_block', '10.0.1.0/24'],
    ['module.svc["x"].aws_iam_role.r.arn', 'arn:role'],
    ["module.svc['x'].aws_iam_role.r.arn", 'arn:role'],
  ])('%s', (address, value) => {
    expect(findAddress(state, address, asking)).toEqual(value)
  })
})

describe('findAddress() names the nearest addresses', () => {
  test.each([
    ['aws_vpc.nope.id', 'aws_vpc.main.id'],
    ['aws_vpc.main.nope', 'aws_vpc.main.id'],
    ['aws_vpc.mainx.id', 'aws_vpc.main.id'],
    ['output.nam', 'output.name'],
    ['aws_subnet.az["b"].id', 'aws_subnet.az["a"].id'],
    ['aws_instance.web[2].private_ip', 'aws_instance.web[0].private_ip'],
    ['aws_subnet.private[0].cidr_block', 'module.net.aws_subnet.private[0].cidr_block'],
  ])('%s', (address, near) => {
    expect(() => findAddress(state, address, asking)).toThrow(
      expect.objectContaining({
        code: 'TFSTATE_ADDRESS',
        message: `\`${address}\` is not in the Terraform state \`terraform.tfstate\``,
        hint: expect.stringMatching(/^nearest: /),
        at,
      }),
    )
    expect(() => findAddress(state, address, asking)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining(near) }),
    )
  })

  test('a value is never shown', () => {
    expect(() => findAddress(state, 'output.secre', asking)).toThrow(
      expect.objectContaining({ hint: expect.not.stringContaining('s3cr3t') }),
    )
  })
})

test('an empty state has nothing near', () => {
  const empty = stateOf({ version: 4 }, 's3://b/k')
  expect(() => findAddress(empty, 'output.x', asking)).toThrow(
    expect.objectContaining({ hint: 'the state has nothing in it' }),
  )
})

test('instances stand in the order of their indexes, whatever these are', () => {
  const instance = (index_key: number, id: string) => ({ index_key, attributes: { id } })
  const instances = [instance(4_000_000_000, 'd'), instance(2, 'c'), instance(0, 'a'), instance(-1, 'z')]
  const some = stateOf({ version: 4, resources: [{ mode: 'managed', type: 't', name: 'n', instances }] }, 'f')
  expect(findAddress(some, 't.n', asking)).toEqual([{ id: 'z' }, { id: 'a' }, { id: 'c' }, { id: 'd' }])
  expect(findAddress(some, 't.n[2].id', asking)).toBe('c')
})

test('null is told apart from missing', () => {
  const some = stateOf({ version: 4, outputs: { a: { value: { b: null }, type: 'x' } } }, 'f')
  expect(() => findAddress(some, 'output.a.b', asking)).toThrow('`output.a.b` is null in the Terraform state `f`')
})

describe('a filter of jq', () => {
  test.each([
    ['aws_lb.main.tags | keys | length', 2],
    ['aws_vpc.main.tags | keys[0]', 'Name'],
    ['aws_vpc.main.tags[]', 'main'],
    ['output.list[0:1]', ['a']],
    ['output.list[0:] | map(ascii_upcase) | join("-")', 'A-B'],
    ['output.list | length', 2],
    ['output.map.k3 // "x"', 'x'],
    ['aws_vpc.main["cidr_block"] | split("/") | .[1]', '16'],
  ])('%s gives %j', async (address, value) => {
    expect(await findAddress(state, address, asking)).toEqual(value)
  })

  test.each([
    ['aws_vpc.main.tags |', 'TFSTATE_FILTER', 'syntax error, unexpected end of file'],
    ['aws_vpc.main.tags.Name | keys', 'TFSTATE_FILTER', 'fails: string has no keys'],
    ['aws_vpc.main.tags | nope', 'TFSTATE_FILTER', 'nope/0 is not defined'],
    ['aws_vpc.main.tags | empty', 'TFSTATE_ADDRESS', 'gives nothing from the Terraform state'],
    ['aws_vpc.main.tags | .missing', 'TFSTATE_ADDRESS', 'is null in the Terraform state'],
  ])('%s is one clear error, which shows no value', async (address, code, words) => {
    const error = await Promise.resolve(findAddress(state, address, asking)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code, at, message: expect.stringContaining(words) })
    expect(String(error)).not.toContain('"main"')
  })
})

describe('a filter on something sensitive', () => {
  const of = stateOf(
    {
      version: 4,
      outputs: { key: { value: 'hunter2hunter2', type: 'string', sensitive: true } },
      resources: [
        {
          mode: 'managed',
          type: 'aws_db_instance',
          name: 'main',
          instances: [
            {
              attributes: { password: 'correct-horse', address: 'db.example', ports: [5432] },
              sensitive_attributes: [[{ type: 'get_attr', value: 'password' }]],
            },
          ],
        },
      ],
    },
    'f',
  )

  test.each([
    ['output.key | ascii_upcase', 'HUNTER2HUNTER2'],
    ['output.key | explode', [...'hunter2hunter2'].map((letter) => letter.charCodeAt(0))],
    ['aws_db_instance.main | [.address, .password] | join("/") | ascii_upcase', 'DB.EXAMPLE/CORRECT-HORSE'],
    ['aws_db_instance.main | .password == "correct-horse"', true],
  ])('%s gives a secret', async (address, value) => {
    const kept: unknown[] = []
    expect(await findAddress(of, address, { ...asking, keepSecret: (one) => kept.push(one) })).toEqual(value)
    expect(kept.at(-1)).toEqual(typeof value === 'object' ? [value, JSON.stringify(value)] : value)
  })

  test.each([
    ['aws_db_instance.main | .address | ascii_upcase', 'DB.EXAMPLE'],
    ['aws_db_instance.main | keys[0]', 'address'],
    ['aws_db_instance.main | .ports | length', 1],
  ])('%s gives none', async (address, value) => {
    const kept: unknown[] = []
    expect(await findAddress(of, address, { ...asking, keepSecret: (one) => kept.push(one) })).toEqual(value)
    expect(kept).toEqual([['correct-horse']])
  })
})

test.each([`it's`, 'a.b[0]', 'a "b"', '日本', '', 'a\\b'])('an instance of for_each may have the key %j', (key) => {
  const instances = [{ index_key: key, attributes: { id: 'x' } }]
  const some = stateOf({ version: 4, resources: [{ mode: 'managed', type: 't', name: 'n', instances }] }, 'f')
  expect(findAddress(some, `t.n[${JSON.stringify(key)}].id`, asking)).toBe('x')
})

describe('a state that is none is refused', () => {
  test.each([
    ['{"version": 4, "resou', 'the Terraform state `f` is not valid JSON'],
    [
      '{"serial":1,"meta":{},"encrypted_data":"x","encryption_version":"v0"}',
      'the Terraform state `f` is encrypted by OpenTofu',
    ],
    ['<html>secret</html>', 'the Terraform state `f` is not valid JSON'],
    ['[]', '`f` is not a Terraform state: it has no `version`'],
    ['{}', '`f` is not a Terraform state: it has no `version`'],
    ['{"version":3}', 'the Terraform state `f` has version 3'],
  ])('%s', (text, message) => {
    expect(() => stateOf(jsonOf(new TextEncoder().encode(text), 'f'), 'f')).toThrow(
      expect.objectContaining({ message }),
    )
  })
})

test('a state of 600 MB, which no string holds, is refused before it is decoded', () => {
  const bytes = Object.defineProperty(new Uint8Array(0), 'byteLength', { value: 600_000_000 })
  expect(() => jsonOf(bytes, 'f')).toThrow('the Terraform state `f` is larger than 512 MiB')
})

test.each(['output.deep', 'output.deep | length', 'aws_vpc.deep.tags'])(
  '%s: nesting beyond measure is told',
  (address) => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const text = `{"version":4,"outputs":{"deep":{"value":${deep},"type":"string","sensitive":true}},"resources":[{"mode":"managed","type":"aws_vpc","name":"deep","instances":[{"attributes":{"tags":${deep}}}]}]}`
    const found = () => findAddress(stateOf(jsonOf(new TextEncoder().encode(text), 'f'), 'f'), address, asking)
    expect(found).toThrow(
      expect.objectContaining({
        message: `\`${address}\` of the Terraform state \`f\`: lists and objects stand in each other more than 200 deep`,
        at,
      }),
    )
  },
)

test('names of things that objects have by themselves are not found', () => {
  expect(() => findAddress(state, 'aws_vpc.main.constructor', asking)).toThrow('is not in')
  expect(() => findAddress(state, 'output.__proto__', asking)).toThrow('is not in')
})

test('any address ends in a value or a clear error', () => {
  const part = fc.constantFrom(
    'aws_vpc',
    'main',
    'output',
    'list',
    '.',
    '[',
    ']',
    '"',
    "'",
    '0',
    '-1',
    'tags',
    'my-key',
    '|',
    ' ',
    '\\',
    'az',
    'a',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      try {
        expect(findAddress(state, parts.join(''), asking)).toBeDefined()
      } catch (error) {
        expect(error).toBeInstanceOf(UserError)
      }
    }),
    { numRuns: 2000 },
  )
})
