import { createHash } from 'node:crypto'

import { regionalArn } from '../../arns.ts'
import { own } from '../../records.ts'
import type { JsonObject, Place, SandboxState } from '../../service.ts'

/** An image: a manifest or an index, by its digest. */
export interface Image {
  /** `sha256:…` of the manifest. */
  readonly digest: string
  readonly manifest: string
  readonly mediaType: string
  readonly pushedAt: number
  tags: string[]
}

/** A repository with its images. */
export interface Repository {
  readonly name: string
  readonly createdAt: number
  isImmutable: boolean
  /** Kept and answered: nothing is scanned. */
  scansOnPush?: boolean
  images: Image[]
  /** Contents by digest: configurations of images, as text. Layers are not kept. */
  blobs: Record<string, string>
  tags: Record<string, string>
  /** Who else may use it, as JSON. */
  policy?: string
  /** Which images expire, as JSON. It is kept and answered: no image expires here. */
  lifecyclePolicy?: string
  /** How it is encrypted, as it was sent. */
  encryption?: JsonObject
}

/** What the sandbox remembers of ECR. */
export interface EcrState {
  /** By name. */
  repositories: Record<string, Repository>
  /** Tokens that open the registries of the region, by the digest of their password; times are real milliseconds. */
  tokens: Record<string, { readonly accessKeyId: string; readonly expiresAt: number }>
}

/** The part of the state that belongs to ECR. */
export function ecrState(state: SandboxState): EcrState {
  return state['ecr'] as EcrState
}

/** The repository of this name. */
export function findRepository(state: SandboxState, name: string): Repository | undefined {
  return own(ecrState(state).repositories, name)
}

/** The image that a tag or a digest names. */
export function findImage(
  repository: Repository,
  { tag, digest }: { tag?: string | undefined; digest?: string | undefined },
): Image | undefined {
  return repository.images.find(
    (image) => (digest === undefined || image.digest === digest) && (tag === undefined || image.tags.includes(tag)),
  )
}

/** The ARN of a repository. */
export function repositoryArn(place: Place, name: string): string {
  return regionalArn(place, 'ecr', `repository/${name}`)
}

/** The host of an account's registry. */
export function registryHost({ account, region, partition }: Place): string {
  return `${account}.dkr.ecr.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`
}

/** `sha256:…` of a text. */
export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

/** Keeps an image; a tag that another image had moves to it. */
export function keepImage(
  repository: Repository,
  given: Pick<Image, 'manifest' | 'mediaType' | 'pushedAt'>,
  tag: string | undefined,
): Image {
  const digest = digestOf(given.manifest)
  const image = findImage(repository, { digest }) ?? { ...given, digest, tags: [] }
  if (!repository.images.includes(image)) repository.images.push(image)
  if (tag === undefined) return image
  for (const other of repository.images) other.tags = other.tags.filter((one) => one !== tag)
  image.tags.push(tag)
  return image
}
