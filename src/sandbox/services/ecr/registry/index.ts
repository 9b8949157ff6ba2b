import type { Service } from '../../../aws-service.ts'
import { nothing } from '../../../state-shape.ts'
import { getBlob } from './operations/get-blob.ts'
import { getManifest } from './operations/get-manifest.ts'
import { getVersion } from './operations/get-version.ts'
import { listTags } from './operations/list-tags.ts'
import { registryProtocol } from './protocol.ts'
import { bearerOf } from './tokens.ts'

export { registryOf } from './host.ts'
export { blobLink, issuePassword } from './tokens.ts'

/**
 * The HTTP interface of ECR's registries: `https://ACCOUNT.dkr.ecr.REGION.amazonaws.com/v2/`. Who asks shows a token of GetAuthorizationToken;
 * what they may do, IAM says by ECR's actions. Images are pushed by `ecr:PutImage`, not here.
 */
export const ecrRegistry: Service = {
  name: 'ecr-registry',
  protocol: registryProtocol,
  scope: 'region',
  initial: () => ({}),
  shape: nothing,
  bearerOf,
  operations: [getVersion, getManifest, getBlob, listTags],
}
