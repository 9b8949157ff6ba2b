import { type Settled, UserError } from '../../calls/index.ts'
import { type RegisterTaskDefinitionInput, rolesOf } from '../../calls/operations/index.ts'
import type { Line } from '../../compat/index.ts'
import { canonicalise, type PathSegment, type ShapeTable, shapeOf } from '../../shapes/index.ts'
import { isObject, type JsonObject, objectOf } from '../json-object.ts'
import type { Document } from '../rendering/index.ts'
import type { Warning } from '../warning.ts'
import { type Container, containersOf } from './containers.ts'
import { decided } from './decided.ts'
import { decode, withoutEmptyLists } from './decode.ts'
import { withoutIgnoredTags } from './ignored-tags.ts'

/** A task definition, ready to be registered. */
export interface TaskDefinition {
  /** As it is sent. */
  readonly input: RegisterTaskDefinitionInput
  readonly family: string
  /** Those that its tasks get, each once. May hold marks. */
  readonly roles: readonly string[]
  readonly containers: readonly Container[]
  readonly networkMode?: Settled
  /** The file. */
  readonly path: string
  /** Where in the user's files a member stands. */
  readonly placeOf: Document['placeOf']
}

/** The members of a task definition that can be known without any lookup. */
export interface Outline {
  readonly family?: string
  readonly roles: readonly string[]
  readonly containers: readonly Container[]
}

interface Context {
  readonly table: ShapeTable
  readonly path: string
  readonly strict: boolean
  /** Default: any. */
  readonly keyCase?: Line['keyCase']
  /** Keys of tags that are left out. */
  readonly ignoredTags: readonly string[]
}

const SHAPE = 'RegisterTaskDefinitionRequest'

/** Decodes a task definition's file, also one that holds the output of describe-task-definition. Throws UserError. */
export async function decodeTaskDefinition(
  document: Document,
  { table, path, strict, keyCase, ignoredTags }: Context,
): Promise<{ definition: TaskDefinition; warnings: readonly Warning[] }> {
  if (document.trailing)
    throw new UserError('JSON_SYNTAX', 'there is text behind the definition', { at: document.trailing })
  const { given, root, warnings: outer } = await unwrapped(document)
  const { value, warnings } = await decode(document, given, {
    table,
    path,
    shape: SHAPE,
    root,
    readOnly: readOnlyKeys(table),
    strict,
    keyCase,
  })
  // Decoding checked it: the shape requires a family and knows the types of the others.
  const input = withoutEmptyLists(withoutIgnoredTags(value, ignoredTags)) as RegisterTaskDefinitionInput & JsonObject
  const { networkMode } = input
  await checkLogs(document, input, root)
  const definition: TaskDefinition = {
    input,
    family: input.family,
    roles: rolesOf(input),
    containers: containersOf(input),
    ...(typeof networkMode === 'string'
      ? { networkMode: await decided(document, [...root, 'networkMode'], networkMode) }
      : {}),
    path,
    placeOf: (at, part) => document.placeOf([...root, ...at], part),
  }
  return { definition, warnings: [...outer, ...warnings] }
}

/** The outline of a definition that need not be whole. */
export async function outlineOf(document: Document, table: ShapeTable): Promise<Outline> {
  const { given } = await unwrapped(document)
  const known = canonicalise(table, SHAPE, given)
  const { family, executionRoleArn, taskRoleArn } = isObject(known) ? known : {}
  const roles = [executionRoleArn, taskRoleArn].filter((role) => typeof role === 'string' && role !== '')
  return {
    ...(typeof family === 'string' ? { family } : {}),
    roles: [...new Set(roles)].map(String),
    containers: containersOf(isObject(known) ? known : {}),
  }
}

interface Unwrapped {
  readonly given: JsonObject
  /** Where the definition stands in the document. */
  readonly root: readonly PathSegment[]
  readonly warnings: readonly Warning[]
}

/** describe-task-definition puts the definition into `taskDefinition`, and its tags beside it. */
async function unwrapped(document: Document): Promise<Unwrapped> {
  const whole = await objectOf(document, 'a task definition')
  const named = (name: string) => Object.keys(whole).find((key) => key.toLowerCase() === name && whole[key] !== null)
  const wrapper = named('taskdefinition')
  if (wrapper === undefined) return { given: whole, root: [], warnings: [] }
  const given = whole[wrapper]
  if (!isObject(given))
    throw new UserError('DEFINITION_TYPE', `\`${wrapper}\` must be an object`, {
      at: await document.placeOf([wrapper], 'value'),
    })
  const tags = named('tags')
  const beside = tags === undefined ? [] : whole[tags]
  if (tags === undefined || !Array.isArray(beside) || beside.length === 0)
    return { given, root: [wrapper], warnings: [] }
  const warning = {
    text: `\`${tags}\` beside \`${wrapper}\` are not used`,
    hint: `move them into \`${wrapper}\``,
    at: await document.placeOf([tags], 'key'),
  }
  return { given, root: [wrapper], warnings: [warning] }
}

/** Members that DescribeTaskDefinition answers and RegisterTaskDefinition does not take. */
function readOnlyKeys(table: ShapeTable): ReadonlySet<string> {
  const sent = shapeOf(table, SHAPE).members
  const answered = Object.keys(shapeOf(table, 'TaskDefinition').members)
  return new Set(answered.filter((name) => !Object.hasOwn(sent, name)).map((name) => name.toLowerCase()))
}

/** The driver and the region of a log decide which log is read. */
async function checkLogs(document: Document, input: JsonObject, root: readonly PathSegment[]): Promise<void> {
  const containers = input['containerDefinitions']
  for (const [i, container] of (Array.isArray(containers) ? containers : []).entries()) {
    const log = isObject(container) ? container['logConfiguration'] : undefined
    if (!isObject(log)) continue
    const path = [...root, 'containerDefinitions', i, 'logConfiguration']
    const region = isObject(log['options']) ? log['options']['awslogs-region'] : undefined
    if (typeof log['logDriver'] === 'string') await decided(document, [...path, 'logDriver'], log['logDriver'])
    if (typeof region === 'string') await decided(document, [...path, 'options', 'awslogs-region'], region)
  }
}
