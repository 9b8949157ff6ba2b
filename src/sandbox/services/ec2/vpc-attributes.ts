import { own } from '../../records.ts'
import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { read } from './input.ts'
import { ec2State, type Vpc, type VpcAttribute } from './store.ts'

/** The attributes that a VPC has here, by the names that ModifyVpcAttribute has for them. */
export const vpcAttributes = [
  'EnableDnsSupport',
  'EnableDnsHostnames',
  'EnableNetworkAddressUsageMetrics',
] as const satisfies readonly VpcAttribute[]

/** The VPC that a request names. Throws `InvalidVpcID.NotFound`. */
export function requireVpc(input: JsonObject, context: RequestContext): Vpc {
  const id = read.requiredText(input, 'VpcId')
  const found = own(ec2State(context.state).vpcs, id)
  if (found) return found
  throw new ServiceError('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`)
}
