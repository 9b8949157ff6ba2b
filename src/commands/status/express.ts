import type { Answer, Aws } from '../../calls/index.ts'
import { describeExpressGatewayService, type InCluster, type Service } from '../../calls/operations/index.ts'
import { arnOfService } from '../../steps/index.ts'

/** What only Express Mode tells of a service. */
export interface ExpressStatus {
  /** `ACTIVE`; empty where ECS does not say. */
  readonly status: string
  /** Where it can be reached: `PUBLIC web-0123.ecs.ap-northeast-1.on.aws`. */
  readonly ingressPaths: readonly { readonly accessType: string; readonly endpoint: string }[]
}

/** `undefined` where nobody may look, which is warned about. */
export async function expressStatusOf(
  aws: Aws,
  target: InCluster,
  found: Answer<Service>,
): Promise<ExpressStatus | undefined> {
  const call = describeExpressGatewayService({ serviceArn: arnOfService(aws, target, found) })
  const described = await aws.step('see the Express service').attempt(call)
  return described.take<ExpressStatus | undefined>(
    ({ service: { status, activeConfigurations = [] } }) => ({
      status: status?.statusCode ?? '',
      ingressPaths: activeConfigurations.flatMap(({ ingressPaths = [] }) =>
        ingressPaths.map(({ accessType = '', endpoint = '' }) => ({ accessType, endpoint })),
      ),
    }),
    undefined,
  )
}
