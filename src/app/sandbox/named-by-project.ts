import { isMarked } from '../../calls/index.ts'
import type { Resources } from '../../sandbox/index.ts'
import { isObject, type JsonObject } from '../../settings/index.ts'

/** Where a sandbox is: resources of other accounts and regions are none of it. */
export interface Home {
  readonly account: string
  readonly region: string
}

/** What the containers of a task are started with: images, secrets, parameters and environment files, each of a value that nobody relies on. */
export function namedByTask(
  input: object,
  home: Home,
): Pick<Resources, 'repositories' | 'secrets' | 'parameters' | 'buckets'> {
  const containers = objectsIn(Object(input)['containerDefinitions'])
  const logging = containers.map(({ logConfiguration }) => (isObject(logConfiguration) ? logConfiguration : {}))
  const named = [
    ...containers.flatMap(({ secrets }) => objectsIn(secrets)),
    ...logging.flatMap(({ secretOptions }) => objectsIn(secretOptions)),
  ].flatMap(({ valueFrom }) => textsIn([valueFrom]))
  const images = containers.flatMap(({ image }) => textsIn([image]))
  const files = containers.flatMap(({ environmentFiles }) => objectsIn(environmentFiles).map(({ value }) => value))
  return {
    repositories: images.flatMap((image) => repositoryOf(image, home)),
    secrets: secretsOf(named, home),
    parameters: [...new Set(named.flatMap((one) => parameterOf(one, home)))].map((name) => ({
      name,
      value: 'sandbox',
    })),
    buckets: textsIn(files).flatMap(bucketOf),
  }
}

/** What a service is reached by: target groups, a namespace, registries. */
export function namedByService(
  input: object,
  networkMode: string | undefined,
  home: Home,
): Pick<Resources, 'targetGroups' | 'namespaces' | 'registries'> {
  const { loadBalancers, serviceRegistries, serviceConnectConfiguration: connect } = Object(input)
  const groups = objectsIn(loadBalancers).flatMap((balancer) => {
    const { advancedConfiguration: advanced } = balancer
    return textsIn([balancer['targetGroupArn'], isObject(advanced) ? advanced['alternateTargetGroupArn'] : undefined])
  })
  const registries = objectsIn(serviceRegistries).flatMap(({ registryArn }) => textsIn([registryArn]))
  const namespace = isObject(connect) && connect['enabled'] === true ? connect['namespace'] : undefined
  return {
    targetGroups: [...new Set(groups)]
      .filter((arn) => isAt(arn, 'elasticloadbalancing', home))
      .map((arn) => ({ arn, targetType: networkMode === 'awsvpc' ? 'ip' : 'instance' })),
    registries: registries.filter((arn) => isAt(arn, 'servicediscovery', home)),
    namespaces: textsIn([namespace]).filter((one) => !one.startsWith('arn:') || isAt(one, 'servicediscovery', home)),
  }
}

/** An image in a registry of the account, for whatever machine. What a digest names nobody can make. */
function repositoryOf(image: string, { account, region }: Home): NonNullable<Resources['repositories']> {
  const [, owner, where, name, tag = 'latest', digest] =
    /^(\d{12})\.dkr[.-]ecr\.([a-z0-9-]+)\.[a-z.]+\/([a-z0-9._/-]+)(?::([\w.-]+))?(@.*)?$/.exec(image) ?? []
  if (owner !== account || where !== region || name === undefined || digest !== undefined) return []
  return [{ name, images: [{ tag, platforms: ['linux/amd64', 'linux/arm64'] }] }]
}

/** Secrets by their ARNs, each with the keys that are read of it. */
function secretsOf(named: readonly string[], home: Home): NonNullable<Resources['secrets']> {
  const keys = new Map<string, Set<string>>()
  for (const one of named.filter((text) => isAt(text, 'secretsmanager', home))) {
    const [, , , , , , name = '', key = ''] = one.split(':')
    if (!/^[\w/+=.@-]{1,512}$/.test(name)) continue
    keys.set(name, (keys.get(name) ?? new Set()).add(key))
  }
  return [...keys].map(([whole, read]) => {
    const [, name = whole, suffix] = /^(.+)-([A-Za-z0-9]{6})$/.exec(whole) ?? []
    const members = [...read].filter((key) => key !== '').map((key) => [key, 'sandbox'])
    const value = members.length === 0 ? 'sandbox' : JSON.stringify(Object.fromEntries(members))
    return { name, value, ...(suffix === undefined ? {} : { suffix }) }
  })
}

/** The name of a parameter, unless it is one that Systems Manager would not give to anybody. */
function parameterOf(named: string, home: Home): string[] {
  if (named.startsWith('arn:') && !isAt(named, 'ssm', home)) return []
  const [, path] = /:parameter(\/.+)$/.exec(named) ?? []
  // The ARN of a parameter without a path has the slash as well.
  const name = path === undefined ? named : path.includes('/', 1) ? path : path.slice(1)
  return /^(?!\/?(?:aws|ssm))(?:\/?[\w.-]+){1,15}$/i.test(name) ? [name] : []
}

function bucketOf(arn: string): NonNullable<Resources['buckets']> {
  const [, name, key] = /^arn:[^:]*:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(.+)$/.exec(arn) ?? []
  return name === undefined || key === undefined ? [] : [{ name, objects: [{ key, content: '' }] }]
}

function isAt(arn: string, service: string, { account, region }: Home): boolean {
  const [start, , owner, where, of] = arn.split(':')
  return start === 'arn' && owner === service && where === region && of === account
}

function objectsIn(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : []
}

/** Those that are known: a mark stands for what is not. */
function textsIn(values: readonly unknown[]): string[] {
  return values.filter((one) => typeof one === 'string').filter((one) => one !== '' && !isMarked(one))
}
