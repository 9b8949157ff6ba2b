import { describe, expect, test } from 'vitest'
import { type Aws, aws, type Call, dry, live, plan, type World, write } from '../calls/index.ts'
import { lookupsOf } from './lookups.ts'
import type { PluginDeclaration, PluginPorts } from './plugin.ts'

const at = { file: 'ecs-task-def.json', line: 1, column: 1 }
const ports: PluginPorts = {
  env: {},
  directory: '/project',
  workingDirectory: '/work',
  keepSecret: () => {},
  sprintf: (format) => format,
  files: { read: () => Promise.reject(new Error('no file')), exists: async () => false },
}

function worldWith(answer: (call: Call<unknown>) => unknown) {
  const sent: string[] = []
  const never = new AbortController().signal
  const world: World = {
    place: { partition: 'aws', region: 'eu-west-1', account: '111122223333' },
    clock: { now: () => 0, sleep: async () => {}, timeout: () => never },
    signal: never,
    deadline: never,
    isWatched: false,
    send: async (call) => {
      sent.push(`${call.name} ${JSON.stringify(call.input)}`)
      return answer(call)
    },
    report: () => {},
    token: () => 'token',
  }
  return { world, sent, door: aws(world, live) }
}

async function functions(...plugins: readonly PluginDeclaration[]) {
  const lookups = await lookupsOf(plugins, ports, async () => at)
  return (door: Aws, name: string, ...args: unknown[]) => {
    const lookup = lookups[name]
    if (!lookup) throw new Error(`no function ${name}`)
    return lookup.call(door, args, at)
  }
}

const parameters: Readonly<Record<string, readonly [type: string, value: string]>> = {
  '/app/db': ['String', 'dbv'],
  '/app/empty': ['String', ''],
  '/app/list': ['StringList', 'x,y,,z'],
  '/app/secure': ['SecureString', 's3cr3t'],
  '/app/db:3': ['String', 'old'],
}
function parameterStore({ input }: Call<unknown>) {
  const [Type, Value] = ('Name' in input && parameters[String(input.Name)]) || ['String', 'other']
  return { Parameter: { Type, Value } }
}

describe('ssm', () => {
  test.each([
    ['ssm', ['/app/db'], 'dbv'],
    ['ssm', ['/app/empty'], ''],
    ['ssm', ['/app/db:3'], 'old'],
    ['ssm', ['/app/secure'], 's3cr3t'],
    ['ssm', ['/app/list', 0n], 'x'],
    ['ssm', ['/app/list', 2n], ''],
    ['ssm_list', ['/app/list', 3], 'z'],
  ])('%s %s gives %j', async (name, args, value) => {
    expect(await (await functions())(worldWith(parameterStore).door, name, ...args)).toBe(value)
  })

  test.each([
    ['ssm', ['/app/list'], 'SSM_TYPE', 'is a StringList: it needs an index'],
    ['ssm', ['/app/db', 0n], 'SSM_TYPE', 'is a String: an index is for a StringList'],
    ['ssm_list', ['/app/secure', 0], 'SSM_TYPE', 'is a SecureString'],
    ['ssm', ['/app/list', 4n], 'SSM_INDEX', 'has 4 items: there is no item 4'],
    ['ssm', ['/app/list', -1n], 'LOOKUP_ARGUMENTS', 'takes an index from 0, not -1'],
    ['ssm_list', ['/app/list', 'a'], 'LOOKUP_ARGUMENTS', 'takes an index from 0, not a string'],
    ['ssm_list', ['/app/list', 0.5], 'LOOKUP_ARGUMENTS', 'takes an index from 0, not 0.5'],
    ['ssm', [7], 'LOOKUP_ARGUMENTS', '`ssm` takes a string, not a number'],
    ['ssm', ['/app/list', 1n, 2n], 'LOOKUP_ARGUMENTS', 'at most one index'],
  ])('%s %s is refused: %s', async (name, args, code, words) => {
    const look = await functions()
    await expect(look(worldWith(parameterStore).door, name, ...args)).rejects.toMatchObject({
      code,
      at,
      message: expect.stringContaining(words),
    })
    await expect(look(worldWith(parameterStore).door, name, ...args)).rejects.not.toThrow(/s3cr3t/)
  })

  test('reads each parameter once for all items, and again for another command', async () => {
    const look = await functions()
    const { door, sent, world } = worldWith(parameterStore)
    await Promise.all([
      look(door, 'ssm', '/app/list', 0n),
      look(door, 'ssm', '/app/list', 1n),
      look(door, 'ssm', '/app/db'),
    ])
    expect(sent).toEqual([
      'ssm:GetParameter {"Name":"/app/list","WithDecryption":true}',
      'ssm:GetParameter {"Name":"/app/db","WithDecryption":true}',
    ])
    await look(aws(world, live), 'ssm', '/app/db')
    expect(sent).toHaveLength(3)
  })

  test('has the prefix of its declaration beside the functions that are always there', async () => {
    const look = await functions({ name: 'SSM', func_prefix: 'my_' }, { name: 'ssm' })
    const { door } = worldWith(parameterStore)
    expect(await look(door, 'my_ssm', '/app/db')).toBe(await look(door, 'ssm', '/app/db'))
    await expect(look(door, 'my_ssm', '/app/list')).rejects.toMatchObject({ hint: expect.stringContaining('my_ssm') })
  })
})

describe('the policy', () => {
  const unsent = worldWith(() => {
    throw new Error('nothing is sent')
  })
  const resources = async (name: string, ...args: unknown[]) => {
    const look = await functions({ name: 'cloudformation' })
    const { needs } = await plan((door) => look(door, name, ...args), unsent.world)
    return needs.map(({ action, resource }) => `${action} ${resource.replace(/\uE000\*[^\uE001]*\uE001/g, '*')}`)
  }
  const here = (service: string) => `arn:aws:${service}:eu-west-1:111122223333:`

  test.each([
    ['ssm', ['/app/db'], `ssm:GetParameter ${here('ssm')}parameter/app/db`],
    ['ssm', ['db'], `ssm:GetParameter ${here('ssm')}parameter/db`],
    ['ssm', ['/app/db:3'], `ssm:GetParameter ${here('ssm')}parameter/app/db`],
    [
      'ssm',
      ['arn:aws:ssm:us-east-1:444455556666:parameter/x:2'],
      'ssm:GetParameter arn:aws:ssm:us-east-1:444455556666:parameter/x',
    ],
    [
      'ssm',
      ['arn:aws:ssm:us-east-1:444455556666:parameter/x'],
      'ssm:GetParameter arn:aws:ssm:us-east-1:444455556666:parameter/x',
    ],
    ['secretsmanager_arn', ['app/db'], `secretsmanager:DescribeSecret ${here('secretsmanager')}secret:app/db-*`],
    [
      'secretsmanager_arn',
      [`${here('secretsmanager')}secret:app-AbCdEf`],
      `secretsmanager:DescribeSecret ${here('secretsmanager')}secret:app-AbCdEf`,
    ],
    ['cfn_output', ['net', 'Vpc'], `cloudformation:DescribeStacks ${here('cloudformation')}stack/net/*`],
    ['cfn_export', ['vpc'], 'cloudformation:ListExports *'],
  ])('of %s %s allows %s', async (name, args, need) => {
    expect(await resources(name, ...args)).toEqual([need])
  })

  test('of twenty lookups is planned on one path', async () => {
    const look = await functions({ name: 'cloudformation' })
    let paths = 0
    await plan(async (door) => {
      paths += 1
      await Promise.all(Array.from({ length: 20 }, (_, i) => look(door, 'ssm', `/app/${i}`)))
      await look(door, 'cfn_export', 'vpc')
    }, unsent.world)
    expect(paths).toBe(1)
  })
})

test('secretsmanager_arn gives the ARN that AWS knows', async () => {
  const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:app/db-AbCdEf'
  const { door, sent } = worldWith(() => ({ ARN: arn, Name: 'app/db' }))
  expect(await (await functions())(door, 'secretsmanager_arn', 'app/db')).toBe(arn)
  expect(sent).toEqual(['secretsmanager:DescribeSecret {"SecretId":"app/db"}'])
})

describe('cloudformation', () => {
  const declared = { name: 'cloudformation', func_prefix: 'x_' }

  test('cfn_output reads each stack once', async () => {
    const { door, sent } = worldWith(() => ({
      Stacks: [
        {
          Outputs: [
            { OutputKey: 'VpcId', OutputValue: 'vpc-1' },
            { OutputKey: 'Empty', OutputValue: '' },
          ],
        },
      ],
    }))
    const look = await functions(declared)
    expect(await look(door, 'x_cfn_output', 'net', 'VpcId')).toBe('vpc-1')
    expect(await look(door, 'x_cfn_output', 'net', 'Empty')).toBe('')
    await expect(look(door, 'x_cfn_output', 'net', 'VpcID')).rejects.toMatchObject({
      code: 'CFN_OUTPUT',
      message: 'the stack `net` has no output `VpcID`',
      hint: 'did you mean `VpcId`?',
      at,
    })
    expect(sent).toEqual(['cloudformation:DescribeStacks {"StackName":"net"}'])
    const bare = worldWith(() => ({ Stacks: [{}] }))
    await expect(look(bare.door, 'x_cfn_output', 'net', 'a')).rejects.toThrow('the stack `net` has no outputs')
  })

  test('cfn_output reads outputs to the last page', async () => {
    const { door, sent } = worldWith(({ input }) => ({
      Stacks: [{ Outputs: [{ OutputKey: 'NextToken' in input ? 'Last' : 'First', OutputValue: 'x' }] }],
      ...('NextToken' in input ? {} : { NextToken: 'two' }),
    }))
    expect(await (await functions(declared))(door, 'x_cfn_output', 'net', 'Last')).toBe('x')
    expect(sent).toEqual([
      'cloudformation:DescribeStacks {"StackName":"net"}',
      'cloudformation:DescribeStacks {"StackName":"net","NextToken":"two"}',
    ])
  })

  test('a dry run reads outputs also after a write', async () => {
    const { world } = worldWith(() => ({ Stacks: [{ Outputs: [{ OutputKey: 'A', OutputValue: 'read' }] }] }))
    const door = aws(world, dry())
    await door.call(write('ecs:UpdateService', {}, () => []))
    expect(await (await functions(declared))(door, 'x_cfn_output', 'net', 'A')).toBe('read')
  })

  test('cfn_export reads all pages once', async () => {
    const pages: Readonly<Record<string, object>> = {
      '{}': { Exports: [{ Name: 'a', Value: '1' }], NextToken: 'two' },
      '{"NextToken":"two"}': { Exports: [], NextToken: 'three' },
      '{"NextToken":"three"}': { Exports: [{ Name: 'vpc', Value: '3' }] },
    }
    const { door, sent } = worldWith(({ input }) => pages[JSON.stringify(input)])
    const look = await functions(declared)
    expect(await Promise.all(['vpc', 'a'].map((name) => look(door, 'x_cfn_export', name)))).toEqual(['3', '1'])
    await expect(look(door, 'x_cfn_export', 'vcp')).rejects.toMatchObject({
      message: 'no stack of the account and region exports `vcp`',
      hint: 'did you mean `vpc`?',
    })
    expect(sent).toHaveLength(3)
  })
})
