import type { ImageBack } from './previous.ts'

/** What a rollback has done. */
export interface RollbackResult {
  readonly cluster: string
  readonly service: string
  /** `stopped`: a deployment that was on its way; `deployed`: the revision before. */
  readonly action: 'stopped' | 'deployed'
  /** The revision that is left: `web:13`. */
  readonly from: string
  /** The one that runs, or will; absent where nobody has looked. */
  readonly to?: string
  /** What that brings back, by digest, as far as ECS tells. */
  readonly images: readonly ImageBack[]
  readonly deployment: { readonly id: string; readonly status: 'completed' | 'begun' }
  /** Whether the revision that is left was deregistered. */
  readonly deregistered: boolean
}

/** A rollback, and the revision that it left. */
export interface WentBack {
  readonly done: Omit<RollbackResult, 'deregistered'>
  /** Its ARN; absent where nobody could tell. */
  readonly left: string | undefined
}
