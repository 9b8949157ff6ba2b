import { compare, type Difference } from '../../diff/index.ts'
import type { JsonObject, WithLive } from '../../settings/index.ts'
import { masked } from './masked.ts'

/** Something that is there, and the file that wants it otherwise. */
export interface Compared {
  /** Its ARN; empty where there is none yet. */
  readonly remote: string
  /** The file. */
  readonly local: string
  /** Both sides, written alike wherever they mean the same. */
  readonly before: JsonObject
  readonly after: JsonObject
  readonly differences: readonly Difference[]
}

/** The effect that a deployment would have. */
export interface Effect {
  readonly registersRevision: boolean
  readonly createsService: boolean
  /** The members of the service that UpdateService would change. */
  readonly updates: readonly string[]
  /** The members that a deployment of CodeDeploy's would change, by its AppSpec. */
  readonly byCodeDeploy: readonly string[]
  /** Tasks are replaced. */
  readonly replacesTasks: boolean
  /** Members that no update can change. */
  readonly cannotChange: readonly string[]
}

/** What differs between the files and what runs. Secrets are masked. */
export interface DiffResult {
  /** Absent where the service is not compared. */
  readonly service?: Compared | undefined
  /** Absent of an Express service, whose definition holds it. */
  readonly taskDefinition?: Compared | undefined
  readonly effect: Effect
}

/** Both sides with what looks like a secret masked. */
export function comparedOf({ remote, local, live, wanted }: WithLive & Pick<Compared, 'remote' | 'local'>): Compared {
  const [before, after] = masked(live, wanted)
  return { remote, local, before, after, differences: compare(before, after) }
}

/**
 * Changes of these members begin a deployment, those of others do not.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html (checked 2026-11)
 */
const beginDeployment = new Set([
  'networkConfiguration',
  'platformVersion',
  'loadBalancers',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
])

/** What is known of the members that differ. */
interface Causes {
  /** No update changes these. */
  readonly fixed: readonly string[]
  readonly byCodeDeploy: readonly string[]
  /** Whether a change of a member begins a deployment. Default: as UpdateService does. */
  begins?(member: string): boolean
}

/** What `deploy --if-changed` would do about the differences. */
export function effectOf(
  service: Compared | undefined,
  taskDefinition: Compared | undefined,
  { fixed, byCodeDeploy, begins = (member) => beginDeployment.has(member) }: Causes,
): Effect {
  const createsService = service !== undefined && service.remote === ''
  const registersRevision = (taskDefinition?.differences ?? []).length > 0
  const differing = new Set((service?.differences ?? []).map(({ path }) => memberOf(path)))
  const members = [...differing].filter((member) => !fixed.includes(member))
  const updates = createsService ? [] : members.filter((member) => !byCodeDeploy.includes(member))
  const replaces = byCodeDeploy.length > 0 || updates.some(begins)
  return {
    registersRevision,
    createsService,
    updates,
    byCodeDeploy,
    replacesTasks: !createsService && (registersRevision || replaces),
    cannotChange: fixed,
  }
}

function memberOf(path: string): string {
  return path.replace(/[.[].*/s, '')
}

/** One line for people. */
export function effectText({
  registersRevision,
  createsService,
  updates,
  byCodeDeploy,
  replacesTasks,
  cannotChange,
}: Effect): string {
  const parts = [
    registersRevision ? 'register a new revision' : '',
    createsService ? 'create the service' : '',
    updates.length > 0 ? `update ${updates.map((member) => `\`${member}\``).join(', ')}` : '',
    byCodeDeploy.length > 0 ? `have CodeDeploy change ${byCodeDeploy.map((member) => `\`${member}\``).join(', ')}` : '',
    replacesTasks ? 'replace the tasks' : '',
  ].filter(Boolean)
  const does =
    parts.length === 0
      ? 'nothing differs: a deployment with `--if-changed` would do nothing'
      : `a deployment would ${parts.join(', ')}`
  return cannotChange.length === 0
    ? does
    : `${does}; no update can change ${cannotChange.map((member) => `\`${member}\``).join(', ')}`
}
