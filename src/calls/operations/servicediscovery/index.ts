export { getNamespace, listNamespaces } from './namespaces.ts'
