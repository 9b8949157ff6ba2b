import { createPolicies } from './authorize/index.ts'
import type { ContainerBehaviour } from './behaviour.ts'
import { type Clock, type ClockMode, createClock } from './clock.ts'
import { answer } from './gateway.ts'
import { createIds } from './ids.ts'
import { createJournal, type Journal } from './journal.ts'
import type { JsonObject, Operation, Principal, RequestContext, SandboxState } from './service.ts'
import { addAccessKey, addUser, findAccessKey, findUser } from './services/iam/index.ts'
import { services } from './services/index.ts'
import { restoreState, type Snapshot, takeSnapshot } from './snapshot.ts'

/** A long-term access key. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** How a sandbox is made. */
export interface SandboxOptions {
  /** Real milliseconds since 1970. Nothing else tells the sandbox the time. */
  readonly realNow: () => number
  /** Twelve digits. Default: `123456789012`, or the snapshot's. */
  readonly account?: string
  /** Default: `us-east-1`, or the snapshot's. */
  readonly region?: string
  /** Default: that of the region. */
  readonly partition?: string
  /** Default: `manual`. */
  readonly clock?: ClockMode
  /** Ids, keys and secrets follow from it: the same seed, the same ones. Default: a fixed one. */
  readonly seed?: string
  /** What `Sandbox.state` gave: the new sandbox goes on from there. */
  readonly snapshot?: Snapshot
  /** How containers behave; they take the place of the snapshot's. */
  readonly behaviours?: readonly ContainerBehaviour[]
  /** Which network resources exist. Default: whatever is named. */
  readonly network?: { readonly subnets?: readonly string[]; readonly securityGroups?: readonly string[] }
  /** Value of `aws:SourceIp`. Default: `127.0.0.1`. */
  readonly sourceIp?: string
}

/** An AWS account in one region, as one function. */
export interface Sandbox {
  readonly account: string
  readonly region: string
  readonly partition: string
  /** Answers a request in AWS's wire protocols. What goes wrong is an answer; it does not reject. */
  fetch(request: Request): Promise<Response>
  readonly clock: Clock
  readonly journal: Journal
  /** Of the user `administrator`, whose policy allows everything. */
  readonly administrator: Credentials
  /** All that the sandbox remembers, as plain JSON; a copy. */
  state(): Snapshot
  /**
   * Does what an operation does, without a signature, checks or a journal entry: for setting up what is there before a story begins.
   * Throws `ServiceError` as the operation does.
   */
  perform(operation: Operation['name'], input: JsonObject): JsonObject
  /** Changes the state by hand: for what no operation sets up. */
  change<Result>(change: (context: RequestContext) => Result): Result
}

const administratorName = 'administrator'

const allowAll = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*' }],
})

/**
 * Makes an empty AWS account with one user, the administrator, or one that goes on from a snapshot.
 * @throws SnapshotError if the snapshot is none
 * @example
 * const sandbox = createSandbox({ realNow: Date.now, account: '111122223333', region: 'eu-west-1' })
 * const response = await sandbox.fetch(signedRequest)
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const state = options.snapshot ? restoreState(options.snapshot, services) : emptyState(options)
  const place = placeOf(options)
  if (options.behaviours) state['behaviours'] = [...options.behaviours]
  if (options.network) state['network'] = structuredClone(options.network)

  const context = (now: number): Omit<RequestContext, 'principal'> => ({
    state,
    ...place,
    now,
    realNow: options.realNow(),
    ids: createIds(state),
  })
  const clock = createClock({
    services,
    mode: options.clock ?? 'manual',
    realNow: options.realNow,
    state: () => state,
    context,
  })
  const operations = new Map<string, Operation>(
    services.flatMap((service) => service.operations.map((operation) => [operation.name, operation] as const)),
  )
  const administrator = administratorOf(state, context(clock.now()))
  const journal = createJournal()
  const world = {
    ...place,
    sourceIp: options.sourceIp ?? '127.0.0.1',
    clock,
    clockMode: options.clock ?? 'manual',
    journal,
    policies: createPolicies(),
    operations,
    realNow: options.realNow,
    state: () => state,
    context,
  } as const
  const asAdministrator = (): RequestContext => ({
    ...context(clock.now()),
    principal: principalOf(state, place.account),
  })

  return {
    ...place,
    fetch: (request) => answer(world, request),
    clock,
    journal,
    administrator,
    state: () => takeSnapshot(state, place),
    perform(name, input) {
      const operation = operations.get(name)
      if (!operation) throw new RangeError(`the sandbox does not serve ${name}`)
      return operation.handle(input, asAdministrator())
    },
    change: (change) => change(asAdministrator()),
  }
}

function placeOf({ snapshot, account, region, partition }: SandboxOptions) {
  const place = {
    account: account ?? snapshot?.account ?? '123456789012',
    region: region ?? snapshot?.region ?? 'us-east-1',
  }
  if (!/^\d{12}$/.test(place.account))
    throw new RangeError(`\`${place.account}\` is not an account: it has twelve digits`)
  return { ...place, partition: partition ?? snapshot?.partition ?? partitionOf(place.region) }
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html (checked 2026-11)
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}

function emptyState({ realNow, seed }: SandboxOptions): SandboxState {
  return {
    ids: { seed: seed ?? 'sandbox', drawn: 0 },
    clock: { offset: 0, reached: realNow() },
    behaviours: [],
    network: {},
    ...Object.fromEntries(services.map((service) => [service.name, service.initial()])),
  }
}

/** The administrator's key; made with the user and its policy where there is none. Nothing else lets anyone in. */
function administratorOf(state: SandboxState, context: Omit<RequestContext, 'principal'>): Credentials {
  const known = state['administrator']
  const key = typeof known === 'string' ? findAccessKey(state, known) : undefined
  if (typeof known === 'string' && key) return { accessKeyId: known, secretAccessKey: key.secret }
  const user = findUser(state, administratorName) ?? addUser(context, { name: administratorName })
  user.policies = { ...user.policies, [administratorName]: allowAll }
  const created = addAccessKey(context, user.name)
  state['administrator'] = created.id
  return { accessKeyId: created.id, secretAccessKey: created.secret }
}

function principalOf(state: SandboxState, account: string): Principal {
  const user = findUser(state, administratorName)
  if (!user) throw new Error('the administrator was deleted')
  return { arn: user.arn, account, identityArn: user.arn, userId: user.id, temporary: false }
}
