import * as sdk from '@aws-sdk/client-ecs'
import { describe, expect, test } from 'vitest'

import { createSandbox } from '../../src/sandbox/index.ts'
import { ecs } from '../../src/sandbox/services/ecs/index.ts'
import { sdkConfiguration } from './sdk-configuration.ts'

const served = new Set(ecs.operations.map(({ name }) => name.slice('ecs:'.length)))

/** All operations of ECS that the SDK's model has. */
const all = Object.keys(sdk)
  .flatMap((name) => /^([A-Z]\w+)Command$/.exec(name)?.[1] ?? [])
  .sort()

describe('an operation of ECS that is not served is refused by its name', () => {
  test('what is served is in the model', () => {
    expect([...served].filter((name) => !all.includes(name))).toEqual([])
  })

  test.each(all.filter((name) => !served.has(name)))('%s', async (name) => {
    const sandbox = createSandbox()
    const client = new sdk.ECSClient(sdkConfiguration(sandbox))
    const Command: unknown = Reflect.get(sdk, `${name}Command`)
    const sent = client.send(Reflect.construct(Command as typeof sdk.ListClustersCommand, [{}]))
    await expect(sent).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: `The sandbox does not serve ecs:${name}.`,
    })
    expect(sandbox.journal.entries.at(-1)).toMatchObject({ operation: `ecs:${name}`, status: 400 })
  })
})

describe('every list comes in pages', () => {
  const lists = Object.keys(sdk).filter((name) => /^paginate[A-Z]/.test(name))

  test('the sandbox serves what the SDK pages through, but for lists of operations that it does not serve', () => {
    const missing = lists.map((name) => name.slice('paginate'.length)).filter((name) => !served.has(name))
    expect(missing.filter((name) => !/Gateway|Daemon/.test(name))).toEqual([])
  })

  const paged = lists.map((name) => name.slice('paginate'.length)).filter((name) => served.has(name))
  test.each(paged)('%s refuses a size that is none, and takes one', async (name) => {
    const sandbox = createSandbox()
    sandbox.perform('ecs:CreateCluster', { clusterName: 'default' })
    const more = { targetType: 'container-instance', namespace: 'shop', service: 'web' }
    expect(() => sandbox.perform(`ecs:${name}`, { ...more, maxResults: 0 })).toThrow(/can not be less than 1/)
    expect(Object.values(sandbox.perform(`ecs:${name}`, { ...more, maxResults: 1 })).length).toBeGreaterThan(0)
  })
})
