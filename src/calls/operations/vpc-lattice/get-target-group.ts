import { readCall } from '../operation.ts'

/** A target group of VPC Lattice by its ARN. https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_GetTargetGroup.html (checked 2026-11) */
export function getTargetGroup(arn: string) {
  return readCall(
    'vpc-lattice:GetTargetGroup',
    { targetGroupIdentifier: arn },
    () => [{ action: 'vpc-lattice:GetTargetGroup', resource: arn }],
    { yields: 'arn', rate: null, statement: 'FindLatticeTargetGroups', absent: ['ResourceNotFoundException'] },
  )
}
