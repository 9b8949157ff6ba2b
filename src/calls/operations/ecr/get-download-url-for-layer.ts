import { readCall } from '../operation.ts'

/**
 * A link to a layer, or to the configuration of an image, which says for what machine it is. `region` is that of the registry.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetDownloadUrlForLayer.html (checked 2026-11)
 */
export function getDownloadUrlForLayer(
  input: { readonly registryId: string; readonly repositoryName: string; readonly layerDigest: string },
  region: string,
) {
  return readCall(
    'ecr:GetDownloadUrlForLayer',
    input,
    ({ partition }) => [
      {
        action: 'ecr:GetDownloadUrlForLayer',
        resource: `arn:${partition}:ecr:${region}:${input.registryId}:repository/${input.repositoryName}`,
      },
    ],
    { yields: 'downloadUrl', rate: null, statement: 'FindImages', absent: ['LayersNotFoundException'], region },
  )
}
