import type { StateOf } from '../../aws-service.ts'
import { isClosedKind } from '../../closed-kinds.ts'
import { own } from '../../records.ts'
import type { Place } from '../../service.ts'
import { registryOf } from './registry/host.ts'
import { findImage, findRepository, type Image, type Repository } from './store.ts'

/** What pulling an image of the account's registries meets. */
export type Pulled =
  /** It is there, or nothing is known of it. */
  | 'pulled'
  | 'missing'
  /** It is a list of images, and none of them is for the machine. */
  | 'no platform'
  /** It is for another machine: it is pulled, and does not start. */
  | 'other machine'

/**
 * Pulls an image for `linux/ARCHITECTURE`, in thought. Repositories are known once a scenario lists them or a request made the one that is
 * named, in whichever region; of others any image is taken as there.
 */
export function pullImage(world: Place & { readonly stateOf: StateOf }, image: string, architecture: string): Pulled {
  const [host = ''] = image.split('/')
  const registry = registryOf(host)
  if (!registry || registry.account !== world.account) return 'pulled'
  const state = world.stateOf(registry)
  const [, name = '', tag, digest] = /^([^:@]+)(?::([^@]+))?(?:@(.+))?$/.exec(image.slice(host.length + 1)) ?? []
  const repository = findRepository(state, name)
  if (!repository) return isClosedKind(state, 'repositories') ? 'missing' : 'pulled'
  const found = findImage(repository, { tag: tag ?? (digest === undefined ? 'latest' : undefined), digest })
  return found ? fitOf(repository, found, architecture) : 'missing'
}

// What PutImage was given may be any manifest: of one that does not say for what machine it is, nothing is known.
function fitOf(repository: Repository, image: Image, architecture: string): Pulled {
  const manifest = parse(image.manifest)
  const list = manifest['manifests']
  if (Array.isArray(list)) {
    const platforms = list.map((one) => Object(one)['platform'])
    if (platforms.some((one) => Object(one)['architecture'] === undefined)) return 'pulled'
    return platforms.some((one) => isFor(Object(one), architecture)) ? 'pulled' : 'no platform'
  }
  const configuration = parse(own(repository.blobs, String(Object(manifest['config'])['digest'])) ?? '{}')
  if (configuration['architecture'] === undefined) return 'pulled'
  return isFor(configuration, architecture) ? 'pulled' : 'other machine'
}

function isFor(platform: Readonly<Record<string, unknown>>, architecture: string): boolean {
  return platform['architecture'] === architecture && (platform['os'] ?? 'linux') === 'linux'
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}
