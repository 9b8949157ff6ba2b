import type { Operation } from '../../../service.ts'
import { iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html */
export const listOpenIdConnectProviders: Operation = {
  name: 'iam:ListOpenIDConnectProviders',
  access: 'read',
  checks: () => [{ action: 'iam:ListOpenIDConnectProviders', resource: '*' }],
  handle: (_input, context) => ({
    OpenIDConnectProviderList: Object.keys(iamState(context.state).oidcProviders ?? {}).map((Arn) => ({ Arn })),
  }),
}
