import type { RequestHead } from './incoming.ts'
import type { InputRules } from './models/index.ts'
import type { Protocol } from './protocols/protocol.ts'
import type { JsonObject, Operation, Place, RequestContext, SandboxState, ServiceError } from './service.ts'
import type { Checked } from './state-shape.ts'

/**
 * How far a service's state reaches. `region`: one part for each account and region (ECS). `account`: one for each account, whatever the
 * region (IAM). `partition`: one for all accounts, as names of buckets are unique among all of them (S3).
 */
export type Scope = 'region' | 'account' | 'partition'

/** A context without anybody who asks: time goes on, or a story is set up. */
export type BackgroundContext = Omit<RequestContext, 'principal'>

/** A call that a service makes by itself, as a role that it assumes for it: EventBridge starts a task. */
export interface RoleCall {
  /** ARN of the role. */
  readonly role: string
  /** Who assumes it: `events.amazonaws.com`. */
  readonly service: string
  /** ARN of what the call is made for, the `aws:SourceArn` of the role's trust policy. */
  readonly source: string
  readonly operation: Operation['name']
  readonly input: JsonObject
}

/** What a service has at hand when its time has come. */
export interface AdvanceContext extends BackgroundContext {
  /** Makes a call in the account and region of the context. Nobody waits for its answer: the journal takes it down, as it was decided. */
  call(call: RoleCall): void
}

/** Gives the view of an account and region. */
export type StateOf = (place: Pick<Place, 'account' | 'region'>) => SandboxState

/** Who a request is from that shows something else than a signature. */
export interface Bearer {
  readonly accessKeyId: string
  /** The account and region that are called. */
  readonly place: Pick<Place, 'account' | 'region'>
}

/** When something happens by itself next. */
export interface NextEvent {
  /** Virtual milliseconds since 1970. */
  readonly at: number
  /** Waiting for it is worthwhile; expiry and idle events never pull time. */
  readonly pulls: boolean
}

/**
 * For whom resources are seeded: a scenario says what is there, a project names what it works with. What a project names and is there already
 * keeps its value, whoever gave it.
 */
export type SeededAs = 'scenario' | 'project'

/**
 * One AWS service of the sandbox: all that the gateway, the clock and the seeding have to know of it. State machines live in `next` and
 * `advance`: no timer holds a closure, so that state survives a restart.
 */
export interface Service {
  /** IAM's prefix, also the member of `SandboxState` and the start of each operation's name: `ecs`, `cloudwatch`. */
  readonly name: string
  /** The service in the scope of a signature, where it is not the name: `monitoring` of CloudWatch. */
  readonly signingName?: string
  readonly protocol: Protocol
  /** Further protocols that its clients speak, of which a request is in one that claims it. */
  readonly otherProtocols?: readonly Protocol[]
  readonly scope: Scope
  /** The service's part of the state where nothing was made yet. */
  initial(): unknown
  /** The form of that part, by which a state that is read from a file is checked. */
  readonly shape: Checked
  readonly operations: readonly Operation[]
  /** How inputs are refused that break a limit of AWS's model. Default: only their types are looked at. */
  readonly inputRules?: InputRules
  /** The answer to a request that shall change nothing and only say whether it may: thrown after IAM was asked, where the input asks for it. */
  dryRun?(input: JsonObject): ServiceError | undefined
  /**
   * Throws where a request was signed for a region that this service does not take it in; S3 names the region of the bucket. `operation` and
   * `input` are the decoded request's. Without it every region is taken.
   */
  checkRegion?(request: { operation: string; input: JsonObject }, signedFor: Place, state: SandboxState): void
  /**
   * Finds who a request is from, where the service's requests bear no signatures; `realNow` are real milliseconds. Throws
   * `AuthenticationFailure`. Without it requests are signed.
   */
  bearerOf?(head: RequestHead, stateOf: StateOf, realNow: number): Bearer
  /** Adds what `resources` names of this service and is not there yet. Throws `SeedError`. */
  seed?(resources: object, context: RequestContext, as?: SeededAs): void
  /** With `only: 'pulling'` the next event that pulls, even if another comes before it. */
  next?(state: SandboxState, only?: 'pulling'): NextEvent | undefined
  /** Does all that is due at `context.now`. */
  advance?(context: AdvanceContext): void
}
