import { readCall } from '../operation.ts'

/** A namespace of Cloud Map by its ARN. */
export function getNamespace(arn: string) {
  return readCall(
    'servicediscovery:GetNamespace',
    { Id: arn.slice(arn.lastIndexOf('/') + 1) },
    () => [{ action: 'servicediscovery:GetNamespace', resource: arn }],
    { yields: 'Namespace', rate: null, statement: 'FindNamespaces', absent: ['NamespaceNotFound'] },
  )
}

/** Namespaces of one name. AWS offers no resource to fence it with. */
export function listNamespaces(name: string) {
  return readCall(
    'servicediscovery:ListNamespaces',
    { Filters: [{ Name: 'NAME', Values: [name], Condition: 'EQ' }] },
    () => [{ action: 'servicediscovery:ListNamespaces', resource: '*' }],
    { yields: 'Namespaces', rate: null, statement: 'FindNamespaces' },
  )
}
