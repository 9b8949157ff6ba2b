import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serviceMemberList, topServiceMembers, valueAt } from '../../src/settings/members/index.ts'
import {
  codeDeployServices,
  type Drawn,
  daemonServices,
  fargateServices,
  instanceServices,
  surroundings,
  taskOf,
} from '../support/drawn-services.ts'
import { addDeploymentGroup } from './deployment-group.ts'
import { createStage, type Stage, webProject } from './stage.ts'

// The files are the whole truth: whatever service was there before, it becomes the one that they would have made anew, and a second deployment
// of them has nothing to do.

const kinds = {
  'of Fargate': fargateServices,
  'on instances': instanceServices,
  DAEMON: daemonServices,
  'that CodeDeploy deploys': codeDeployServices,
} as const
type Kind = keyof typeof kinds
const allKinds = Object.keys(kinds) as Kind[]

const writes = (calls: readonly string[]) =>
  calls.filter((name) => /:(Create|Update|Register|Tag|Untag|Delete|Stop)/.test(name))

const late = [{ rule: 'consistency', staleSeconds: 9, missingSeconds: 6 }] as const

function stageOf(isLate = false): Stage {
  return createStage({ behaviours: isLate ? late : [], resources: { ...surroundings, functions: [{ name: 'smoke' }] } })
}

async function write(stage: Stage, service: Drawn): Promise<void> {
  await stage.files.write('/project/ecs-service-def.json', JSON.stringify(service))
  await stage.files.write('/project/ecs-task-def.json', JSON.stringify(taskOf(service, 'example.com/web:1')))
}

async function deploy(stage: Stage): Promise<void> {
  const told = await stage.asAdministrator('deploy --timeout 60m')
  expect(told.exitCode, told.stderr).toBe(0)
  expect(told.stderr).not.toMatch(/^bug:/m)
}

/** A service of the first definition. A new one needs a count; one that stands keeps its own. */
async function created(kind: Kind, service: Drawn, isLate = false): Promise<Stage> {
  const stage = stageOf(isLate)
  await write(stage, kind === 'DAEMON' ? service : { desiredCount: 2, ...service })
  await deploy(stage)
  if (kind === 'that CodeDeploy deploys')
    addDeploymentGroup(stage, { serviceRoleArn: 'arn:aws:iam::111122223333:role/web-exec' })
  return stage
}

/** By deploying, and by asking for the difference. */
async function expectNothing(stage: Stage): Promise<void> {
  const again = await stage.asAdministrator('deploy --if-changed')
  expect(again.exitCode, again.stderr).toBe(0)
  expect(again.stderr).toMatch(/(^|\n)nothing to do: what runs equals the files\n$/)
  expect(writes(again.calls)).toEqual([])
  const compared = await stage.asAdministrator('diff --exit-code')
  expect(compared.exitCode, compared.stdout + compared.stderr).toBe(0)
}

/** Each member as AWS has it, wherever it shows it. */
function liveOf(stage: Stage): Readonly<Record<string, unknown>> {
  const { services } = Object(stage.sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] }))
  const [service] = services
  const [primary] = [...service.deployments, ...(service.taskSets ?? [])].filter(({ status }) => status === 'PRIMARY')
  return Object.fromEntries(topServiceMembers.map(({ path }) => [path, service[path] ?? primary?.[path]]))
}

/** Without what means nothing: AWS tells of a member that was removed otherwise than of one that was never there. */
function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(meaningOf)
  if (typeof value !== 'object' || value === null) return value || undefined
  const members = Object.entries(value).flatMap(([key, inner]) => {
    const meant = meaningOf(inner)
    return meant === undefined ? [] : [[key, meant] as const]
  })
  return members.length === 0 ? undefined : Object.fromEntries(members)
}

/** Members that stay as they are where the files do not name them, and those of which the commands decide. */
const apart = serviceMemberList.flatMap(({ path, member: { absent, update } }) =>
  absent.is === 'left' || absent.is === 'stuck' || update === 'by the command' ? [path] : [],
)

const sendable = topServiceMembers.flatMap(({ path, member }) => (member.update === undefined ? [path] : []))
const unordered = serviceMemberList.flatMap(({ path, member }) => (member.unordered === undefined ? [] : [path]))

function inOrder(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return unordered.includes(path) ? value.map((one) => JSON.stringify(one)).sort() : value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inOrder(inner, `${path}.${key}`)]))
}

/** The service but for what stays; a task set shows the version that `LATEST` has become. */
function wholeOf(stage: Stage, kind: Kind): unknown {
  const entries = Object.entries(liveOf(stage)).filter(([path]) => !apart.includes(path))
  const whole = Object.fromEntries(entries.map(([path, value]) => [path, inOrder(value, path)]))
  const isLatest = kind === 'that CodeDeploy deploys' && whole['platformVersion'] === 'LATEST'
  return meaningOf({ ...whole, ...(isLatest ? { platformVersion: '1.4.0' } : {}) })
}

/** What AWS has of these members. */
function heldOf(stage: Stage, members: readonly string[]): unknown {
  return Object.entries(liveOf(stage)).filter(([path]) => members.includes(path))
}

describe('deploying twice ends in nothing to do, and in the service that the files describe', () => {
  test.each(allKinds)('services %s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(kinds[kind], kinds[kind], fc.boolean(), async (before, after, isLate) => {
        const stage = await created(kind, before, isLate)
        await expectNothing(stage)
        await write(stage, after)
        const rehearsed = await stage.asAdministrator('deploy --dry-run')
        expect(rehearsed.exitCode, rehearsed.stderr).toBe(0)
        const announced = (text: string) => text.match(/^not in the file any more: .*$/m)?.[0] ?? ''
        const compared = await stage.asAdministrator('diff')
        expect(announced(compared.stderr)).toBe(announced(rehearsed.stderr))
        await deploy(stage)
        await expectNothing(stage)
        expect(wholeOf(stage, kind)).toEqual(wholeOf(await created(kind, after), kind))
      }),
      { numRuns: 12 },
    )
  })
})

describe('what `ignore.members` names is left alone', () => {
  test.each(['of Fargate', 'on instances'] as const)('services %s', async (kind) => {
    const some = fc.subarray(sendable, { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(kinds[kind], some, async (before, ignored) => {
        const stage = await created(kind, before)
        const configuration = `${webProject['ecspresso.yml']}ignore:\n  members: [${ignored.join(', ')}]\n`
        await stage.files.write('/project/ecspresso.yml', configuration)
        const held = heldOf(stage, ignored)
        await write(stage, Object.fromEntries(Object.entries(before).filter(([path]) => !ignored.includes(path))))
        await stage.files.write('/project/ecs-task-def.json', JSON.stringify(taskOf(before, 'example.com/web:1')))
        await expectNothing(stage)
        const whole = wholeOf(stage, kind)
        await deploy(stage)
        expect(wholeOf(stage, kind)).toEqual(whole)
        expect(heldOf(stage, ignored)).toEqual(held)
      }),
      { numRuns: 8 },
    )
  })
})

test('every member of the table is drawn', () => {
  // A list of so many, and not so many samples: fuzzing says how many samples there are.
  const many = fc.array(fc.oneof(...Object.values(kinds)), { minLength: 400, maxLength: 400, size: 'max' })
  const drawn = fc.sample(many, 1).flat()
  const isDrawn = (keys: readonly string[]) => drawn.some((one) => valuesAt(one, keys).some((it) => it !== undefined))
  const missing = serviceMemberList.filter(({ keys }) => !isDrawn(keys)).map(({ path }) => path)
  // The configuration and the flags have these.
  expect(missing).toEqual(['serviceName', 'cluster', 'taskDefinition'])
})

/** The values at a path, lists gone through. */
function valuesAt(value: unknown, keys: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, keys))
  const [key, ...rest] = keys
  if (key === undefined) return [value]
  return typeof value === 'object' && value !== null ? valuesAt(valueAt({ ...value }, [key]), rest) : []
}
