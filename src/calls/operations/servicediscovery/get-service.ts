import { readCall } from '../operation.ts'

/** A service of Cloud Map by its ARN. https://docs.aws.amazon.com/cloud-map/latest/api/API_GetService.html (checked 2026-11) */
export function getService(arn: string) {
  return readCall(
    'servicediscovery:GetService',
    { Id: arn.slice(arn.lastIndexOf('/') + 1) },
    () => [{ action: 'servicediscovery:GetService', resource: arn }],
    { yields: 'Service', rate: null, statement: 'FindRegistries', absent: ['ServiceNotFound'] },
  )
}
