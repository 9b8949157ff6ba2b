import type { Operation } from '../../../service.ts'
import { requiredField } from '../input.ts'
import { providerCheck, requireOidcProvider } from '../oidc-providers.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html */
export const addClientIdToOpenIdConnectProvider: Operation = {
  name: 'iam:AddClientIDToOpenIDConnectProvider',
  access: 'write',
  checks: (input) => [providerCheck('AddClientIDToOpenIDConnectProvider', input)],
  handle(input, context) {
    const provider = requireOidcProvider(input, context)
    provider.clientIds = [...new Set([...provider.clientIds, requiredField(input, 'ClientID')])]
    return {}
  },
}
