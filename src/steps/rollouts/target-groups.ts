import type { Service } from '../../calls/operations/index.ts'

/** The ARNs of the target groups that a service is in: of blue/green deployments both count. */
export function targetGroupsOf(service: Service | undefined): string[] {
  const groups = (service?.loadBalancers ?? []).flatMap(({ targetGroupArn, advancedConfiguration }) => [
    targetGroupArn,
    advancedConfiguration?.alternateTargetGroupArn,
  ])
  return [...new Set(groups)].flatMap((arn) => (arn ? [arn] : []))
}

/** `web` of `arn:aws:elasticloadbalancing:…:targetgroup/web/0123456789abcdef` */
export function targetGroupNameOf(arn: string): string {
  return arn.split('targetgroup/')[1]?.split('/')[0] ?? arn
}
