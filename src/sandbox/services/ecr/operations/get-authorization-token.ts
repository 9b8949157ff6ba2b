import type { Operation } from '../../../service.ts'
import { registryHost } from '../store.ts'

/** The registry's own HTTP interface is not served: the token opens nothing. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html */
export const getAuthorizationToken: Operation = {
  name: 'ecr:GetAuthorizationToken',
  access: 'read',
  checks: () => [{ action: 'ecr:GetAuthorizationToken', resource: '*' }],
  handle(_input, context) {
    const password = Buffer.from(JSON.stringify({ payload: context.secrets.hex(32) })).toString('base64')
    const expiresAt = (context.realNow ?? context.now) + 12 * 3_600_000
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
