import { regionalArn } from '../../arns.ts'
import { present } from '../../input.ts'
import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { read } from './input.ts'
import { type TargetGroup, targetGroupArn } from './store.ts'

/** A target group of CreateTargetGroup's input, with the defaults that AWS answers. */
export function newTargetGroup(input: JsonObject, context: RequestContext): TargetGroup {
  const name = nameIn(input)
  const protocol = read.text(input, 'Protocol') ?? 'HTTP'
  const isHttp = protocol.startsWith('HTTP')
  return {
    arn: targetGroupArn(context, name, context.ids.hex(16)),
    name,
    targetType: read.choice(input, 'TargetType', ['instance', 'ip', 'lambda', 'alb']) ?? 'instance',
    vpcId: read.text(input, 'VpcId') ?? '',
    settings: present({
      Protocol: protocol,
      Port: read.number(input, 'Port', { min: 1, max: 65_535 }) ?? 80,
      ...(isHttp && { ProtocolVersion: read.text(input, 'ProtocolVersion') ?? 'HTTP1' }),
      HealthCheckProtocol: isHttp ? 'HTTP' : 'TCP',
      HealthCheckPort: 'traffic-port',
      HealthCheckEnabled: true,
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      ...(isHttp && { HealthCheckPath: '/', Matcher: { HttpCode: '200' } }),
      ...healthCheckIn(input),
      IpAddressType: 'ipv4',
    }),
    targets: [],
    tags: read.tags(input, 'Tags'),
  }
}

/** What a request says of the health check. */
export function healthCheckIn(input: JsonObject): JsonObject {
  return present({
    HealthCheckProtocol: read.text(input, 'HealthCheckProtocol'),
    HealthCheckPort: read.text(input, 'HealthCheckPort'),
    HealthCheckEnabled: read.flag(input, 'HealthCheckEnabled'),
    HealthCheckIntervalSeconds: read.number(input, 'HealthCheckIntervalSeconds', { min: 5, max: 300 }),
    HealthCheckTimeoutSeconds: read.number(input, 'HealthCheckTimeoutSeconds', { min: 2, max: 120 }),
    HealthyThresholdCount: read.number(input, 'HealthyThresholdCount', { min: 2, max: 10 }),
    UnhealthyThresholdCount: read.number(input, 'UnhealthyThresholdCount', { min: 2, max: 10 }),
    HealthCheckPath: read.text(input, 'HealthCheckPath'),
    Matcher: read.object(input, 'Matcher'),
  })
}

/** The name of a load balancer or target group. */
export function nameIn(input: JsonObject): string {
  const name = read.requiredText(input, 'Name')
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html, Name (checked 2026-11)
  if (/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/.test(name)) return name
  throw new ServiceError(
    'ValidationError',
    `'${name.slice(0, 100)}' is not a valid name: it must have at most 32 letters, digits and hyphens`,
  )
}

/** What a request says of a listener beside its actions; it is kept and answered. */
export function listenerSettings(input: JsonObject): JsonObject {
  const alpn = read.texts(input, 'AlpnPolicy')
  const certificates = read.objects(input, 'Certificates')
  return present({
    Port: read.number(input, 'Port', { min: 1, max: 65_535 }),
    Protocol: read.text(input, 'Protocol'),
    SslPolicy: read.text(input, 'SslPolicy'),
    Certificates: certificates.length > 0 ? certificates : undefined,
    AlpnPolicy: alpn.length > 0 ? alpn : undefined,
    MutualAuthentication: read.object(input, 'MutualAuthentication'),
  })
}

/** The last part of a load balancer's, listener's or rule's ARN: `app/NAME/ID` and what is below it. */
export function partOf(arn: string, kind: string): string {
  return arn.slice(arn.indexOf(`:${kind}/`) + kind.length + 2)
}

/** The ARN of something below a load balancer. */
export function below(context: RequestContext, kind: string, path: string): string {
  return regionalArn(context, 'elasticloadbalancing', `${kind}/${path}/${context.ids.hex(16)}`)
}

/** The actions of a request. Throws on target groups that are not there. */
export function actionsIn(input: JsonObject, member: string, exists: (arn: string) => boolean): JsonObject[] {
  const actions = read.objects(input, member)
  if (actions.length === 0) throw read.violation(undefined, member, 'Member must not be null')
  for (const action of actions) {
    const groups = read.objects(read.object(action, 'ForwardConfig') ?? {}, 'TargetGroups')
    const named = [read.text(action, 'TargetGroupArn'), ...groups.map((group) => read.text(group, 'TargetGroupArn'))]
    const missing = named.find((arn) => arn !== undefined && !exists(arn))
    if (missing !== undefined) throw new ServiceError('TargetGroupNotFound', `Target groups '${missing}' not found`)
  }
  return actions
}
