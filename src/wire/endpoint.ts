import { UserError } from '../calls/index.ts'
import { type Partition, partitionOf } from './partitions.ts'
import type { Environment } from './port.ts'
import { type ServiceSpec, serviceSpec } from './services.ts'
import type { Profile } from './shared-config.ts'

/** Where a service is reached in a region. */
export interface Endpoint {
  /** Without a slash at the end. */
  readonly url: string
  readonly signingRegion: string
  /** Somebody chose it: an emulator, a private link, a proxy. */
  readonly custom: boolean
}

export interface EndpointSettings {
  readonly env: Environment
  readonly profile?: Profile | undefined
}

/**
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html and feature-endpoints.html (checked 2026-11).
 * Throws `ENDPOINT_INVALID` for a configured endpoint that is no http(s) URL.
 */
export function endpointOf(service: string, region: string, settings: EndpointSettings): Endpoint {
  const spec = serviceSpec(service)
  const partition = partitionOf(region)
  const signingRegion = service === 'iam' ? partition.globalRegion : region
  const configured = configuredUrl(spec, settings)
  if (configured) return { url: checkedUrl(configured), signingRegion, custom: true }
  return { url: `https://${hostOf(service, spec, region, partition, settings)}`, signingRegion, custom: false }
}

interface Configured {
  readonly value: string
  readonly from: string
}

function configuredUrl(spec: ServiceSpec, { env, profile }: EndpointSettings): Configured | undefined {
  const ignored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? profile?.values.ignore_configured_endpoint_urls
  if (isTrue(ignored)) return undefined
  const own = `AWS_ENDPOINT_URL_${spec.variable}`
  const candidates = [
    { value: env[own], from: own },
    { value: env.AWS_ENDPOINT_URL, from: 'AWS_ENDPOINT_URL' },
    {
      value: profile?.services[spec.variable.toLowerCase()]?.endpoint_url,
      from: `the services section of profile ${profile?.name}`,
    },
    { value: profile?.values.endpoint_url, from: `endpoint_url of profile ${profile?.name}` },
  ]
  for (const { value, from } of candidates) if (value) return { value, from }
  return undefined
}

function checkedUrl({ value, from }: Configured): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const hint = 'an endpoint looks like `http://127.0.0.1:4566`'
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UserError('ENDPOINT_INVALID', `\`${from}\` is no http or https URL`, { hint })
  if (url.search || url.hash)
    throw new UserError('ENDPOINT_INVALID', `\`${from}\` holds more than a host and a path`, { hint })
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

function hostOf(
  service: string,
  spec: ServiceSpec,
  region: string,
  partition: Partition,
  { env, profile }: EndpointSettings,
): string {
  const fips = isTrue(env.AWS_USE_FIPS_ENDPOINT ?? profile?.values.use_fips_endpoint)
  const dualStack = isTrue(env.AWS_USE_DUALSTACK_ENDPOINT ?? profile?.values.use_dualstack_endpoint)
  if (service === 'iam') return fips && partition.name === 'aws' ? 'iam-fips.amazonaws.com' : partition.iamHost
  const plainIsFips = partition.name === 'aws-us-gov' && spec.govCloudIsFips && !dualStack
  // assumed: ECR is the only service whose FIPS name drops a label (`ecr-fips`, not `api.ecr-fips`).
  const host = fips && !plainIsFips ? `${spec.host.replace(/^api\./, '')}-fips` : spec.host
  if (!dualStack || spec.alwaysDualStack) return `${host}.${region}.${partition.suffix}`
  if (service === 's3') return `${host}.dualstack.${region}.${partition.suffix}`
  return `${host}.${region}.${partition.dualStackSuffix}`
}

function isTrue(value: string | undefined): boolean {
  return value?.trim().toLowerCase() === 'true'
}
