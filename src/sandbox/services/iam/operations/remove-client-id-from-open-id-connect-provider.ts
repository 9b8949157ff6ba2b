import type { Operation } from '../../../service.ts'
import { requiredField } from '../input.ts'
import { providerCheck, requireOidcProvider } from '../oidc-providers.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html */
export const removeClientIdFromOpenIdConnectProvider: Operation = {
  name: 'iam:RemoveClientIDFromOpenIDConnectProvider',
  access: 'write',
  checks: (input) => [providerCheck('RemoveClientIDFromOpenIDConnectProvider', input)],
  handle(input, context) {
    const provider = requireOidcProvider(input, context)
    const id = requiredField(input, 'ClientID')
    provider.clientIds = provider.clientIds.filter((one) => one !== id)
    return {}
  },
}
