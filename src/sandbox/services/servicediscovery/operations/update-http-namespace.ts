import { namespaceUpdate } from '../update-namespace.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdateHttpNamespace.html */
export const updateHttpNamespace = namespaceUpdate('UpdateHttpNamespace')
