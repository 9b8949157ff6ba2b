import { arnForms, type InputRules, type Violation } from '../../models/index.ts'
import type { ServiceError } from '../../service.ts'
import { clientException, invalidParameter } from './refuse.ts'

/**
 * ECS has other words than AWS's common library. Most operations see to their members themselves; what is left to this table are values that
 * are none of an enumeration, and names that are missing deep inside.
 * observed: test/vectors/ecs-wire (`include should be one of [TAGS]`); assumed: that others say the same of theirs
 */
export const inputRules: InputRules = {
  refuse(violations, operation) {
    const left = violations.filter((violation) => isLeft(violation, operation))
    // A value that stands there tells more than one that does not.
    const first = left.find(({ rule }) => rule === 'values') ?? left[0]
    return first && refusal(operation, words(first))
  },
  arns: {
    forms: {
      targetGroupArn: { ...arnForms.targetGroup, region: 'own', account: 'own' },
      alternateTargetGroupArn: { ...arnForms.targetGroup, region: 'own', account: 'own' },
      'vpcLatticeConfigurations.targetGroupArn': arnForms.latticeTargetGroup,
      registryArn: { ...arnForms.registry, region: 'own', account: 'own' },
      hookTargetArn: arnForms.lambdaFunction,
      // A role can be passed within its account alone. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html (checked 2026-11)
      roleArn: { ...arnForms.role, account: 'own' },
      infrastructureRoleArn: { ...arnForms.role, account: 'own' },
      ec2InstanceProfileArn: { ...arnForms.instanceProfile, account: 'own' },
      awsPcaAuthorityArn: arnForms.certificateAuthority,
      fileSystemArn: { service: 's3files', resource: /^file-system\/fs-\w+$/ },
      accessPointArn: { service: 's3files', resource: /^file-system\/fs-\w+\/access-point\/\S+$/ },
      principalArn: { ...arnForms.principal, account: 'own' },
    },
    refuse(member, value) {
      if (/roleArn$/i.test(member)) return clientException('Role is not valid')
      // reported by users: the text (hashicorp/terraform-provider-aws#4373)
      if (/registryArn$/.test(member))
        return invalidParameter(`The format of the supplied service registry ARN is invalid: ${value}.`)
      return invalidParameter(`Invalid ${member}: ${value}`) // assumed: the text
    },
  },
}

/** Members whose values the operations check, in words that differ from the table's. */
export const wordedByOperations: ReadonlySet<string> = new Set([
  'launchType',
  'schedulingStrategy',
  'networkMode',
  'protocol',
  'cpuArchitecture',
  'operatingSystemFamily',
  'requiresCompatibilities',
  'lifecycleHooks.targetType',
  'deploymentController.type',
  'thresholdConfiguration.type',
])

/** Members that no operation looks at unless they are there. assumed: the text of their refusal */
const mustBeThere = new Set(['tags', 'tagKeys', 'defaultCapacityProviderStrategy'])

function isLeft({ path, rule, shape }: Violation, operation: string): boolean {
  const names = namesOf(path)
  if (names.at(-1) === 'logDriver' && operation === 'RegisterTaskDefinition') return false
  if (rule === 'values')
    return ![names.at(-1) ?? '', names.slice(-2).join('.')].some((one) => wordedByOperations.has(one))
  // Numbers and truth values that are missing are 0 and false. assumed: as for most of AWS's services that are written in Java
  return (
    rule === 'missing' &&
    (names.length > 1 || mustBeThere.has(path)) &&
    !['integer', 'number', 'boolean'].includes(shape.kind)
  )
}

function words({ path, rule, shape, constraint, shown }: Violation): string {
  const name = namesOf(path).at(-1) ?? path
  if (rule === 'missing') return `${name} can not be empty.`
  const values = 'values' in shape && shape.values
  // reported by users: the text (Shippable/support#3699)
  if (path.includes('ulimits') && name === 'name') return `Unrecognized ulimit name ${bare(shown)}`
  // observed: test/vectors/ecs-wire
  if (name === 'logDriver' && values)
    return `${bare(shown)} is not a valid log driver. Must be one of [${values.join(',')}]`
  return values ? `${name} should be one of [${values.join(',')}]` : `${name}: ${constraint}`
}

function bare(shown = ''): string {
  return shown.replace(/^'(.*)'$/s, '$1')
}

/** `containerDefinitions.1.member.name` without the numbers. */
function namesOf(path: string): string[] {
  return path.replaceAll(/\.\d+\.member/g, '').split('.')
}

/** What is wrong with definitions and clusters is a ClientException, what is wrong with services and tasks another. */
function refusal(operation: string, message: string): ServiceError {
  return /TaskDefinition|Express/.test(operation) ? clientException(message) : invalidParameter(message)
}
