import type { Operation } from '../../../service.ts'
import { read, requireOne, writeCheck } from '../input.ts'
import { actionsIn } from '../make.ts'
import { findTargetGroup } from '../store.ts'
import { listenerOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html */
export const modifyListener: Operation = {
  name: 'elasticloadbalancing:ModifyListener',
  access: 'write',
  withoutEffect: [
    'SslPolicy',
    'Certificates',
    'DefaultActions[].AuthenticateOidcConfig',
    'DefaultActions[].AuthenticateCognitoConfig',
    'DefaultActions[].Order',
    'DefaultActions[].RedirectConfig',
    'DefaultActions[].FixedResponseConfig',
    'DefaultActions[].ForwardConfig.TargetGroupStickinessConfig.DurationSeconds',
    'DefaultActions[].JwtValidationConfig',
    'AlpnPolicy',
    'MutualAuthentication',
  ],
  checks: (input, context) => [writeCheck('ModifyListener', read.requiredText(input, 'ListenerArn'), context)],
  handle(input, context) {
    const listener = requireOne('listeners', read.requiredText(input, 'ListenerArn'), context)
    if (input['DefaultActions'] !== undefined) {
      listener.actions = actionsIn(input, 'DefaultActions', (arn) => findTargetGroup(context.state, arn) !== undefined)
    }
    const [port, protocol] = [read.number(input, 'Port', { min: 1, max: 65_535 }), read.text(input, 'Protocol')]
    listener.settings = {
      ...listener.settings,
      ...(port !== undefined && { Port: port }),
      ...(protocol !== undefined && { Protocol: protocol }),
    }
    return { Listeners: [listenerOnWire(listener)] }
  },
}
