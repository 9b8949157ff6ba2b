import { present } from '../../../input.ts'
import type { Operation } from '../../../service.ts'
import { operationOf, read, requireDiscoveryService, serviceCheck } from '../input.ts'

/** Names and health checks that are not sent are taken away, but for the routing of names. https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdateService.html */
export const updateService: Operation = {
  name: 'servicediscovery:UpdateService',
  access: 'write',
  withoutEffect: [
    'Service.DnsConfig.DnsRecords[].TTL',
    'Service.HealthCheckConfig.Type',
    'Service.HealthCheckConfig.ResourcePath',
    'Service.HealthCheckConfig.FailureThreshold',
  ],
  checks: (input, context) => [serviceCheck('UpdateService', read.requiredText(input, 'Id'), context)],
  handle(input, context) {
    const service = requireDiscoveryService(input, context)
    const change = read.object(input, 'Service') ?? {}
    const before = service.settings ?? {}
    const dns = read.object(change, 'DnsConfig')
    service.settings = present({
      ...before,
      Description: read.text(change, 'Description'),
      DnsConfig: dns && { ...read.object(before, 'DnsConfig'), ...dns },
      HealthCheckConfig: read.object(change, 'HealthCheckConfig'),
    })
    return operationOf('UPDATE_SERVICE', service.id, context)
  },
}
