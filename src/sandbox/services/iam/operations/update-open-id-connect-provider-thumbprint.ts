import type { Operation } from '../../../service.ts'
import { read } from '../input.ts'
import { providerCheck, requireOidcProvider } from '../oidc-providers.ts'

/** The list is replaced. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateOpenIDConnectProviderThumbprint.html */
export const updateOpenIdConnectProviderThumbprint: Operation = {
  name: 'iam:UpdateOpenIDConnectProviderThumbprint',
  access: 'write',
  checks: (input) => [providerCheck('UpdateOpenIDConnectProviderThumbprint', input)],
  handle(input, context) {
    requireOidcProvider(input, context).thumbprints = read.texts(input, 'ThumbprintList')
    return {}
  },
}
