import type { Service } from '../../aws-service.ts'
import { commonRules } from '../../models/index.ts'
import { awsJson } from '../../protocols/index.ts'
import { createHttpNamespace } from './operations/create-http-namespace.ts'
import { createPrivateDnsNamespace } from './operations/create-private-dns-namespace.ts'
import { createService } from './operations/create-service.ts'
import { deleteNamespace } from './operations/delete-namespace.ts'
import { deleteService } from './operations/delete-service.ts'
import { getNamespace } from './operations/get-namespace.ts'
import { getOperation } from './operations/get-operation.ts'
import { getService } from './operations/get-service.ts'
import { listNamespaces } from './operations/list-namespaces.ts'
import { listServices } from './operations/list-services.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { updateHttpNamespace } from './operations/update-http-namespace.ts'
import { updatePrivateDnsNamespace } from './operations/update-private-dns-namespace.ts'
import { updateService } from './operations/update-service.ts'
import { seed } from './seed.ts'
import { serviceDiscoveryShape } from './state-shape.ts'
import type { ServiceDiscoveryState } from './store.ts'

export type { ServiceDiscoveryResources } from './seed.ts'

/** AWS Cloud Map: namespaces and services, without instances. */
export const serviceDiscovery: Service = {
  name: 'servicediscovery',
  protocol: awsJson({ target: 'Route53AutoNaming_v20170314' }),
  inputRules: commonRules('InvalidInput'),
  scope: 'region',
  initial: (): ServiceDiscoveryState => ({ namespaces: {}, services: {}, operations: {} }),
  shape: serviceDiscoveryShape,
  seed,
  operations: [
    createHttpNamespace,
    createPrivateDnsNamespace,
    getOperation,
    getNamespace,
    listNamespaces,
    deleteNamespace,
    createService,
    getService,
    listServices,
    deleteService,
    listTagsForResource,
    tagResource,
    untagResource,
    updateHttpNamespace,
    updatePrivateDnsNamespace,
    updateService,
  ],
}
