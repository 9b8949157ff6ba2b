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
  /** Carries the answer's type; never set. */
  readonly output?: Output
}

interface Details {
  readonly absent?: readonly string[]
  readonly region?: string | undefined
}

type Make = <Output>(
  name: Call<Output>['name'],
  input: object,
  checks: Call<Output>['checks'],
  details?: Details,
) => Call<Output>

/** A call that changes nothing. */
export const read: Make = (name, input, checks, details) => make('read', name, input, checks, details)

/** A call that changes something: a dry run does not send it. */
export const write: Make = (name, input, checks, details) => make('write', name, input, checks, details)

function make<Output>(
  access: Call<Output>['access'],
  name: Call<Output>['name'],
  input: object,
  checks: Call<Output>['checks'],
  { absent = [], region }: Details = {},
): Call<Output> {
  return { name, access, input, checks, absent, ...(region === undefined ? {} : { region }) }
}
