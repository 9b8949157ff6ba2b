import { readCall } from '../operation.ts'

/** Images with their manifests; one that is not there is told of in `failures`. `region` is that of the registry. */
export function batchGetImage(
  input: {
    readonly registryId: string
    readonly repositoryName: string
    readonly imageIds: readonly { readonly imageTag?: string; readonly imageDigest?: string }[]
    readonly acceptedMediaTypes: readonly string[]
  },
  region: string,
) {
  return readCall(
    'ecr:BatchGetImage',
    input,
    ({ partition }) => [
      {
        action: 'ecr:BatchGetImage',
        resource: `arn:${partition}:ecr:${region}:${input.registryId}:repository/${input.repositoryName}`,
      },
    ],
    { yields: 'images', rate: null, statement: 'FindImages', absent: ['RepositoryNotFoundException'], region },
  )
}
