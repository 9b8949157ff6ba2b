import { tagsListing } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviderTags.html */
export const listOpenIdConnectProviderTags = tagsListing('OpenIDConnectProvider')
