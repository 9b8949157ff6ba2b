import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Aws, aws, live } from '../../src/calls/index.ts'
import {
  createServiceInput,
  openProject,
  type Project,
  runTaskFields,
  serviceChange,
  updateServiceAttributes,
} from '../../src/settings/index.ts'

// What the real ecspresso 2.3 sent, for the same project folders.

const root = join(import.meta.dirname, 'ecspresso')

/** ecspresso 2.3 sent all attributes of the service, and we see nothing to change. */
const spared: Readonly<Record<string, string>> = {
  'deploy-27-tags-changed': 'a change of tags alone has its own calls',
  'deploy-29-daemon': 'a missing propagateTags means NONE',
  'deploy-30-daemon-tasks': 'a missing propagateTags means NONE',
  'deploy-68-emulator-update': 'a missing propagateTags means NONE',
}

interface Case {
  readonly name: string
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly exit: number
  readonly stdout: string
  readonly calls: readonly {
    readonly operation: string
    readonly input: Record<string, unknown>
    readonly output: unknown
  }[]
}

function read(file: string): string {
  return readFileSync(file, 'utf8')
}

const cases: readonly Case[] = readdirSync(root)
  .filter((name) => /^(register|deploy|run|cli)-/.test(name))
  .map((name) => {
    const calls = join(root, name, 'calls.json')
    const stdout = join(root, name, 'stdout.txt')
    return {
      ...JSON.parse(read(join(root, name, 'case.json'))),
      name,
      stdout: existsSync(stdout) ? read(stdout) : '',
      calls: existsSync(calls) ? JSON.parse(read(calls)) : [],
    }
  })

/** `--name=value` and `--name value`, every time it stands there. */
function optionsOf(argv: readonly string[], name: string): string[] {
  return argv.flatMap((word, i) => {
    if (word.startsWith(`--${name}=`)) return [word.slice(name.length + 3)]
    return word === `--${name}` ? [argv[i + 1] ?? ''] : []
  })
}

function pairs(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    list.flatMap((text) => text.split(';')).map((pair) => [pair.split('=')[0], pair.replace(/^[^=]*=/, '')]),
  )
}

async function open({ name, argv, env }: Case): Promise<{ door: Aws; project: Project; warnings: string[] }> {
  const warnings: string[] = []
  const never = new AbortController().signal
  const door = aws(
    {
      place: { partition: 'aws', region: 'ap-northeast-1', account: '123456789012' },
      clock: { now: () => 0, sleep: async () => {}, timeout: () => never },
      signal: never,
      isWatched: false,
      deadline: never,
      send: async (call) => {
        throw new Error(`${call.name} was sent`)
      },
      report: (event) => {
        if (event.type === 'warning') warnings.push(event.text)
      },
      token: () => 'token',
    },
    live,
  )
  const [config] = optionsOf(argv, 'config')
  const [timeout] = optionsOf(argv, 'timeout')
  const project = await openProject(
    door,
    {
      directory: join(root, name, 'project'),
      env,
      files: {
        read: (path) => readFile(path),
        exists: (path) =>
          access(path).then(
            () => true,
            () => false,
          ),
      },
    },
    {
      ...(config === undefined ? {} : { config }),
      ...(timeout === undefined ? {} : { timeout }),
      envfiles: optionsOf(argv, 'envfile').flatMap((list) => list.split(',')),
      extStr: pairs(optionsOf(argv, 'ext-str')),
      extCode: pairs(optionsOf(argv, 'ext-code')),
    },
  )
  return { door, project, warnings }
}

/** Go's structs print and send what is not set, as `""`, `0` or `false`: that is no difference. */
function meant(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meant)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, meant(inner)] as const)
      .filter(([, inner]) => ![null, '', 0, false].some((empty) => empty === inner) && JSON.stringify(inner) !== '[]'),
  )
}

/** The order of placement constraints means nothing. */
function inOrder({ placementConstraints, ...rest }: Record<string, unknown>): unknown {
  return {
    ...rest,
    placementConstraints: Array.isArray(placementConstraints)
      ? placementConstraints.map((one) => JSON.stringify(sorted(one))).sort()
      : [],
  }
}

function sorted(value: unknown): unknown {
  return Object.fromEntries(Object.entries(Object(value)).sort())
}

function without(input: Record<string, unknown>, ...keys: string[]): unknown {
  return meant(Object.fromEntries(Object.entries(input).filter(([key]) => !keys.includes(key))))
}

describe('requests equal those of ecspresso', () => {
  const sent = (operation: string) =>
    cases.flatMap((one) => {
      const call = one.calls.find((made) => made.operation === operation)
      return call ? [{ ...one, input: call.input }] : []
    })

  for (const one of sent('RegisterTaskDefinition'))
    test(`RegisterTaskDefinition of ${one.name}`, async () => {
      const { door, project } = await open(one)
      const [file] = optionsOf(one.argv, 'task-def')
      expect(meant((await project.taskDefinition(door, file)).input)).toEqual(meant(one.input))
    })

  for (const one of sent('CreateService'))
    test(`CreateService of ${one.name}`, async () => {
      const { door, project } = await open(one)
      const { cluster, service = '' } = project
      const ours = createServiceInput(await project.serviceDefinition(door), { cluster, service })
      expect(meant(ours)).toEqual(without(one.input, 'taskDefinition', 'clientToken'))
    })

  for (const one of sent('UpdateService'))
    test(`UpdateService of ${one.name}`, async () => {
      const { door, project } = await open(one)
      const definition = await project.serviceDefinition(door)
      const described = one.calls.find(({ operation }) => operation === 'DescribeServices')?.output
      const [service] = (described as { services: [object] }).services
      const { service: _, ...attributes } = meant(one.input) as Record<string, unknown>
      for (const own of ['cluster', 'taskDefinition', 'desiredCount']) delete attributes[own]
      const has = Object.keys(attributes).length > 0
      expect(serviceChange(service ?? {}, definition).changed.length > 0).toBe(has && !(one.name in spared))
      if (!has) return
      const { serviceConnectConfiguration, ...ours } = meant(updateServiceAttributes(definition)) as typeof attributes
      // New in 2.8: Service Connect is switched off where the file has none.
      if (Object.keys(Object(serviceConnectConfiguration)).length > 0)
        ours['serviceConnectConfiguration'] = serviceConnectConfiguration
      expect(inOrder(ours)).toEqual(inOrder(attributes))
    })

  for (const one of sent('RunTask'))
    test(`RunTask of ${one.name}`, async () => {
      const { door, project } = await open(one)
      const deleteVolumes = !one.argv.includes('--no-ebs-delete-on-termination')
      const ours = runTaskFields(await project.serviceDefinition(door), { deleteVolumes })
      const own = ['cluster', 'taskDefinition', 'count', 'clientToken', 'overrides', 'tags', 'propagateTags']
      expect(meant(ours)).toEqual(without(one.input, ...own))
    })
})
