import { type Aws, UserError } from '../../calls/index.ts'
import {
  type ServiceChange,
  type ServiceDefinition,
  serviceChange,
  updateServiceAttributes,
} from '../../settings/index.ts'
import { announceChange, readServiceRevision } from '../../steps/index.ts'
import type { Situation } from './situation.ts'

const none: ServiceChange = {
  attributes: {},
  changed: [],
  byDeployment: [],
  resets: [],
  stays: [],
  left: [],
  forces: false,
}

/**
 * What the update makes of the service's members. Announces resets that ecspresso does not make, and names in one warning what differs and
 * stays, which `--strict` refuses before anything is written.
 */
export async function serviceChangeOf(
  aws: Aws,
  { project, found, intent }: Situation,
  definition: ServiceDefinition | undefined,
): Promise<ServiceChange> {
  if (definition === undefined) return none
  const ignored = project.configuration.ignore?.members ?? []
  // Only a comparison is worth a call: without it these members are sent whatever the service has.
  const revision = intent.ifChanged ? await readServiceRevision(aws, project, found, definition) : undefined
  const options = { ignored, ...(revision ? { revision } : {}) }
  const planned = { ...none, attributes: updateServiceAttributes(definition, ignored) }
  const change = found.take((service) => serviceChange(service, definition, options), planned)
  if (project.strict)
    refuse(
      found.ask('a deployment can change all that differs', () => change.stays.length === 0),
      change,
    )
  found.see(() => announce(aws, change))
  return change
}

function refuse(canChange: unknown, change: ServiceChange): void {
  if (canChange) return
  throw new UserError('SERVICE_STAYS', stayText(change), { hint: stayHint })
}

const stayHint = '`ignore.members` in the configuration names members that are left alone'

function stayText({ stays }: ServiceChange): string {
  return stays.map(({ path, because }) => `\`${path}\` differs from the file and stays: ${because}`).join('; ')
}

function announce(aws: Aws, change: ServiceChange): void {
  const { stays, forces } = change
  if (stays.length > 0) aws.warn(stayText(change), stayHint)
  announceChange(aws, change)
  if (forces) aws.note('capacity providers change, which ECS does by a new deployment')
}
