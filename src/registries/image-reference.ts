/** Where an image is and which of its repository's it is. */
export interface ImageReference {
  /** As it was written. */
  readonly written: string
  /** The host that the registry's API answers under, with a port where there is one. */
  readonly host: string
  readonly repository: string
  /** The tag; `latest` where neither a tag nor a digest is named. Of two names the digest counts. */
  readonly tag: string | undefined
  readonly digest: string | undefined
}

/** The parts of an image's name as Docker reads it; `undefined` where it is none. */
export function imageReferenceOf(written: string): ImageReference | undefined {
  const [, name, tag, digest] = /^([^@\s]+?)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(written) ?? []
  if (name === undefined) return undefined
  const slash = name.indexOf('/')
  const first = slash < 0 ? '' : name.slice(0, slash)
  // https://github.com/distribution/reference/blob/main/normalize.go (checked 2026-11)
  const isHost = /[.:]/.test(first) || first === 'localhost'
  const host = isHost && first !== 'docker.io' && first !== 'index.docker.io' ? first : 'registry-1.docker.io'
  const path = isHost ? name.slice(slash + 1) : name
  const isOfDockerHub = host === 'registry-1.docker.io'
  if (!/^[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/.test(path)) return undefined
  return {
    written,
    host,
    repository: isOfDockerHub && !path.includes('/') ? `library/${path}` : path,
    tag: tag ?? (digest === undefined ? 'latest' : undefined),
    digest,
  }
}

/** The registry of an account in a region. */
export interface EcrRegistry {
  readonly account: string
  readonly region: string
}

/**
 * Hosts of ECR: with IPv4 alone, with IPv6, for FIPS 140, in China.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html (checked 2026-11)
 */
const ecrHosts = [
  /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|[a-z0-9.-]+)$/,
  /^(\d{12})\.dkr-ecr(?:-fips)?\.([a-z0-9-]+)\.on\.(?:aws|amazonwebservices\.com\.cn)$/,
]

/** The registry of ECR that a host is; `undefined` for those of others, of ECR's public gallery too. */
export function ecrRegistryOf({ host }: Pick<ImageReference, 'host'>): EcrRegistry | undefined {
  for (const pattern of ecrHosts) {
    const [, account, region] = pattern.exec(host) ?? []
    if (account !== undefined && region !== undefined) return { account, region }
  }
  return undefined
}
