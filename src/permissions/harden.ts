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
 * What the project does not do, denied: whatever else the role is given one day, deployments open no shell, get no public address, no
 * privileged container, no other network, and pass roles to nobody else. Only what the policy itself allows is denied.
 */
export function harden(
  granted: readonly PlannedStatement[],
  { serviceDefinition, taskDefinition }: RoleSetting,
): Hardening {
  const allows = new Set(granted.flatMap(({ actions }) => actions))
  const network = memberOf(memberOf(serviceDefinition?.['networkConfiguration'])['awsvpcConfiguration'])
  const subnets = listOfTexts(network['subnets'])
  const isOpen = subnets.some(isMarked)
  const deny = (
    Sid: string,
    actions: readonly string[],
    Condition: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>,
  ): StatementDocument[] => {
    const own = actions.filter((action) => allows.has(action))
    return own.length === 0 ? [] : [{ Sid, Effect: 'Deny', Action: own, Resource: '*', Condition }]
  }
  const services = ['ecs:CreateService', 'ecs:UpdateService']
  return {
    statements: [
      ...(serviceDefinition?.['enableExecuteCommand'] === true
        ? []
        : deny('DenyExecuteCommand', [...services, 'ecs:RunTask'], {
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
      ...deny('DenyOtherServices', ['iam:PassRole'], { StringNotEquals: { 'iam:PassedToService': passedTo(granted) } }),
    ],
    notes: isOpen ? ['other subnets are not denied: those of the project are looked up, --read knows them'] : [],
  }
}

function passedTo(granted: readonly PlannedStatement[]): string[] {
  const services = granted.flatMap(({ context }) => context['iam:PassedToService'] ?? [])
  return [...new Set(services)].sort()
}

function listOfTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
