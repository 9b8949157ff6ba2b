import type { Service } from '../../aws-service.ts'
import { awsJson } from '../../protocols/index.ts'
import { inputRules } from './input-rules.ts'
import { batchCheckLayerAvailability } from './operations/batch-check-layer-availability.ts'
import { batchDeleteImage } from './operations/batch-delete-image.ts'
import { batchGetImage } from './operations/batch-get-image.ts'
import { createRepository } from './operations/create-repository.ts'
import { deleteLifecyclePolicy } from './operations/delete-lifecycle-policy.ts'
import { deleteRepository } from './operations/delete-repository.ts'
import { deleteRepositoryPolicy } from './operations/delete-repository-policy.ts'
import { describeImages } from './operations/describe-images.ts'
import { describeRepositories } from './operations/describe-repositories.ts'
import { getAuthorizationToken } from './operations/get-authorization-token.ts'
import { getDownloadUrlForLayer } from './operations/get-download-url-for-layer.ts'
import { getLifecyclePolicy } from './operations/get-lifecycle-policy.ts'
import { getRepositoryPolicy } from './operations/get-repository-policy.ts'
import { listImages } from './operations/list-images.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { putImage } from './operations/put-image.ts'
import { putImageScanningConfiguration } from './operations/put-image-scanning-configuration.ts'
import { putImageTagMutability } from './operations/put-image-tag-mutability.ts'
import { putLifecyclePolicy } from './operations/put-lifecycle-policy.ts'
import { setRepositoryPolicy } from './operations/set-repository-policy.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { seed } from './seed.ts'
import { ecrShape } from './state-shape.ts'
import type { EcrState } from './store.ts'

export { type Pulled, pullImage } from './pull.ts'
export { ecrRegistry, registryOf } from './registry/index.ts'
export type { EcrResources, SeedImage, SeedRepository } from './seed.ts'

/** Amazon ECR: repositories and images with manifests, without layers. */
export const ecr: Service = {
  name: 'ecr',
  protocol: awsJson({ target: 'AmazonEC2ContainerRegistry_V20150921' }),
  inputRules,
  scope: 'region',
  seed,
  initial: (): EcrState => ({ repositories: {}, tokens: {} }),
  shape: ecrShape,
  operations: [
    createRepository,
    describeRepositories,
    deleteRepository,
    setRepositoryPolicy,
    getRepositoryPolicy,
    deleteRepositoryPolicy,
    getAuthorizationToken,
    getDownloadUrlForLayer,
    putImage,
    batchGetImage,
    describeImages,
    listImages,
    batchDeleteImage,
    batchCheckLayerAvailability,
    listTagsForResource,
    tagResource,
    untagResource,
    deleteLifecyclePolicy,
    getLifecyclePolicy,
    putImageScanningConfiguration,
    putImageTagMutability,
    putLifecyclePolicy,
  ],
}
