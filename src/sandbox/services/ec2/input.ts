import { regionalArn } from '../../arns.ts'
import { inputReader, requestTagKeys, resourceTagKeys } from '../../input.ts'
import { pageOf } from '../../paging.ts'
import { type AccessCheck, type JsonObject, type Place, type SandboxState, ServiceError } from '../../service.ts'
import { ec2State, isClosed, type NetworkKind } from './store.ts'

/** Reads EC2's inputs. */
export const read = inputReader('InvalidParameterValue')

/** Something that Describe operations list. */
interface Described {
  readonly id: string
  readonly tags: Readonly<Record<string, string>>
}

/** How a Describe operation selects. */
interface Selection<Item extends Described> {
  /** Member with ids, and the code where one is not there: `SubnetId`, `InvalidSubnetID.NotFound`. */
  readonly idMember: string
  readonly notFound: (id: string) => ServiceError
  /** Values by the filter's name; `tag:KEY` and `tag-key` are known of all. */
  readonly filters: Readonly<Record<string, (item: Item) => string | readonly string[]>>
}

/**
 * The ids that a request names, as such or by a filter, and nobody made: where the kind is open they are taken as there, as ECS takes them.
 */
export function takenAsThere(input: JsonObject, idMember: string, state: SandboxState, kind: NetworkKind): string[] {
  if (isClosed(state, kind)) return []
  const { filter, prefix } =
    kind === 'subnets' ? { filter: 'subnet-id', prefix: 'subnet-' } : { filter: 'group-id', prefix: 'sg-' }
  const known = ec2State(state)[kind]
  const filtered = read.objects(input, 'Filter').filter((one) => read.text(one, 'Name') === filter)
  const ids = [...read.texts(input, idMember), ...filtered.flatMap((one) => read.texts(one, 'Value'))]
  return [...new Set(ids)].filter((id) => id.startsWith(prefix) && !/[*?]/.test(id) && !Object.hasOwn(known, id))
}

/** The items that a request names by ids and filters, by pages. Throws on an id that is not there, and on a filter that is not served. */
export function select<Item extends Described>(
  items: readonly Item[],
  input: JsonObject,
  { idMember, notFound, filters }: Selection<Item>,
): { items: readonly Item[]; nextToken: string | undefined } {
  const ids = read.texts(input, idMember)
  const missing = ids.find((id) => !items.some((item) => item.id === id))
  if (missing !== undefined) throw notFound(missing)
  const tests = read.objects(input, 'Filter').map((filter) => {
    const name = read.requiredText(filter, 'Name')
    const value = filterValue(name, filters)
    const patterns = read.texts(filter, 'Value').map(toPattern)
    return (item: Item) => [value(item) ?? ''].flat().some((one) => patterns.some((pattern) => pattern.test(one)))
  })
  return pageOf(
    items.filter((item) => (ids.length === 0 || ids.includes(item.id)) && tests.every((test) => test(item))),
    {
      limit: read.number(input, 'MaxResults', { min: 5, max: 1000 }) ?? 1000,
      token: read.text(input, 'NextToken'),
      keyOf: ({ id }) => id,
      invalidToken: () => new ServiceError('InvalidNextToken', 'The token is not valid.'),
    },
  )
}

function filterValue<Item extends Described>(
  name: string,
  filters: Selection<Item>['filters'],
): (item: Item) => string | readonly string[] | undefined {
  if (name.startsWith('tag:')) return ({ tags }) => tags[name.slice('tag:'.length)]
  if (name === 'tag-key') return ({ tags }) => Object.keys(tags)
  const known = filters[name]
  if (known) return known
  throw new ServiceError(
    'InvalidParameterValue',
    `The filter '${name.slice(0, 100)}' is invalid: the sandbox does not serve it`,
  )
}

/** Values of filters may have `*` and `?`. */
function toPattern(value: string): RegExp {
  const source = value
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's')
}

/** Tags of a TagSpecification of a creating request. */
export function tagsIn(input: JsonObject): Record<string, string> {
  return Object.assign({}, ...read.objects(input, 'TagSpecification').map((one) => read.tags(one, 'Tag')))
}

/** Tags on the wire. */
export function tagSet(tags: Readonly<Record<string, string>>): JsonObject[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}

/** What IAM is asked before something is made, that has no id yet: making it and, where there are tags, tagging it. */
export function creationChecks(action: string, type: string, input: JsonObject, place: Place): AccessCheck[] {
  const resource = regionalArn(place, 'ec2', `${type}/*`)
  const tags = requestTagKeys(tagsIn(input))
  const create = { action: `ec2:${action}`, resource, context: tags }
  if (Object.keys(tags).length === 0) return [create]
  return [create, { action: 'ec2:CreateTags', resource, context: { ...tags, 'ec2:CreateAction': action } }]
}

/** What IAM is asked for an action on something. */
export function resourceCheck(
  action: string,
  {
    type,
    id,
    tags,
  }: { readonly type: string; readonly id: string; readonly tags?: Readonly<Record<string, string>> | undefined },
  place: Place,
): AccessCheck {
  const keys = Object.entries(tags ?? {}).map(([key, value]) => [`ec2:ResourceTag/${key}`, value])
  const context = { ...resourceTagKeys(tags), ...Object.fromEntries(keys) }
  return { action: `ec2:${action}`, resource: regionalArn(place, 'ec2', `${type}/${id}`), context }
}
