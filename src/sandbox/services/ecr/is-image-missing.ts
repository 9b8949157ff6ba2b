import type { Place, SandboxState } from '../../service.ts'
import { findImage, findRepository, registryHost } from './store.ts'

/**
 * Whether an image is one of the account's own registry and not there. Repositories are known once a scenario lists them or a request made
 * the one that is named; of others any image is taken as there.
 */
export function isImageMissing(state: SandboxState, place: Place, image: string): boolean {
  const host = `${registryHost(place)}/`
  if (!image.startsWith(host)) return false
  const [, name = '', tag, digest] = /^([^:@]+)(?::([^@]+))?(?:@(.+))?$/.exec(image.slice(host.length)) ?? []
  const repository = findRepository(state, name)
  const closed = state['closedKinds']
  if (!repository) return Array.isArray(closed) && closed.includes('repositories')
  return findImage(repository, { tag: tag ?? (digest === undefined ? 'latest' : undefined), digest }) === undefined
}
