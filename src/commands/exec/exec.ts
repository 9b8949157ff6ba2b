import { UserError } from '../../calls/index.ts'
import type { Invocation } from '../invocation.ts'
import type { OptionsOf } from '../option-table.ts'
import type { Tools } from '../tools.ts'
import type { execOptions } from './options.ts'

type ExecOptions = OptionsOf<typeof execOptions>

/** Throws UserError: there is no session yet, but the AWS CLI has one. */
export async function exec(_: Tools, options: ExecOptions, { positional }: Invocation): Promise<never> {
  throw new UserError('NOT_THERE_YET', '`exec` is not there yet', { hint: adviceOn(options, positional) })
}

function adviceOn(options: ExecOptions, [first]: readonly string[]): string {
  const { id = 'TASK', container = 'CONTAINER', command } = options
  const list = '`ristretto tasks` lists the tasks'
  if (first === 'cp')
    return `the AWS CLI copies no files either: put them on S3, or through \`aws ecs execute-command\`; ${list}`
  if (first === 'portforward' || options.portForward || options.forward !== undefined)
    return `\`${startSession(options, id)}\`; ${list}, \`ristretto tasks --output json\` their runtime ids`
  return `\`aws ecs execute-command --cluster CLUSTER --task ${id} --container ${container} --interactive --command ${command}\`; ${list}`
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html (checked 2026-11) */
function startSession(options: ExecOptions, id: string): string {
  const [localPort, host, port] = portsOf(options)
  const document = `AWS-StartPortForwardingSession${host === '' ? '' : 'ToRemoteHost'}`
  const parameters = `${host === '' ? '' : `host=${host},`}portNumber=${port},localPortNumber=${localPort}`
  return `aws ssm start-session --target ecs:CLUSTER_${id}_RUNTIME-ID --document-name ${document} --parameters ${parameters}`
}

function portsOf({ forward, host = '', port, localPort }: ExecOptions): readonly [string, string, string] {
  const [ownPort = '', ownHost = '', ownRemote = ''] = forward?.split(':') ?? []
  const remote = ownRemote || String(port || 'PORT')
  return [ownPort || String(localPort || remote), ownHost || host, remote]
}
