import type { Operation } from '../../../service.ts'
import { read, requireOne, writeCheck } from '../input.ts'
import { actionsIn, listenerSettings } from '../make.ts'
import { findTargetGroup } from '../store.ts'
import { listenerOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html */
export const modifyListener: Operation = {
  name: 'elasticloadbalancing:ModifyListener',
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
  checks: (input, context) => [writeCheck('ModifyListener', read.requiredText(input, 'ListenerArn'), context)],
  handle(input, context) {
    const listener = requireOne('listeners', read.requiredText(input, 'ListenerArn'), context)
    if (input['DefaultActions'] !== undefined) {
      listener.actions = actionsIn(input, 'DefaultActions', (arn) => findTargetGroup(context.state, arn) !== undefined)
    }
    listener.settings = { ...listener.settings, ...listenerSettings(input) }
    return { Listeners: [listenerOnWire(listener)] }
  },
}
