import { untagging } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagOpenIDConnectProvider.html */
export const untagOpenIdConnectProvider = untagging('OpenIDConnectProvider')
