import type { Aws } from '../../../calls/index.ts'
import { describeSecurityGroups, describeSubnets, describeTargetGroups } from '../../../calls/operations/index.ts'
import { fine, type InVpc, type Judgement, look, wrong } from '../finding.ts'
import type { Item, TargetType } from '../items.ts'

type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>

/** Subnets are there, in one VPC, and one of them has an address to give. */
export async function checkSubnets(aws: Aws, { ids }: Of<'subnets'>): Promise<Judgement> {
  const judge = ({ Subnets }: SubnetsAnswer) => {
    const places = Subnets.map(({ SubnetId = '', VpcId = '' }) => ({ thing: SubnetId, vpc: VpcId }))
    const isFull = Subnets.length > 0 && Subnets.every(({ AvailableIpAddressCount }) => AvailableIpAddressCount === 0)
    return together(places, [
      ...missing(ids, places),
      ...inSeveral(places),
      ...(isFull ? ['none of them has a free address'] : []),
    ])
  }
  return look(aws, { call: describeSubnets(ids), absent: '', judge })
}

interface SubnetsAnswer {
  readonly Subnets: readonly {
    readonly SubnetId?: string
    readonly VpcId?: string
    readonly AvailableIpAddressCount?: number
  }[]
}

/** Security groups are there. */
export async function checkSecurityGroups(aws: Aws, { ids }: Of<'security groups'>): Promise<Judgement> {
  return look(aws, {
    call: describeSecurityGroups(ids),
    absent: '',
    judge: ({ SecurityGroups }) => {
      const places = SecurityGroups.map(({ GroupId = '', VpcId = '' }) => ({ thing: GroupId, vpc: VpcId }))
      return together(places, missing(ids, places))
    },
  })
}

const whose: Readonly<Record<TargetType, string>> = {
  ip: 'tasks with `awsvpc`',
  instance: 'tasks without `awsvpc`',
}

/** A target group is there, and takes what the network mode of the tasks gives it. */
export async function checkTargetGroup(aws: Aws, { arn, type }: Of<'target group'>): Promise<Judgement> {
  const absent = 'there is no such target group'
  return look(aws, {
    call: describeTargetGroups({ TargetGroupArns: [arn] }),
    absent,
    judge: ({ TargetGroups: [group] }) => {
      if (group === undefined) return wrong(absent)
      const isOther = type !== undefined && group.TargetType !== type
      return together(
        group.VpcId === undefined ? [] : [{ thing: 'it', vpc: group.VpcId }],
        isOther ? [`its target type is \`${group.TargetType}\`; ${whose[type]} need \`${type}\``] : [],
      )
    },
  })
}

/**
 * The same judgements, and of what lies in another VPC than the subnets that it does. Where the subnets are not known, or lie in several,
 * nobody can say.
 */
export function withVpcs<Named extends { readonly kind: Item['kind'] }>(
  all: readonly (readonly [item: Named, judgement: Judgement])[],
): readonly Judgement[] {
  const [subnets] = all.filter(([{ kind }]) => kind === 'subnets')
  const vpcs = [...new Set(subnets?.[1].places?.map(({ vpc }) => vpc))]
  const [own, ...others] = vpcs
  if (own === undefined || others.length > 0) return all.map(([, judgement]) => judgement)
  return all.map(([, judgement]) => {
    const strangers = (judgement.places ?? []).filter(({ vpc }) => vpc !== own)
    const told = strangers.map(({ thing, vpc }) => `${shown(thing)} is in \`${vpc}\`, the subnets are in \`${own}\``)
    return told.length === 0 ? judgement : wrong([judgement.text, ...told].filter((text) => text !== '').join('; '))
  })
}

function together(places: readonly InVpc[], faults: readonly string[]): Judgement {
  return { ...(faults.length === 0 ? fine : wrong(faults.join('; '))), places }
}

function missing(ids: readonly string[], found: readonly InVpc[]): string[] {
  const lacking = ids.filter((id) => found.every(({ thing }) => thing !== id))
  return lacking.length === 0 ? [] : [`there is no ${lacking.map(shown).join(', ')}`]
}

function inSeveral(places: readonly InVpc[]): string[] {
  const vpcs = [...new Set(places.map(({ vpc }) => vpc))]
  return vpcs.length < 2 ? [] : [`they are in several VPCs: ${vpcs.map(shown).join(', ')}`]
}

function shown(thing: string): string {
  return thing === 'it' ? thing : `\`${thing}\``
}
