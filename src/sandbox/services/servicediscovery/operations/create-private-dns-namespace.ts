import { namespaceCreation } from '../create-namespace.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_CreatePrivateDnsNamespace.html */
export const createPrivateDnsNamespace = namespaceCreation('CreatePrivateDnsNamespace', 'DNS_PRIVATE')
