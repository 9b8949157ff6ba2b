import type { Operation } from '../../../service.ts'
import { issuePassword } from '../registry/index.ts'
import { registryHost } from '../store.ts'

/** A password for the registries of the region, with the rights of who asks. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html */
export const getAuthorizationToken: Operation = {
  name: 'ecr:GetAuthorizationToken',
  access: 'read',
  withoutEffect: ['registryIds'],
  checks: () => [{ action: 'ecr:GetAuthorizationToken', resource: '*' }],
  handle(_input, context) {
    const { password, expiresAt } = issuePassword(context)
    return {
      authorizationData: [
        {
          authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'),
          expiresAt: expiresAt / 1000,
          proxyEndpoint: `https://${registryHost(context)}`,
        },
      ],
    }
  },
}
