import type { SandboxState } from '../../service.ts'

/** A target group of VPC Lattice. */
export interface LatticeTargetGroup {
  readonly arn: string
  readonly createdAt: number
}

/** What the sandbox remembers of VPC Lattice. */
export interface LatticeState {
  /** By id: `tg-0123456789abcdef0`. */
  targetGroups: Record<string, LatticeTargetGroup>
}

/** The part of the state that belongs to VPC Lattice. */
export function latticeState(state: SandboxState): LatticeState {
  return state['vpc-lattice'] as LatticeState
}

/** `tg-0123456789abcdef0` of itself and of an ARN; `undefined` where it is neither. */
export function targetGroupIdOf(identifier: string): string | undefined {
  // https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_GetTargetGroup.html, targetGroupIdentifier (checked 2026-11)
  return /^(?:arn:[a-z0-9-]+:vpc-lattice:[a-zA-Z0-9-]+:\d{12}:targetgroup\/)?(tg-[0-9a-z]{17})$/.exec(identifier)?.[1]
}
