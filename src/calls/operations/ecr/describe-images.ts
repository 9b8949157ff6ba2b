import { readCall } from '../operation.ts'

/** An image of a repository by its tag: its digest, without its manifest. `region` is that of the registry. */
export function describeImages(
  input: {
    readonly registryId: string
    readonly repositoryName: string
    readonly imageIds: readonly { readonly imageTag?: string; readonly imageDigest?: string }[]
  },
  region: string,
) {
  return readCall(
    'ecr:DescribeImages',
    input,
    ({ partition }) => [
      {
        action: 'ecr:DescribeImages',
        resource: `arn:${partition}:ecr:${region}:${input.registryId}:repository/${input.repositoryName}`,
      },
    ],
    {
      yields: 'imageDetails',
      rate: null,
      statement: 'FindImages',
      absent: ['ImageNotFoundException', 'RepositoryNotFoundException'],
      region,
    },
  )
}
