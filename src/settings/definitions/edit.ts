import { isMarked, UserError } from '../../calls/index.ts'
import type { RegisterTaskDefinitionInput } from '../../calls/operations/index.ts'
import { rolesOf } from '../../calls/operations/index.ts'
import { isObject, type JsonObject } from '../json-object.ts'
import { containersOf } from './containers.ts'
import type { TaskDefinition } from './task-definition.ts'

/** A variable or a secret of one container; the value of a secret is the ARN or the name that ECS reads it from. */
export interface Variable {
  readonly container: string
  readonly name: string
  readonly value: string
}

/** What flags change of a task definition. */
export interface DefinitionEdit {
  /** Images by the names of their containers. */
  readonly images: Readonly<Record<string, string>>
  readonly environment: readonly Variable[]
  readonly secrets: readonly Variable[]
}

/**
 * The definition with what flags change. A name is a variable or a secret, never both, as ECS has it. Throws UserError for a container that
 * is not in it.
 */
export function editedTaskDefinition(definition: TaskDefinition, edit: DefinitionEdit): TaskDefinition {
  checkContainers(definition, edit)
  const { input } = definition
  const containers = containersIn(input).map((container) => editedContainer(container, edit))
  const edited = { ...input, ...(containers.length > 0 ? { containerDefinitions: containers } : {}) }
  return { ...definition, input: edited }
}

/** A revision that stands as a definition to be registered anew. `path` is its name, for messages. */
export function taskDefinitionOf(input: RegisterTaskDefinitionInput, path: string): TaskDefinition {
  return {
    input,
    family: input.family,
    roles: rolesOf(input),
    containers: containersOf(input),
    path,
    placeOf: async () => ({ file: path }),
  }
}

/** The images of a definition by container. */
export function imagesOf({ input }: TaskDefinition): readonly { readonly container: string; readonly image: string }[] {
  return containersIn(input).flatMap(({ name, image }) =>
    typeof image === 'string' ? [{ container: String(name), image }] : [],
  )
}

function containersIn(input: object): readonly JsonObject[] {
  const { containerDefinitions }: { containerDefinitions?: unknown } = input
  return Array.isArray(containerDefinitions) ? containerDefinitions.filter(isObject) : []
}

function checkContainers({ containers, path }: TaskDefinition, { images, environment, secrets }: DefinitionEdit): void {
  const names = containers.map(({ name }) => name)
  const named = [
    ...Object.keys(images).map((container) => ({ container, flag: '--image' })),
    ...environment.map(({ container }) => ({ container, flag: '--env' })),
    ...secrets.map(({ container }) => ({ container, flag: '--secret' })),
  ]
  const unknown = named.find(({ container }) => !names.includes(container))
  if (unknown === undefined || names.some((name) => isMarked(name))) return
  throw new UserError(
    'CONTAINER_MISSING',
    `\`${unknown.flag}\` names the container \`${unknown.container}\`, which ${path} does not have`,
    { hint: `its containers are ${names.map((name) => `\`${name}\``).join(', ')}` },
  )
}

function editedContainer(container: JsonObject, { images, environment, secrets }: DefinitionEdit): JsonObject {
  const name = String(container['name'])
  const image = Object.hasOwn(images, name) ? images[name] : undefined
  const mine = (all: readonly Variable[]) => all.filter((one) => one.container === name)
  const hidden = mine(secrets)
  // ECS refuses a name that is both: the secret counts, as whoever has a value to hide wants.
  const variables = mine(environment).filter((one) => !hidden.some((secret) => secret.name === one.name))
  const lists = {
    environment: merged(container['environment'], variables, hidden, 'value'),
    secrets: merged(container['secrets'], hidden, variables, 'valueFrom'),
  }
  return {
    ...container,
    ...(image === undefined ? {} : { image }),
    ...Object.fromEntries(Object.entries(lists).filter(([key, list]) => key in container || list.length > 0)),
  }
}

/** The list with these in it, each in the place of one of its name, and without those that are of the other kind now. */
function merged(
  list: unknown,
  own: readonly Variable[],
  others: readonly Variable[],
  member: 'value' | 'valueFrom',
): readonly unknown[] {
  const values = new Map(own.map(({ name, value }) => [name, value]))
  const gone = new Set(others.map(({ name }) => name))
  const before = (Array.isArray(list) ? list.filter(isObject) : []).filter(({ name }) => !gone.has(String(name)))
  const there = new Set(before.map(({ name }) => String(name)))
  return [
    ...before.map((one) => {
      const value = values.get(String(one['name']))
      return value === undefined ? one : { ...one, [member]: value }
    }),
    ...[...values].filter(([name]) => !there.has(name)).map(([name, value]) => ({ name, [member]: value })),
  ]
}
