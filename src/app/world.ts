import { isMarked, type Place, type Prompt, partitionOfRegion, UserError, unread, type World } from '../calls/index.ts'
import type { Event } from '../report/index.ts'
import { credentialsEnd } from './credentials-end.ts'
import { promptFor } from './filter-prompt.ts'
import type { AppOptions, Watching } from './options.ts'
import type { Ports } from './ports.ts'
import { scopeOf } from './scope.ts'
import type { Site } from './site.ts'

/** Account and region, where flags of `policy generate` name them. */
export interface PlaceOptions {
  /** Wins, as does the region, over what the files tell. */
  readonly account?: string | undefined
  readonly region?: string | undefined
}

/** The world around a site on AWS: the place, the way there, the deadline. Calls nobody. */
export async function worldOf(
  site: Site,
  options: AppOptions & Watching & PlaceOptions,
  ports: Ports,
  report: (event: Event) => void,
): Promise<World> {
  const place = await placeOf(site, options)
  const { environment } = site
  const senderPorts = { ...ports, env: environment, ...traceOf(options) }
  return {
    place,
    clock: ports.clock,
    get signal() {
      return ports.signal
    },
    deadline: ports.clock.timeout(site.timeoutSeconds),
    isWatched: options.isWatched,
    report,
    token: ports.token,
    ...withPrompt(promptFor(site, options, ports)),
    ...withScope(site),
    ...credentialsEnd(environment, site.timeoutSeconds, ports.realNow()),
    ...(ports.local ? { local: ports.local(environment) } : {}),
    send: lazySender(async () => {
      const { createSender } = await wire()
      const http = await ports.http(environment)
      return createSender({ ...senderPorts, http }, isMarked(place.region) ? {} : { region: place.region })
    }),
  }
}

/** Where the wire tells what it sends, and what it must not tell. */
export function traceOf({ debug, mask }: Watching) {
  return { ...(debug ? { debug } : {}), ...(mask ? { mask } : {}) }
}

/** The wire is loaded for what needs AWS alone: start-up time. */
function wire() {
  return import('../wire/index.ts')
}

async function placeOf(site: Site, options: AppOptions & PlaceOptions): Promise<Place> {
  const found = options.region ?? site.region ?? (await (await wire()).findRegion(site.environment))
  const region = found ?? unread('region')
  checkClusterRegion(site, found)
  return {
    partition: partitionOfRegion(region),
    region,
    account: options.account ?? accountOf([options.assumeRoleArn, ...(await site.arns())]) ?? unread('account'),
  }
}

/** ECS would say that there is no such cluster, and IAM that nobody may look. */
export function checkClusterRegion({ project, file }: Site, region: string | undefined): void {
  const own = /^arn:[^:]*:ecs:([^:]+):/.exec(project?.configuration.cluster ?? '')?.[1]
  if (own === undefined || region === undefined || own === region) return
  throw new UserError('CLUSTER_REGION', `the cluster is in \`${own}\`, but the region is \`${region}\``, {
    at: { file },
    hint: 'correct `cluster` or `region` in the configuration; `AWS_REGION` counts where it has no `region`',
  })
}

/** The account is no secret of AWS's: a project names roles in it. */
export function accountOf(arns: readonly (string | undefined)[]): string | undefined {
  return arns
    .map((arn) => /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn ?? '')?.[1])
    .find((account) => account !== undefined)
}

/** Opens the way to AWS at the first call: many commands make none. */
function lazySender(open: () => Promise<World['send']>): World['send'] {
  let sender: Promise<World['send']> | undefined
  return async (call, principal, sending) => {
    sender ??= open()
    return (await sender)(call, principal, sending)
  }
}

/** A world without anybody to ask has no such member. */
export function withPrompt(prompt: Prompt | undefined): Pick<World, 'prompt'> {
  return prompt ? { prompt } : {}
}

/** What the commands on a project are about; those on an account have no such member. */
export function withScope({ project }: Site): Pick<World, 'scope'> {
  return project === undefined ? {} : { scope: scopeOf(project) }
}
