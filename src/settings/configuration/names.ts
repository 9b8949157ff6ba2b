import { isMarked, type Position, UserError } from '../../calls/index.ts'

/** Which service the configuration is about. */
export interface Names {
  /** A name, or an ARN where an ARN is written: of the cluster, or of the service, whose account and region it then tells. */
  readonly cluster: string
  /** A name, never an ARN; empty where the file names none. */
  readonly service: string
}

interface Written {
  readonly cluster?: string
  readonly service?: string
}

type Named = keyof Written

// "Up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens are allowed", of clusters as of services.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html (checked 2026-11)
const NAME = /^[A-Za-z0-9_-]{1,255}$/
const ARN =
  /^(?<scope>arn:[a-z0-9-]+:ecs:[a-z0-9-]+:\d{12}):(?<kind>cluster|service)\/(?:(?<cluster>[^/]+)\/)?(?<name>[^/]+)$/

/**
 * Takes cluster and service apart: each is a name or an ARN, of the service in both lengths. Throws UserError at its place for what names
 * nothing, and for a service that is not of the cluster.
 */
export async function namesOf(written: Written, placeOf: (key: Named) => Promise<Position>): Promise<Names> {
  const cluster = written.cluster ? await partsOf('cluster', written.cluster, placeOf) : undefined
  const service = written.service ? await partsOf('service', written.service, placeOf) : undefined
  const named = cluster?.name ?? service?.cluster ?? 'default'
  const contradict = async (ofService: string, ofCluster: string) =>
    new UserError('CONFIG_NAMES', `\`service\` is in \`${ofService}\`, \`cluster\` is \`${ofCluster}\``, {
      at: await placeOf('service'),
      hint: "write the service's name alone, or leave `cluster` out",
    })
  if (service?.cluster !== undefined && service.cluster !== named) throw await contradict(service.cluster, named)
  if (cluster?.scope !== undefined && service?.scope !== undefined && cluster.scope !== service.scope)
    throw await contradict(service.scope, cluster.scope)
  const scope = cluster?.scope ?? service?.scope
  return {
    cluster: scope === undefined ? named : `${scope}:cluster/${named}`,
    service: service?.name ?? '',
  }
}

interface Parts {
  readonly name: string
  /** The cluster in the long ARN of a service. */
  readonly cluster?: string | undefined
  /** Partition, region and account of an ARN: its beginning. */
  readonly scope?: string | undefined
}

async function partsOf(key: Named, written: string, placeOf: (key: Named) => Promise<Position>): Promise<Parts> {
  if (isMarked(written)) return { name: written }
  const found = ARN.exec(written)?.groups
  const { name = written, cluster, scope } = found ?? {}
  const isOfOtherKind = found !== undefined && (found['kind'] !== key || (key === 'cluster' && cluster !== undefined))
  if (!isOfOtherKind && NAME.test(name) && (cluster === undefined || NAME.test(cluster)))
    return { name, cluster, scope }
  throw new UserError('CONFIG_NAMES', `invalid value for \`${key}\`: it is no name and no ARN of a ${key}`, {
    at: await placeOf(key),
    hint: hintOf(key, written),
  })
}

function hintOf(key: Named, written: string): string {
  if (written.startsWith('arn:'))
    return key === 'cluster'
      ? 'the ARN of a cluster is `arn:aws:ecs:REGION:ACCOUNT:cluster/NAME`'
      : 'the ARN of a service is `arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME`'
  if (written.length > 255) return 'a name has at most 255 characters'
  if (key === 'service' && /^[\w-]+\/[\w-]+$/.test(written))
    return 'the cluster stands under `cluster`, the name of the service alone under `service`'
  return 'a name has letters of ASCII, digits, `-` and `_`'
}
