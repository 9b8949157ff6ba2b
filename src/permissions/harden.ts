import { isMarked } from '../calls/index.ts'
import type { StatementDocument } from '../iam/index.ts'
import { listOf, memberOf, type RoleSetting } from './roles/role.ts'
import type { PlannedStatement } from './statements.ts'

/** Denies, and what could not be denied because nobody knows it yet. */
export interface Hardening {
  readonly statements: readonly StatementDocument[]
  readonly notes: readonly string[]
}

/**
 * What the project does not do, denied: whatever else the role is given one day, nobody opens a shell with it, and deployments get no public
 * address, no privileged container, no other network, and pass roles to nobody else. So actions are denied that the policy does not allow
 * today, too: a role that is given `ecs:*` keeps its Denies.
 */
export function harden(
  granted: readonly PlannedStatement[],
  { serviceDefinition, taskDefinition }: RoleSetting,
): Hardening {
  const isGranted = (action: string) => granted.some(({ actions }) => actions.includes(action))
  const network = memberOf(memberOf(serviceDefinition?.['networkConfiguration'])['awsvpcConfiguration'])
  const subnets = listOfTexts(network['subnets'])
  const isOpen = subnets.some(isMarked)
  const deny = (
    Sid: string,
    actions: readonly string[],
    Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>,
  ): StatementDocument[] => [
    { Sid, Effect: 'Deny', Action: oneOrMany(actions), Resource: '*', ...(Condition && { Condition }) },
  ]
  const services = ['ecs:CreateService', 'ecs:UpdateService']
  return {
    statements: [
      ...(isGranted('ecs:ExecuteCommand') ? [] : deny('DenyShells', ['ecs:ExecuteCommand'])),
      ...(serviceDefinition?.['enableExecuteCommand'] === true
        ? []
        : deny('DenyExecuteCommand', [...services, 'ecs:RunTask', 'ecs:StartTask'], {
            StringEquals: { 'ecs:enable-execute-command': 'true' },
          })),
      ...(network['assignPublicIp'] === 'ENABLED'
        ? []
        : deny('DenyPublicAddress', services, { Bool: { 'ecs:auto-assign-public-ip': 'true' } })),
      ...(listOf(taskDefinition['containerDefinitions']).some(({ privileged }) => privileged === true)
        ? []
        : deny('DenyPrivileged', ['ecs:RegisterTaskDefinition'], { StringEquals: { 'ecs:privileged': 'true' } })),
      ...(subnets.length === 0 || isOpen
        ? []
        : deny('DenyOtherSubnets', services, { 'ForAnyValue:StringNotEquals': { 'ecs:subnet': subnets } })),
      ...(isGranted('iam:PassRole')
        ? deny('DenyOtherServices', ['iam:PassRole'], { StringNotEquals: { 'iam:PassedToService': passedTo(granted) } })
        : deny('DenyPassRole', ['iam:PassRole'])),
    ],
    notes: isOpen ? ['other subnets are not denied: those of the project are looked up, --read knows them'] : [],
  }
}

function oneOrMany(all: readonly string[]): string | readonly string[] {
  return all.length === 1 ? (all[0] ?? '') : all
}

function passedTo(granted: readonly PlannedStatement[]): string[] {
  const services = granted.flatMap(({ context }) => context['iam:PassedToService'] ?? [])
  return [...new Set(services)].sort()
}

function listOfTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
