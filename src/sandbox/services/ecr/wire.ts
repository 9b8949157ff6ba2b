import type { JsonObject, RequestContext } from '../../service.ts'
import { type Image, type Repository, registryHost, repositoryArn } from './store.ts'

/** A repository as DescribeRepositories answers it. */
export function repositoryOnWire(repository: Repository, context: RequestContext): JsonObject {
  return {
    repositoryArn: repositoryArn(context, repository.name),
    registryId: context.account,
    repositoryName: repository.name,
    repositoryUri: `${registryHost(context)}/${repository.name}`,
    createdAt: repository.createdAt / 1000,
    imageTagMutability: repository.isImmutable ? 'IMMUTABLE' : 'MUTABLE',
    imageScanningConfiguration: { scanOnPush: repository.scansOnPush ?? false },
    encryptionConfiguration: repository.encryption ?? { encryptionType: 'AES256' },
  }
}

/** An image as BatchGetImage answers it, under the tag by which it was asked for. */
export function imageOnWire(
  image: Image,
  repository: Repository,
  tag: string | undefined,
  context: RequestContext,
): JsonObject {
  return {
    registryId: context.account,
    repositoryName: repository.name,
    imageId: { imageDigest: image.digest, ...(tag !== undefined && { imageTag: tag }) },
    imageManifest: image.manifest,
    imageManifestMediaType: image.mediaType,
  }
}

/** The media type that a manifest gives itself. */
export function mediaTypeOf(manifest: string): string {
  return (
    /"mediaType"\s*:\s*"([^"]{1,200})"/.exec(manifest)?.[1] ?? 'application/vnd.docker.distribution.manifest.v2+json'
  )
}
