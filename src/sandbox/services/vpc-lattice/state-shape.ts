import { named, object, text, time } from '../../state-shape.ts'
import type { LatticeState, LatticeTargetGroup } from './store.ts'

/** The form of what the sandbox remembers. */
export const latticeShape = object<LatticeState>({
  targetGroups: named(object<LatticeTargetGroup>({ arn: text, createdAt: time })),
})
