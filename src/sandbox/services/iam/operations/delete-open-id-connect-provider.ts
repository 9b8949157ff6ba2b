import type { Operation } from '../../../service.ts'
import { providerCheck, requireOidcProvider } from '../oidc-providers.ts'
import { iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html */
export const deleteOpenIdConnectProvider: Operation = {
  name: 'iam:DeleteOpenIDConnectProvider',
  access: 'write',
  checks: (input) => [providerCheck('DeleteOpenIDConnectProvider', input)],
  handle(input, context) {
    const { arn } = requireOidcProvider(input, context)
    delete iamState(context.state).oidcProviders?.[arn]
    return {}
  },
}
