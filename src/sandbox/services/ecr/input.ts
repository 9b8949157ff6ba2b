import { inputReader, resourceTagKeys } from '../../input.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { findRepository, type Image, type Repository, repositoryArn } from './store.ts'

/** Reads ECR's inputs. */
export const read = inputReader('InvalidParameterException')

/** What IAM is asked for an action on the repository that `repositoryName` names. */
export function repositoryCheck(action: string, name: string, context: RequestContext): AccessCheck {
  const repository = findRepository(context.state, name)
  return {
    action: `ecr:${action}`,
    resource: repositoryArn(context, name),
    context: resourceTagKeys(repository?.tags),
    ...(repository?.policy !== undefined && { resourcePolicy: repository.policy }),
  }
}

/** The repository. Throws `RepositoryNotFoundException`. */
export function requireRepository(name: string, context: RequestContext): Repository {
  const found = findRepository(context.state, name)
  if (found) return found
  throw new ServiceError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist in the registry with id '${context.account}'`,
  )
}

/** The policy of a repository. Throws `RepositoryPolicyNotFoundException`. */
export function policyOnWire({ name, policy }: Repository, context: RequestContext): JsonObject {
  if (policy !== undefined) return { registryId: context.account, repositoryName: name, policyText: policy }
  throw new ServiceError(
    'RepositoryPolicyNotFoundException',
    `Repository policy does not exist for the repository with name '${name}' in the registry with id '${context.account}'`,
  )
}

/** Throws `InvalidParameterException` on what is no name of a repository. */
export function checkRepositoryName(name: string): void {
  // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html, repositoryName (checked 2026-11)
  if (
    name.length >= 2 &&
    name.length <= 256 &&
    /^[a-z0-9]+([._-][a-z0-9]+|__[a-z0-9]+)*(\/[a-z0-9]+([._-][a-z0-9]+|__[a-z0-9]+)*)*$/.test(name)
  )
    return
  throw new ServiceError(
    'InvalidParameterException',
    `Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression (?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*'`,
  )
}

/** Whether a request wants images to be scanned when they are pushed. */
export function scansOnPush(input: JsonObject): boolean {
  return read.flag(read.object(input, 'imageScanningConfiguration') ?? {}, 'scanOnPush') ?? false
}

/** The lifecycle policy of a repository. Throws `LifecyclePolicyNotFoundException`. */
export function lifecycleOnWire({ name, lifecyclePolicy }: Repository, context: RequestContext): JsonObject {
  if (lifecyclePolicy !== undefined) {
    return { registryId: context.account, repositoryName: name, lifecyclePolicyText: lifecyclePolicy }
  }
  throw new ServiceError(
    'LifecyclePolicyNotFoundException',
    `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${context.account}'`,
  )
}

/** Tags and digests of a request. */
export function imageIds(input: JsonObject): { tag: string | undefined; digest: string | undefined }[] {
  return read
    .objects(input, 'imageIds')
    .map((id) => ({ tag: read.text(id, 'imageTag'), digest: read.text(id, 'imageDigest') }))
}

/** An image that was not found, as batch operations answer it. */
export function imageFailure({ tag, digest }: { tag: string | undefined; digest: string | undefined }): JsonObject {
  return {
    imageId: { ...(tag !== undefined && { imageTag: tag }), ...(digest !== undefined && { imageDigest: digest }) },
    failureCode: 'ImageNotFound',
    failureReason: 'Requested image not found',
  }
}

/** The size of an image: that of its manifest, since layers are not kept. */
export function sizeOf({ manifest }: Image): number {
  return Buffer.byteLength(manifest)
}

/** Whether a request's filter takes images with tags, or without. */
export function tagFilter(input: JsonObject): (tags: readonly string[]) => boolean {
  const status = read.choice(read.object(input, 'filter') ?? {}, 'tagStatus', ['TAGGED', 'UNTAGGED', 'ANY'])
  return (tags) => status === undefined || status === 'ANY' || (status === 'TAGGED') === tags.length > 0
}
