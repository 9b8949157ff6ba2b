import { describe, expect, test } from 'vitest'
import { type Aws, aws, live, plan, RemoteError, unread, type World } from '../../calls/index.ts'
import { lookupsOf } from '../lookups.ts'
import type { PluginDeclaration, PluginPorts } from '../plugin.ts'

const encoder = new TextEncoder()
function state(outputs: Record<string, unknown>): string {
  return JSON.stringify({
    version: 4,
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value, type: 'string' }])),
  })
}
const at = { file: 'ecs-task-def.json', line: 1, column: 1 }
const declaredAt = { file: 'ecspresso.yml', line: 5, column: 3 }

function ports(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): PluginPorts & { reads: string[] } {
  const reads: string[] = []
  return {
    reads,
    env,
    directory: '/project',
    workingDirectory: '/work',
    keepSecret: () => {},
    sprintf: (format, args) => format.replace(/%[sdv]/g, () => String(args[0])),
    files: {
      exists: async (path) => Object.hasOwn(files, path),
      read: async (path) => {
        reads.push(path)
        const text = files[path]
        if (text === undefined) throw Object.assign(new Error('gone'), { code: 'ENOENT' })
        return encoder.encode(text)
      },
    },
  }
}

function worldWith(answer: (input: object) => unknown) {
  const sent: object[] = []
  const never = new AbortController().signal
  const world: World = {
    place: { partition: 'aws', region: 'eu-west-1', account: '111122223333' },
    clock: { now: () => 0, sleep: async () => {}, timeout: () => never },
    signal: never,
    deadline: never,
    isWatched: false,
    send: async ({ input }) => {
      sent.push(input)
      return answer(input)
    },
    report: () => {},
    token: () => 'token',
  }
  return { world, sent, door: () => aws(world, live) }
}

function noCall() {
  throw new Error('no call expected')
}

async function made(declarations: readonly PluginDeclaration[], own: PluginPorts) {
  const lookups = await lookupsOf(declarations, own, async () => declaredAt)
  return (name: string, door: Aws, ...args: unknown[]) => {
    const lookup = lookups[name]
    if (!lookup) throw new Error(`no function ${name}`)
    return lookup.call(door, args, at)
  }
}

describe('a state in a local file', () => {
  test('is found beside the configuration, read once, and needs no call', async () => {
    const own = ports({ '/project/terraform/terraform.tfstate': state({ a: 'x', b: 'y' }) })
    const look = await made([{ name: 'tfstate', config: { path: 'terraform/terraform.tfstate' } }], own)
    const { door } = worldWith(noCall)
    expect(await look('tfstate', door(), 'output.a')).toBe('x')
    expect(await look('tfstatef', door(), 'output.%s', 'b')).toBe('y')
    expect(own.reads).toEqual(['/project/terraform/terraform.tfstate'])
  })

  test.each([
    ['/abs/x.tfstate', '/abs/x.tfstate'],
    ['file:///abs/x.tfstate', '/abs/x.tfstate'],
    ['file:/abs/x.tfstate', '/abs/x.tfstate'],
    ['file://ignored/x.tfstate', '/x.tfstate'],
  ])('%s is %s', async (url, path) => {
    const look = await made([{ name: 'tfstate', config: { url } }], ports({ [path]: state({ a: 'x' }) }))
    expect(await look('tfstate', worldWith(noCall).door(), 'output.a')).toBe('x')
  })

  test('is looked for in the working directory where `url` has no scheme, as in ecspresso', async () => {
    const own = ports({ '/work/tf/terraform.tfstate': state({ a: 'x' }) })
    const look = await made([{ name: 'tfstate', config: { url: 'tf/terraform.tfstate' } }], own)
    expect(await look('tfstate', worldWith(noCall).door(), 'output.a')).toBe('x')
    const missing = await made([{ name: 'tfstate', config: { url: 'no.tfstate' } }], own)
    await expect(missing('tfstate', worldWith(noCall).door(), 'output.a')).rejects.toMatchObject({
      hint: expect.stringContaining('`config.url`'),
    })
  })

  test('that is not there is an error when it is used, not before', async () => {
    const look = await made([{ name: 'TfState', config: { path: 'no.tfstate' } }], ports({}))
    await expect(look('tfstate', worldWith(noCall).door(), 'output.a')).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: 'cannot read the Terraform state `no.tfstate`: there is no such file',
    })
  })

  test.each([
    [{}, undefined, 'app/terraform.tfstate'],
    [{ TF_WORKSPACE: 'stage' }, undefined, 'env:/stage/app/terraform.tfstate'],
    [{}, 'prod\n', 'env:/prod/app/terraform.tfstate'],
    [{}, 'default', 'app/terraform.tfstate'],
  ])('that names a backend on S3 leads there (%j, environment %j)', async (env, workspace, Key) => {
    const backend = { type: 's3', config: { bucket: 'states', key: 'app/terraform.tfstate' } }
    const own = ports(
      {
        '/project/.terraform/terraform.tfstate': JSON.stringify({ version: 3, backend }),
        ...(workspace === undefined ? {} : { '/project/.terraform/environment': workspace }),
      },
      env,
    )
    const look = await made([{ name: 'tfstate', config: { path: '.terraform/terraform.tfstate' } }], own)
    const { door, sent } = worldWith(() => ({ body: encoder.encode(state({ a: 'x' })) }))
    expect(await look('tfstate', door(), 'output.a')).toBe('x')
    expect(sent).toEqual([{ Bucket: 'states', Key }])
  })
})

test('a backend with an endpoint of its own is not looked for at AWS', async () => {
  const backend = { type: 's3', config: { bucket: 'states', key: 'a', endpoints: { s3: 'http://127.0.0.1:9000' } } }
  const own = ports({ '/project/terraform.tfstate': JSON.stringify({ version: 3, backend }) })
  const look = await made([{ name: 'tfstate', config: { path: 'terraform.tfstate' } }], own)
  await expect(look('tfstate', worldWith(noCall).door(), 'output.a')).rejects.toMatchObject({
    message: expect.stringContaining('a backend `s3` with an endpoint of its own'),
  })
})

test('a backend that cannot be followed is named, with the way around', async () => {
  const backend = { type: 'consul', config: { path: 'net' } }
  const own = ports({ '/project/terraform.tfstate': JSON.stringify({ version: 3, backend }) })
  const look = await made([{ name: 'tfstate', config: { path: 'terraform.tfstate' } }], own)
  await expect(look('tfstate', worldWith(noCall).door(), 'output.a')).rejects.toMatchObject({
    code: 'TFSTATE_BACKEND',
    message: '`terraform.tfstate` leads to a backend `consul`, which is not supported',
    hint: expect.stringContaining('`command: [terraform, state, pull]`'),
  })
})

test('a backend on S3 has the region, the role and the keys of its block', async () => {
  const config = { bucket: 'states', key: 'a', region: 'us-east-1', role_arn: 'arn:aws:iam::444455556666:role/states' }
  const file = (more: object) => JSON.stringify({ version: 3, backend: { type: 's3', config: { ...config, ...more } } })
  const declaration = { name: 'tfstate', config: { path: 't' } }
  const needsOf = async (more: object) => {
    const look = await made([declaration], ports({ '/project/t': file(more) }))
    return (await plan((door) => look('tfstate', door, 'output.a'), worldWith(noCall).world)).needs.map(
      ({ action, principal }) => `${action} as ${principal}`,
    )
  }
  expect(await needsOf({})).toEqual(['sts:AssumeRole as caller', `s3:GetObject as ${config.role_arn}`])
  expect(await needsOf({ role_arn: '', assume_role: { role_arn: 'arn:aws:iam::444455556666:role/other' } })).toEqual([
    'sts:AssumeRole as caller',
    's3:GetObject as arn:aws:iam::444455556666:role/other',
  ])
  expect(await needsOf({ role_arn: null, access_key: 'AKIDSTATE', secret_key: 's' })).toEqual([
    's3:GetObject as access key AKIDSTATE',
  ])
})

test('an instance that waits for its destruction is not the resource', async () => {
  const instance = (id: string, more: object = {}) => ({ ...more, attributes: { id } })
  const resource = { mode: 'managed', type: 'aws_iam_role', name: 'r' }
  const written = {
    version: 4,
    resources: [
      { ...resource, instances: [instance('current'), instance('old', { deposed: '0a1b2c3d' })] },
      {
        ...resource,
        name: 'all',
        instances: [instance('0', { index_key: 0 }), instance('x', { index_key: 0, deposed: '1' })],
      },
    ],
  }
  const own = ports({ '/project/a.tfstate': JSON.stringify(written) })
  const look = await made([{ name: 'tfstate', config: { path: 'a.tfstate' } }], own)
  const door = worldWith(noCall).door()
  expect(await look('tfstate', door, 'aws_iam_role.r.id')).toBe('current')
  expect(await look('tfstate', door, 'aws_iam_role.all')).toEqual([{ id: '0' }])
})

describe('a state on S3', () => {
  test('has a URL for its address: decoded, without fragment, with a version', async () => {
    const url = 's3://states/env%3A/prod/a%20b.tfstate?x=y&versionId=v1#x'
    const look = await made([{ name: 'tfstate', config: { url } }], ports({}))
    const { door, sent } = worldWith(() => ({ body: encoder.encode(state({ a: 'x' })) }))
    await look('tfstate', door(), 'output.a')
    expect(sent).toEqual([{ Bucket: 'states', Key: 'env:/prod/a b.tfstate', VersionId: 'v1' }])
    const { needs } = await plan((own) => look('tfstate', own, 'output.a'), worldWith(noCall).world)
    expect(needs.map(({ action }) => action)).toEqual(['s3:GetObjectVersion'])
  })

  const declaration = { name: 'tfstate', config: { url: 's3://states/app/terraform.tfstate' } }

  test('is read when a lookup needs it, once for each door', async () => {
    const look = await made([declaration], ports({}))
    const { door, sent } = worldWith(() => ({ body: encoder.encode(state({ a: 'x', b: 'y' })) }))
    expect(sent).toEqual([])
    const one = door()
    expect(await Promise.all([look('tfstate', one, 'output.a'), look('tfstate', one, 'output.b')])).toEqual(['x', 'y'])
    expect(sent).toEqual([{ Bucket: 'states', Key: 'app/terraform.tfstate' }])
    await look('tfstate', door(), 'output.a')
    expect(sent).toHaveLength(2)
  })

  test('that is not there is an error of its own', async () => {
    const look = await made([declaration], ports({}))
    const { door } = worldWith(() => {
      throw new RemoteError('AWS_ERROR', 'no such key', {
        awsCode: 'NoSuchKey',
        status: 404,
        operation: 's3:GetObject',
      })
    })
    await expect(look('tfstate', door(), 'output.a')).rejects.toMatchObject({
      code: 'TFSTATE_MISSING',
      message: 'there is no Terraform state at `s3://states/app/terraform.tfstate`',
      at,
    })
  })

  test('is a mark and a need while planning, on every path, without a call', async () => {
    const look = await made([declaration], ports({}))
    const { world, sent } = worldWith(noCall)
    const seen: unknown[] = []
    const { needs, questions } = await plan(async (door) => {
      seen.push(await look('tfstate', door, "aws_subnet.a['x'].id"))
    }, world)
    expect(seen).toEqual([unread("tfstate aws_subnet.a['x'].id")])
    expect(needs).toMatchObject([
      {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::states/app/terraform.tfstate',
        step: 'read the Terraform state',
        principal: 'caller',
        when: [[]],
      },
    ])
    expect(questions).toEqual(['the Terraform state s3://states/app/terraform.tfstate exists'])
    expect(sent).toEqual([])
  })
})

describe('declarations', () => {
  test('func_prefix tells two states apart', async () => {
    const own = ports({ '/project/a': state({ x: 'a' }), '/project/b': state({ x: 'b' }) })
    const look = await made(
      [
        { name: 'tfstate', config: { path: 'a' } },
        { name: 'tfstate', func_prefix: 'b_', config: { path: 'b' } },
      ],
      own,
    )
    const { door } = worldWith(noCall)
    expect(await look('tfstate', door(), 'output.x')).toBe('a')
    expect(await look('b_tfstatef', door(), 'output.%s', 'x')).toBe('b')
  })

  test.each<[readonly PluginDeclaration[], string]>([
    [[{ name: 'tfstat' }], 'there is no plugin `tfstat`'],
    [[{ name: 'tfstate' }], 'the plugin `tfstate` needs `config.path`, `config.url` or `config.command`'],
    [[{ name: 'tfstate', config: { url: 's3://bucket' } }], 'invalid address `s3://bucket` of a Terraform state'],
    [
      [
        { name: 'tfstate', config: { path: 'a' } },
        { name: 'tfstate', config: { path: 'b' } },
      ],
      'two plugins give the function `tfstate`',
    ],
  ])('%j is refused', async (declarations, message) => {
    await expect(made(declarations, ports({}))).rejects.toMatchObject({ message, at: declaredAt })
  })

  test('ssm and secretsmanager may be declared though they are always on', async () => {
    await expect(made([{ name: 'ssm' }, { name: 'secretsmanager' }], ports({}))).resolves.toBeTypeOf('function')
  })
})
