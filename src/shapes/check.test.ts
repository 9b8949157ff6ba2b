import { describe, expect, it } from 'vitest'
import { checkShape, loadShapes } from './index.ts'

async function check(value: unknown, options = {}) {
  return (await checkShapeOf('RegisterTaskDefinitionRequest', value, options)).map(
    ({ segments, ...finding }) => finding,
  )
}

async function checkShapeOf(name: string, value: unknown, options = {}) {
  return checkShape(await loadShapes('ecs'), name, value, options)
}

const web = { family: 'web', containerDefinitions: [{ name: 'app', image: 'nginx', cpu: 256 }] }

describe('checkShape()', () => {
  it('finds nothing in a good task definition', async () => {
    expect(await check(web)).toEqual([])
  })

  it('names an unknown key, its path and the nearest member', async () => {
    const value = { ...web, containerDefinitions: [{ name: 'app', portMapings: [{ containerPort: 80 }] }] }
    expect(await check(value)).toEqual([
      {
        kind: 'unknown-key',
        path: 'containerDefinitions[0].portMapings',
        key: 'portMapings',
        nearest: 'portMappings',
      },
    ])
  })

  it('names no nearest member where none is near: AWS may be newer', async () => {
    expect(await check({ ...web, trustedExecutionConfiguration: {} })).toEqual([
      { kind: 'unknown-key', path: 'trustedExecutionConfiguration', key: 'trustedExecutionConfiguration' },
    ])
  })

  it.each([
    ['a number for text', { cpu: 256 }, 'cpu', 'string', 'number'],
    [
      'text for a number',
      { containerDefinitions: [{ cpu: '256' }] },
      'containerDefinitions[0].cpu',
      'number',
      'string',
    ],
    ['an object for a list', { containerDefinitions: {} }, 'containerDefinitions', 'list', 'object'],
    ['a list for an object', { runtimePlatform: [] }, 'runtimePlatform', 'object', 'list'],
    ['null in a list', { containerDefinitions: [null] }, 'containerDefinitions[0]', 'object', 'null'],
    [
      'a number in a map',
      { containerDefinitions: [{ logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 1 } } }] },
      'containerDefinitions[0].logConfiguration.options["awslogs-group"]',
      'string',
      'number',
    ],
  ])('reports %s', async (_, part, path, expected, actual) => {
    expect(await check({ ...web, ...part })).toEqual([{ kind: 'wrong-type', path, expected, actual }])
  })

  it('reports what is required and missing or null', async () => {
    expect(await check({ containerDefinitions: null })).toEqual([
      { kind: 'missing-required', path: 'family', key: 'family' },
      { kind: 'missing-required', path: 'containerDefinitions', key: 'containerDefinitions' },
    ])
  })

  it('reports a value outside an enum, in lists too', async () => {
    const [network, compatibility] = await check({
      ...web,
      networkMode: 'aws-vpc',
      requiresCompatibilities: ['FARGAT'],
    })
    expect(network).toMatchObject({ kind: 'bad-enum', path: 'networkMode', value: 'aws-vpc', nearest: 'awsvpc' })
    expect(compatibility).toMatchObject({ path: 'requiresCompatibilities[0]', nearest: 'FARGATE' })
  })

  it('takes keys in any case when asked to, and tells of two keys for one member', async () => {
    const value = { Family: 'web', ContainerDefinitions: [{ Name: 'app', name: 'app' }] }
    expect(await check(value, { keyCase: 'any' })).toEqual([
      { kind: 'duplicate-key', path: 'ContainerDefinitions[0].name', key: 'name', member: 'name' },
    ])
    expect((await check(value)).map(({ kind }) => kind)).toContain('unknown-key')
  })

  it('leaves alone what stands for a value that nobody knows yet', async () => {
    const isOpen = (value: unknown) => value === '<unread>'
    expect(await check({ ...web, containerDefinitions: '<unread>', networkMode: '<unread>' }, { isOpen })).toEqual([])
  })

  it('starts its paths where it is told to', async () => {
    const [finding] = await checkShapeOf('ContainerDefinition', { cpu: '1' }, { path: ['containerDefinitions', 2] })
    expect(finding).toMatchObject({
      path: 'containerDefinitions[2].cpu',
      segments: ['containerDefinitions', 2, 'cpu'],
    })
  })

  it('is not fooled by names of Object', async () => {
    expect(await check(JSON.parse('{"family":"web","containerDefinitions":[],"__proto__":{},"toString":1}'))).toEqual([
      { kind: 'unknown-key', path: '__proto__', key: '__proto__' },
      { kind: 'unknown-key', path: 'toString', key: 'toString' },
    ])
  })
})
