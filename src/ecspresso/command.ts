import type { Aws } from '../calls/index.ts'
import type { Project } from '../settings/index.ts'
import type { Edition } from './editions.ts'

/** What a body of ecspresso's works with: it is planned and never carried out. */
export interface Work {
  readonly aws: Aws
  readonly project: Project
  readonly edition: Edition
}
