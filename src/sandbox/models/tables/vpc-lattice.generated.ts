// Made by scripts/input-models.mjs from botocore 1.43.106 (Apache License 2.0, see NOTICE). Not to be edited.
import type { InputModel } from '../model.ts'

export const vpcLattice = {
  "operations": {
    "GetTargetGroup": "GetTargetGroupRequest",
  },
  "shapes": {
    "GetTargetGroupRequest": {"kind":"structure","required":["targetGroupIdentifier"],"members":{"targetGroupIdentifier":"TargetGroupIdentifier"}},
    "TargetGroupIdentifier": {"kind":"string","min":17,"max":2048,"pattern":"((tg-[0-9a-z]{17})|(arn:[a-z0-9\\-]+:vpc-lattice:[a-zA-Z0-9\\-]+:\\d{12}:targetgroup/tg-[0-9a-z]{17}))"},
  },
} as const satisfies InputModel
