import type { SeededAs } from '../../aws-service.ts'
import { seededTags, withoutPlaceholders } from '../../placeholders.ts'
import { put } from '../../records.ts'
import { seeding } from '../../seed-error.ts'
import type { RequestContext } from '../../service.ts'
import { checkRepositoryName } from './input.ts'
import { digestOf, ecrState, findImage, findRepository, keepImage, type Repository } from './store.ts'

/** An image to have. */
export interface SeedImage {
  readonly tag: string
  /** Default: `amd64`. */
  readonly architecture?: string
  /** Default: `linux`. */
  readonly os?: string
  /** Instead of both: an index of several images, for `linux/amd64` and its like. */
  readonly platforms?: readonly string[]
}

/** A repository to have. */
export interface SeedRepository {
  readonly name: string
  readonly images?: readonly SeedImage[]
}

/** What a story may name of ECR. */
export interface EcrResources {
  readonly repositories?: readonly SeedRepository[]
}

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json'
const listType = 'application/vnd.docker.distribution.manifest.list.v2+json'
const configType = 'application/vnd.docker.container.image.v1+json'

/** Adds repositories and images without layers, whose configuration says for what machine they are. */
export function seed(resources: EcrResources, context: RequestContext, as?: SeededAs): void {
  const { repositories = [] } = resources
  withoutPlaceholders(ecrState(context.state).repositories, { as, listed: resources.repositories })
  for (const { name, images = [] } of repositories) {
    seeding(`repository ${name}`, () => {
      checkRepositoryName(name)
      const repository = findRepository(context.state, name) ?? newRepository(name, context, { tags: seededTags(as) })
      put(ecrState(context.state).repositories, name, repository)
      for (const image of images) if (!findImage(repository, { tag: image.tag })) addImage(repository, image, context)
    })
  }
}

/** A repository without images. */
export function newRepository(name: string, context: RequestContext, more: Partial<Repository> = {}): Repository {
  return { name, createdAt: context.now, isImmutable: false, images: [], blobs: {}, tags: {}, ...more }
}

function addImage(
  repository: Repository,
  { tag, architecture = 'amd64', os = 'linux', platforms }: SeedImage,
  context: RequestContext,
): void {
  if (!platforms) {
    keepImage(repository, addManifest(repository, { tag, architecture, os }, context), tag)
    return
  }
  const manifests = platforms.map((platform) => {
    const [osOf = os, architectureOf = architecture] = platform.split('/')
    const of = { architecture: architectureOf, os: osOf }
    const image = keepImage(repository, addManifest(repository, { tag, ...of }, context), undefined)
    return { mediaType: manifestType, digest: image.digest, size: Buffer.byteLength(image.manifest), platform: of }
  })
  const manifest = JSON.stringify({ schemaVersion: 2, mediaType: listType, manifests })
  keepImage(repository, { manifest, mediaType: listType, pushedAt: context.now }, tag)
}

function addManifest(
  repository: Repository,
  { tag, architecture, os }: { readonly tag: string; readonly architecture: string; readonly os: string },
  context: RequestContext,
) {
  const config = JSON.stringify({
    architecture,
    os,
    config: { Labels: { tag } },
    rootfs: { type: 'layers', diff_ids: [] },
  })
  const digest = digestOf(config)
  put(repository.blobs, digest, config)
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: { mediaType: configType, size: Buffer.byteLength(config), digest },
    layers: [],
  })
  return { manifest, mediaType: manifestType, pushedAt: context.now }
}
