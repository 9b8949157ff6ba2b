import { read } from '../../call.ts'
import { onService } from './checks.ts'
import type { Failed, Service } from './types.ts'

/** Each named service is authorised by itself; one that does not exist, by the ARN it would have. */
export function describeServices(input: {
  readonly cluster: string
  readonly services: readonly string[]
  readonly include?: readonly 'TAGS'[]
}) {
  return read<{ services?: readonly Service[]; failures?: readonly Failed[] }>('ecs:DescribeServices', input, (place) =>
    input.services.map((service) => onService('ecs:DescribeServices', place, { cluster: input.cluster, service })),
  )
}
