import type { Aws } from '../../../calls/index.ts'
import { getFunctionConfiguration, getTargetGroup } from '../../../calls/operations/index.ts'
import { fine, type Judgement, look, wrong } from '../finding.ts'
import type { Item } from '../items.ts'

type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>

/** A function that deployments call is there, and can be called: Lambda wakes an inactive one. */
export async function checkFunction(aws: Aws, { arn }: Of<'function'>): Promise<Judgement> {
  return look(aws, {
    call: getFunctionConfiguration(arn),
    absent: 'there is no such function',
    judge: ({ State, StateReason }) =>
      State === 'Failed' ? wrong(`it is in the state \`Failed\`${StateReason ? `: ${StateReason}` : ''}`) : fine,
  })
}

/**
 * A target group of VPC Lattice is there, and takes the addresses of tasks.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-vpc-lattice.html (checked 2026-11)
 */
export async function checkLatticeTargetGroup(aws: Aws, { arn }: Of<'lattice target group'>): Promise<Judgement> {
  return look(aws, {
    call: getTargetGroup(arn),
    absent: 'there is no such target group',
    judge: ({ type, status, config }) => {
      const vpc = config?.vpcIdentifier
      const places = vpc === undefined ? [] : [{ thing: 'it', vpc }]
      if (status !== undefined && /FAILED|DELETE/.test(status)) return { ...wrong(`it is ${status}`), places }
      const isOther = type !== undefined && type !== 'IP'
      return { ...(isOther ? wrong(`its type is \`${type}\`; tasks need \`IP\``) : fine), places }
    },
  })
}
