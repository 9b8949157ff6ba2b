import { regionalArn } from '../../arns.ts'
import { own } from '../../records.ts'
import type { JsonObject, Place, SandboxState } from '../../service.ts'

/** An output of a stack. */
export interface StackOutput {
  readonly key: string
  readonly value: string
  readonly description?: string
  /** The name under which other stacks import it: unique in account and region. */
  readonly exportName?: string
}

/** A stack: what is known of it by its outputs. Its resources are not made. */
export interface Stack {
  readonly name: string
  /** The UUID at the end of its ARN. */
  readonly id: string
  readonly createdAt: number
  updatedAt?: number
  deletedAt?: number
  status: 'REVIEW_IN_PROGRESS' | 'CREATE_COMPLETE' | 'UPDATE_COMPLETE' | 'DELETE_COMPLETE'
  /** As it was sent; absent of stacks that a scenario lists. */
  template?: string
  description?: string
  parameters: Record<string, string>
  outputs: readonly StackOutput[]
  /** Absent while there are none. */
  changeSets?: ChangeSet[]
  tags: Record<string, string>
}

/** A change that may be made to a stack: the request that described it. */
export interface ChangeSet {
  readonly name: string
  /** The UUID at the end of its ARN. */
  readonly id: string
  readonly createdAt: number
  readonly isCreation: boolean
  /** As it was sent. */
  readonly request: JsonObject
  /** Nothing would change: it cannot be executed. */
  readonly isEmpty: boolean
  isExecuted: boolean
}

/** What the sandbox remembers of CloudFormation. */
export interface CloudFormationState {
  /** By name. */
  stacks: Record<string, Stack>
  /** Found by ARN alone, as on AWS. */
  deleted: Stack[]
}

/** The part of the state that belongs to CloudFormation. */
export function cloudFormationState(state: SandboxState): CloudFormationState {
  return state['cloudformation'] as CloudFormationState
}

/** The ARN of a stack, which CloudFormation calls its id. */
export function stackArn(place: Place, { name, id }: Pick<Stack, 'name' | 'id'>): string {
  return regionalArn(place, 'cloudformation', `stack/${name}/${id}`)
}

/** The stack that a name or an ARN names; a deleted one by its ARN alone. */
export function findStack(state: SandboxState, place: Place, named: string): Stack | undefined {
  const { stacks, deleted } = cloudFormationState(state)
  if (!named.startsWith('arn:')) return own(stacks, named)
  return [...Object.values(stacks), ...deleted].find((stack) => stackArn(place, stack) === named)
}

/** The stack that exports a value under this name. */
export function exporterOf(state: SandboxState, exportName: string): Stack | undefined {
  return Object.values(cloudFormationState(state).stacks).find(({ outputs }) =>
    outputs.some((output) => output.exportName === exportName),
  )
}
