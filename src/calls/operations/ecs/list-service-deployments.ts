import { read } from '../../call.ts'
import { onService } from './checks.ts'
import type { ServiceDeployment } from './types.ts'

/** Newest first, 20 of them unless `maxResults` says otherwise. */
export function listServiceDeployments(input: { readonly cluster: string; readonly service: string }) {
  return read<{ serviceDeployments?: readonly ServiceDeployment[] }>('ecs:ListServiceDeployments', input, (place) => [
    onService('ecs:ListServiceDeployments', place, input),
  ])
}
