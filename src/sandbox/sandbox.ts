import { createSigningKeys, type Keyring } from './authenticate/index.ts'
import { createPolicies } from './authorize/index.ts'
import type { BackgroundContext } from './aws-service.ts'
import type { Behaviour } from './behaviour.ts'
import { callAsRole } from './call-as-role.ts'
import { type Clock, type ClockMode, createClock } from './clock.ts'
import { createHistory, type FaultyCall, faultsOf } from './faults/index.ts'
import { answer } from './gateway.ts'
import { createTurns, type Pause } from './gateway-world.ts'
import { createIds, systemIds } from './ids.ts'
import { type Arriving, arriving, type SandboxRequest } from './incoming.ts'
import { createJournal, type Journal } from './journal.ts'
import { handleWithTokens } from './page-tokens.ts'
import { type Reply, toResponse } from './reply.ts'
import { createStateViews, type SavedState } from './saved-state.ts'
import type { Served, ServeOptions } from './serve.ts'
import type { JsonObject, Operation, Place, Principal, RequestContext, SandboxState } from './service.ts'
import { addAccessKey, addUser, findAccessKey, findUser } from './services/iam/index.ts'
import { services } from './services/index.ts'
import { restoreState, type Snapshot, takeSnapshot } from './snapshot.ts'

/** A long-term access key. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** The options of a new sandbox. */
export interface SandboxOptions {
  /** Real milliseconds since 1970; nothing else tells the sandbox the time. Default: the system's clock. */
  readonly realNow?: () => number
  /** The account that the administrator is in; twelve digits. Default: `123456789012`, or the snapshot's. */
  readonly account?: string
  /** The region that is seeded where none is named; requests may be for any. Default: `us-east-1`, or the snapshot's. */
  readonly region?: string
  /** Default: that of the region. */
  readonly partition?: string
  /** Default: `manual`. */
  readonly clock?: ClockMode
  /**
   * Ids, keys and secrets follow from it: the same seed, the same ones. Without it ids are the same in each new sandbox, while keys, secrets
   * and session tokens are drawn from the system's randomness, so that nobody can know them.
   */
  readonly seed?: string
  /** What `Sandbox.snapshot` gave: the new sandbox goes on from there. */
  readonly snapshot?: Snapshot
  /** Rules for the behaviour of containers; they take the place of the snapshot's. */
  readonly behaviours?: readonly Behaviour[]
  /** Value of `aws:SourceIp`. Default: `127.0.0.1`. */
  readonly sourceIp?: string
}

/** AWS as one function: `account` and `region` are where its administrator and its story are; every other region begins empty. */
export interface Sandbox extends Place {
  /**
   * Answers a request in AWS's wire protocols. What goes wrong is an answer. Rejects, as `fetch` does, where a fault of the scenario closes the
   * connection; one that makes an answer late passes by `pause`, by default by moving the clock.
   */
  fetch(request: SandboxRequest, pause?: Pause): Promise<Response>
  /** The same for a request whose body is still on its way, without a `Response` around the answer: what a server uses. */
  reply(request: Arriving, pause: Pause): Promise<Reply>
  readonly clock: Clock
  readonly journal: Journal
  /** Of the user `administrator`, whose policy allows everything. */
  readonly administrator: Credentials
  /** All that the sandbox remembers, as plain JSON; a copy. */
  snapshot(): Snapshot
  /** Offers it to the AWS clients of this machine; rejects with the system's error where the port cannot be had. */
  serve(options?: ServeOptions): Promise<Served>
  /** Ends the servers that `serve` began. */
  [Symbol.asyncDispose](): Promise<void>
  /**
   * Does what an operation does, without a signature, checks or a journal entry: for setting up what is there before a story begins.
   * Throws `ServiceError` as the operation does.
   */
  perform(operation: Operation['name'], input: JsonObject): JsonObject
  /** Changes the state by hand, of the sandbox's own account and region or of another: for what no operation sets up. */
  change<Result>(
    change: (context: RequestContext) => Result,
    place?: Partial<Pick<Place, 'account' | 'region'>>,
  ): Result
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
 * await using sandbox = createSandbox({ account: '111122223333', region: 'eu-west-1' })
 * const response = await sandbox.fetch(signedRequest)
 */
export function createSandbox(given: SandboxOptions = {}): Sandbox {
  const options = { realNow: Date.now, ...given }
  const saved = options.snapshot !== undefined ? restoreState(options.snapshot, services) : emptyState(options)
  const home = placeOf(options)
  if (options.behaviours) {
    saved.behaviours = [...options.behaviours]
    saved.faultCounts = {}
  }

  const views = createStateViews(saved, services, home)
  const ids = createIds(saved)
  const secrets = options.seed === undefined ? systemIds() : ids
  function context(place: Place, now: number): BackgroundContext {
    const stateOf = (other: Partial<Place>): SandboxState => views.view({ ...place, ...other })
    return { state: views.view(place), stateOf, ...place, now, realNow: options.realNow(), ids, secrets }
  }
  const operations = new Map<string, Operation>(
    services.flatMap((service) => service.operations.map((operation) => [operation.name, operation] as const)),
  )
  const journal = createJournal()
  const policies = createPolicies()
  const calling = { policies, operations, ids, journal }
  const clock = createClock({
    parts: views.parts,
    view: views.view,
    mode: options.clock ?? 'manual',
    realNow: options.realNow,
    state: saved.clock,
    context: (place, now) => {
      const background = context(place, now)
      return { ...background, call: (call) => callAsRole(calling, background, call) }
    },
  })
  const administrator = administratorOf(saved, context(home, clock.now()))
  const keyring: Keyring = {
    accounts: () =>
      views.accounts().map((account) => ({ place: { ...home, account }, state: views.view({ ...home, account }) })),
  }
  const world = {
    home,
    sourceIp: options.sourceIp ?? '127.0.0.1',
    clock,
    clockMode: options.clock ?? 'manual',
    journal,
    policies,
    services,
    operations,
    keyring,
    signingKeys: createSigningKeys(),
    turns: createTurns(),
    history: createHistory(saved),
    faultsOf: (call: FaultyCall) => faultsOf(saved, call),
    ids,
    realNow: options.realNow,
    view: views.view,
    context,
  } as const
  function asAdministrator(place: Partial<Place> = {}): RequestContext {
    const principal = {
      ...administratorPrincipal(views.view(home), home.account),
      accessKeyId: administrator.accessKeyId,
    }
    return { ...context({ ...home, ...place }, clock.now()), principal }
  }

  const advance: Pause = async (milliseconds) => clock.advance(milliseconds)
  const servers: Served[] = []
  const sandbox: Sandbox = {
    ...home,
    fetch: async (request, pause = advance) => toResponse(await answer(world, arriving(request), pause)),
    reply: (request, pause) => answer(world, request, pause),
    clock,
    journal,
    administrator,
    snapshot: () => takeSnapshot(saved, home, services),
    perform(name, input) {
      const operation = operations.get(name)
      if (!operation) throw new RangeError(`the sandbox does not serve ${name}`)
      return copy(handleWithTokens(operation, copy(input), asAdministrator()))
    },
    change: (change, place) => change(asAdministrator(place)),
    async serve(serving) {
      // Loaded when it is used: whoever holds the sandbox in process needs no sockets.
      const { serveSandbox } = await import('./serve.ts')
      const served = await serveSandbox(sandbox, serving)
      servers.push(served)
      return served
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((served) => served.close()))
    },
  }
  return sandbox
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

function emptyState({ realNow, seed }: SandboxOptions & { realNow: () => number }): SavedState {
  return {
    ids: { seed: seed ?? 'sandbox', drawn: 0 },
    clock: { offset: 0, reached: realNow() },
    behaviours: [],
    faultCounts: {},
    closedKinds: [],
    services: {},
  }
}

/** The administrator's key; made with the user and its policy where there is none. Nothing else lets anyone in. */
function administratorOf(saved: SavedState, context: BackgroundContext): Credentials {
  const known = saved.administrator
  const key = known === undefined ? undefined : findAccessKey(context.state, known)
  const isThere = key !== undefined && findUser(context.state, administratorName) !== undefined
  if (known !== undefined && isThere) return { accessKeyId: known, secretAccessKey: key.secret }
  const user = findUser(context.state, administratorName) ?? addUser(context, { name: administratorName })
  user.policies = { ...user.policies, [administratorName]: allowAll }
  const created = addAccessKey(context, user.name)
  saved.administrator = created.id
  return { accessKeyId: created.id, secretAccessKey: created.secret }
}

function administratorPrincipal(state: SandboxState, account: string): Principal {
  const user = findUser(state, administratorName)
  if (!user) throw new Error('the administrator was deleted')
  return { arn: user.arn, account, identityArn: user.arn, userId: user.id, temporary: false }
}

// The caller's objects stay the caller's, and the state's the state's. As it goes over the wire: without members that are undefined.
function copy(value: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject
}
