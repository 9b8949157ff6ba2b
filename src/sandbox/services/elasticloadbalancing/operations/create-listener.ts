import { type Operation, ServiceError } from '../../../service.ts'
import { creationChecks, read, requireOne } from '../input.ts'
import { actionsIn, below, listenerSettings, partOf } from '../make.ts'
import { findTargetGroup, type Listener, loadBalancingState } from '../store.ts'
import { listenerOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
export const createListener: Operation = {
  name: 'elasticloadbalancing:CreateListener',
  access: 'write',
  withoutEffect: [
    'SslPolicy',
    'Certificates[].CertificateArn',
    'Certificates[].IsDefault',
    'DefaultActions[].AuthenticateOidcConfig',
    'DefaultActions[].AuthenticateCognitoConfig',
    'DefaultActions[].Order',
    'DefaultActions[].RedirectConfig',
    'DefaultActions[].FixedResponseConfig',
    'DefaultActions[].ForwardConfig.TargetGroupStickinessConfig.DurationSeconds',
    'DefaultActions[].JwtValidationConfig',
    'MutualAuthentication.Mode',
    'MutualAuthentication.TrustStoreArn',
    'MutualAuthentication.IgnoreClientCertificateExpiry',
    'MutualAuthentication.TrustStoreAssociationStatus',
    'MutualAuthentication.AdvertiseTrustStoreCaNames',
  ],
  checks: (input, context) => creationChecks('CreateListener', 'listener', input, context),
  handle(input, context) {
    const balancer = requireOne('loadBalancers', read.requiredText(input, 'LoadBalancerArn'), context)
    const { listeners } = loadBalancingState(context.state)
    const port = read.number(input, 'Port', { min: 1, max: 65_535 }) ?? 80
    if (
      listeners.some(({ loadBalancerArn, settings }) => loadBalancerArn === balancer.arn && settings['Port'] === port)
    ) {
      throw new ServiceError('DuplicateListener', 'A listener already exists on this port for this load balancer')
    }
    const listener: Listener = {
      arn: below(context, 'listener', partOf(balancer.arn, 'loadbalancer')),
      loadBalancerArn: balancer.arn,
      settings: { Port: port, Protocol: 'HTTP', ...listenerSettings(input) },
      actions: actionsIn(input, 'DefaultActions', (arn) => findTargetGroup(context.state, arn) !== undefined),
      tags: read.tags(input, 'Tags'),
    }
    listeners.push(listener)
    return { Listeners: [listenerOnWire(listener)] }
  },
}
