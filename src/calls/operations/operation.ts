import type { AnswerOf, OperationName } from '../../shapes/index.ts'
import {
  type Call,
  type CallFacts,
  type Check,
  type RateGroup,
  type Repeat,
  read,
  type StatementName,
  write,
} from '../call.ts'

/**
 * What an operation is, in one place: everything that retries, limits, policies and messages have to know of it. That its answer is one of
 * AWS's, the compiler checks against the shape tables.
 */
interface Common<Name extends OperationName, Member> {
  /** The member that every answer of AWS has; an answer without it was damaged on the way. */
  readonly yields: [keyof AnswerOf<Name>] extends [never] ? null : Member
  /** AWS limits ECS's operations in groups; other services allow more than a command asks for. */
  readonly rate: Name extends `ecs:${string}` ? RateGroup : null
  /** Of its checks that say nothing else: the statement of the policy that allows them. */
  readonly statement: string | StatementName
  /** Of its checks that say nothing else: what is lost where the command goes on without it. */
  readonly loss?: string
  readonly absent?: readonly string[]
  readonly region?: string | undefined
}

interface WriteFacts<Name extends OperationName, Member> extends Common<Name, Member> {
  readonly repeat: Repeat
  /** A command line of the AWS CLI that shows whether it was carried out. */
  readonly shownBy: string
  /** For people: what makes a repetition safe, where a flag does. */
  readonly repeatedBy?: string
}

type Answered<Name extends OperationName, Member> = AnswerOf<Name> & {
  readonly [Key in keyof AnswerOf<Name> & Member]-?: NonNullable<AnswerOf<Name>[Key]>
}

/** A call that changes nothing. */
export function readCall<Name extends OperationName, const Member extends keyof AnswerOf<Name> = never>(
  name: Name,
  input: object,
  checks: Call<unknown>['checks'],
  facts: Common<Name, Member>,
): Call<Answered<Name, Member>> {
  return read(name, input, named(checks, facts), wireFacts(facts))
}

/** A call that changes something: a dry run does not send it. */
export function writeCall<Name extends OperationName, const Member extends keyof AnswerOf<Name> = never>(
  name: Name,
  input: object,
  checks: Call<unknown>['checks'],
  { repeat, shownBy, repeatedBy, ...facts }: WriteFacts<Name, Member>,
): Call<Answered<Name, Member>> {
  return write(name, input, named(checks, facts), {
    ...wireFacts(facts),
    repeat,
    shownBy,
    ...(repeatedBy === undefined ? {} : { repeatedBy }),
  })
}

function wireFacts<Name extends OperationName, Member>({
  yields,
  rate,
  absent,
  region,
}: Common<Name, Member>): CallFacts {
  return {
    absent: absent ?? [],
    region,
    rate: rate ?? undefined,
    ...(yields === null ? {} : { yields: String(yields) }),
  }
}

function named(
  checks: Call<unknown>['checks'],
  { statement, loss }: { readonly statement: string | StatementName; readonly loss?: string },
): Call<unknown>['checks'] {
  const own = typeof statement === 'string' ? { name: statement } : statement
  const facts: Partial<Check> = { statement: own, ...(loss === undefined ? {} : { loss }) }
  return (place) => checks(place).map((check) => ({ ...facts, ...check }))
}
