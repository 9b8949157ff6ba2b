import { namespaceUpdate } from '../update-namespace.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdatePrivateDnsNamespace.html */
export const updatePrivateDnsNamespace = namespaceUpdate('UpdatePrivateDnsNamespace')
