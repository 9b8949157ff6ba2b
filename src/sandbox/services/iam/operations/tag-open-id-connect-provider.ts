import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagOpenIDConnectProvider.html */
export const tagOpenIdConnectProvider = tagging('OpenIDConnectProvider')
