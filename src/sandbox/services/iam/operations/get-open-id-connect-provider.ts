import { tagList } from '../../../input.ts'
import type { Operation } from '../../../service.ts'
import { isoTime } from '../entities.ts'
import { providerCheck, requireOidcProvider } from '../oidc-providers.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html */
export const getOpenIdConnectProvider: Operation = {
  name: 'iam:GetOpenIDConnectProvider',
  access: 'read',
  checks: (input) => [providerCheck('GetOpenIDConnectProvider', input)],
  handle(input, context) {
    const { url, clientIds, thumbprints, createDate, tags } = requireOidcProvider(input, context)
    const lists = { ClientIDList: [...clientIds], ThumbprintList: [...thumbprints], Tags: tagList(tags) }
    return { Url: url, CreateDate: isoTime(createDate), ...lists }
  },
}
