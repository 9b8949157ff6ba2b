export { getService } from './get-service.ts'
export { getNamespace, listNamespaces } from './namespaces.ts'
