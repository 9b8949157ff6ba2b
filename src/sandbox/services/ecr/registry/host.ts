import type { Place } from '../../../service.ts'

/**
 * Hosts of registries, account and region in them; with IPv6, for FIPS 140, in China, and of this machine. An emulator's user can have the latter
 * without a name server. https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html (checked 2026-11)
 */
const hosts = [
  /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/,
  /^(\d{12})\.dkr-ecr(?:-fips)?\.([a-z0-9-]+)\.on\.(?:aws|amazonwebservices\.com\.cn)$/,
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.localhost$/,
]

/** The account and region whose registry has this host; undefined where it is no registry's. A port does not count. */
export function registryOf(host: string): Pick<Place, 'account' | 'region'> | undefined {
  const name = host.toLowerCase().replace(/:\d{1,5}$/, '')
  for (const pattern of hosts) {
    const [, account, region] = pattern.exec(name) ?? []
    if (account !== undefined && region !== undefined) return { account, region }
  }
  return undefined
}
