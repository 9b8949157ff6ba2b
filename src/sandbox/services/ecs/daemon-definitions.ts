import type { AccessCheck, JsonObject, RequestContext } from '../../service.ts'
import { ecsArn, partsOfArn, seconds } from './arns.ts'
import { optionalText, present } from './input.ts'
import { clientException, invalidParameter } from './refuse.ts'
import { type DaemonDefinition, ecsState } from './store.ts'
import { resourceTagContext } from './tags.ts'

/** The ARN of a revision of a daemon task definition. */
export function daemonDefinitionArn(context: RequestContext, named: string): string {
  return named.startsWith('arn:') ? named : ecsArn(context, `daemon-task-definition/${named}`)
}

/** The revision that a text names: `FAMILY:REVISION`, an ARN, or a family for its newest one. */
export function findDaemonDefinition(context: RequestContext, text: string): DaemonDefinition | undefined {
  const name = text.startsWith('arn:') ? (partsOfArn(context, 'daemon-task-definition', text)?.join('/') ?? '') : text
  const [family, revision] = name.split(':')
  const { daemonDefinitions } = ecsState(context.state)
  if (revision === undefined) {
    return daemonDefinitions.findLast((one) => one.family === family && one.status === 'ACTIVE')
  }
  return daemonDefinitions.find((one) => one.family === family && String(one.revision) === revision)
}

/** The revision that a request names. Throws where there is none. assumed: the text is that of task definitions */
export function requireDaemonDefinition(input: JsonObject, context: RequestContext): DaemonDefinition {
  const found = findDaemonDefinition(context, namedIn(input))
  if (found) return found
  throw clientException('Unable to describe daemon task definition.')
}

/** What IAM is asked for an action on a revision, whether or not it exists. */
export function daemonDefinitionCheck(action: string, input: JsonObject, context: RequestContext): AccessCheck {
  const text = namedIn(input)
  const found = findDaemonDefinition(context, text)
  const resource = daemonDefinitionArn(context, found ? `${found.family}:${found.revision}` : text)
  return { action: `ecs:${action}`, resource, context: resourceTagContext(found?.tags) }
}

function namedIn(input: JsonObject): string {
  const text = optionalText(input, 'daemonTaskDefinition')
  if (text) return text
  throw invalidParameter('daemonTaskDefinition can not be blank.') // assumed: the text
}

/** A revision as DescribeDaemonTaskDefinition answers it. */
export function daemonDefinitionOutput(context: RequestContext, one: DaemonDefinition): JsonObject {
  return present({
    daemonTaskDefinitionArn: daemonDefinitionArn(context, `${one.family}:${one.revision}`),
    ...structuredClone(one.content),
    family: one.family,
    revision: one.revision,
    status: one.status,
    registeredAt: seconds(one.registeredAt),
    registeredBy: one.registeredBy,
    deleteRequestedAt: one.deleteRequestedAt === undefined ? undefined : seconds(one.deleteRequestedAt),
  })
}
