/** Where a command works. The account may be a mark while nobody has said which one it is. */
export interface Place {
  readonly partition: string
  readonly region: string
  readonly account: string
}

/** One thing IAM asks before AWS does a call. `context` holds the condition keys worth fencing a statement with. */
export interface Check {
  /** `ecs:UpdateService` */
  readonly action: string
  /** An ARN, which may hold marks, or `*` where AWS offers no resource. */
  readonly resource: string
  readonly context?: Readonly<Record<string, string>>
  /** Which keys the tags of a tagging call have. */
  readonly tagKeys?: TagKeys
  /** Default: a statement named after the action. */
  readonly statement?: StatementName
  /** What a command that goes on after a denial goes on without: `no log lines`. */
  readonly loss?: string
}

/** The keys of the tags in a request: all of them are among these, or none is. They hold no marks. */
export interface TagKeys {
  readonly are: 'among' | 'other than'
  readonly keys: readonly string[]
}

/** The statement of a generated policy that a check belongs to: letters and digits, as IAM wants of a Sid. */
export interface StatementName {
  readonly name: string
  /** The name where the command cannot do without. */
  readonly required?: string
  /** A statement that takes this one in, under its own name, where both are about the same resources. */
  readonly joins?: string
}

/** How many calls AWS allows for a group of operations, per account and region. */
export interface RateGroup {
  readonly name: string
  /** Calls that may be saved up while none is made. */
  readonly burst: number
  readonly perSecond: number
}

/** What becomes of a write that is sent twice, because nobody knows whether AWS did it the first time. */
export type Repeat =
  /** Nothing: both end in the same state. */
  | 'harmless'
  /** Two are not the same as one. It is sent again only where AWS cannot have done it. */
  | 'never'
  /** AWS recognises the second by this member of the request. */
  | { readonly token: string }
  /** The second does no harm but leaves something behind; users are told what. */
  | {
      readonly leaves: string
      /** Its name, from the answer of the last one and the number of those before that nobody knows of. */
      named?(answer: unknown, lost: number): string | undefined
    }

/** One AWS API call as a value: what goes over the wire and what IAM asks first. An operation is a function that makes one. */
export interface Call<Output> {
  /** Signing name and operation: `ecs:DescribeServices`. */
  readonly name: `${string}:${string}`
  readonly access: 'read' | 'write'
  /** The request as it goes over the wire: JSON for awsJson services, parameters for query services and S3. */
  readonly input: object
  checks(place: Place): readonly Check[]
  /** Error codes that mean "it is not there": to every question about such an answer the reply is no. */
  readonly absent: readonly string[]
  /** The region, where it is not the command's own (the log group of a container may be elsewhere). */
  readonly region?: string
  /** Whether it may be sent again when its answer was lost. Reads are `harmless`. */
  readonly repeat: Repeat
  /** The member that every answer has: one without it is no answer. Absent where the answer is empty. */
  readonly yields?: string
  /** Where nobody is told how a write ended: what shows it, for people. */
  readonly shownBy?: string
  /** For people: what makes a repetition safe. */
  readonly repeatedBy?: string
  /** What AWS counts it under; absent where it allows more than a command asks for. */
  readonly rate?: RateGroup
  /** Carries the answer's type; never set. */
  readonly output?: Output
}

/** What is known of a call beside its request and its checks. */
export type CallFacts = Partial<
  Pick<Call<unknown>, 'absent' | 'repeat' | 'yields' | 'shownBy' | 'repeatedBy'> & {
    readonly region: string | undefined
    readonly rate: RateGroup | undefined
  }
>

type Make = <Output>(
  name: Call<Output>['name'],
  input: object,
  checks: Call<Output>['checks'],
  facts?: CallFacts,
) => Call<Output>

/** A call that changes nothing. */
export const read: Make = (name, input, checks, facts) => ({
  ...make('read', name, input, checks),
  repeat: 'harmless',
  ...given(facts),
})

/** A call that changes something: a dry run does not send it. */
export const write: Make = (name, input, checks, facts) => ({
  ...make('write', name, input, checks),
  repeat: 'never',
  ...given(facts),
})

function make<Output>(
  access: Call<Output>['access'],
  name: Call<Output>['name'],
  input: object,
  checks: Call<Output>['checks'],
) {
  return { name, access, input, checks, absent: [] }
}

/** Without the members that are there but undefined. */
function given({ region, rate, ...facts }: CallFacts = {}) {
  return { ...facts, ...(region === undefined ? {} : { region }), ...(rate === undefined ? {} : { rate }) }
}

/** A list that comes in pages. IAM is asked the same for each of them. */
export interface Listing<Page, Item> {
  readonly first: Call<Page>
  /** `undefined` after the last page. */
  next(page: Page): Call<Page> | undefined
  items(page: Page): readonly Item[]
  /** Whether those found so far will do: then no more pages are read. */
  enough?(items: readonly Item[]): boolean
}
