import { namespaceCreation } from '../create-namespace.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html */
export const createHttpNamespace = namespaceCreation('CreateHttpNamespace', 'HTTP')
