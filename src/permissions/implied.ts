import { isMarked, type Place } from '../calls/index.ts'
import type { LineNeed } from './statements.ts'

/**
 * What AWS asks on behalf of a lookup whose object is encrypted with a key of one's own: nobody can tell from the files.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service (checked 2026-11)
 */
export function decryptNeeds(needs: readonly LineNeed[], kmsKeys: readonly string[]): LineNeed[] {
  return kmsKeys.flatMap((resource) => {
    const region = regionOf(resource)
    return servicesUsing(region, needs).map((service) => ({
      action: 'kms:Decrypt',
      resource,
      context: { 'kms:ViaService': `${service}.${region}.amazonaws.com` },
      statement: { name: 'Decrypt' },
      line: '--kms-key',
      step: `decrypt what ${service} keeps`,
      grade: 'required',
      principal: 'caller',
      when: [[]],
    }))
  })
}

/** A service decrypts with keys of its own region. The ARN of an object does not say where its bucket is. */
function servicesUsing(region: string, needs: readonly LineNeed[]): string[] {
  const services = needs.flatMap(({ action, resource }) => {
    const own = regionOf(resource)
    return own === '' || own === region || isMarked(own) ? (reading[action] ?? []) : []
  })
  return [...new Set(services)]
}

const reading: Readonly<Record<string, string>> = {
  's3:GetObject': 's3',
  'ssm:GetParameter': 'ssm',
  'ssm:GetParameters': 'ssm',
  'secretsmanager:GetSecretValue': 'secretsmanager',
}

function regionOf(arn: string): string {
  return arn.split(':')[3] ?? ''
}

/**
 * The first service of an account makes ECS's service-linked role.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles-for-clusters.html (checked 2026-11)
 */
export function bootstrapNeed({ partition, account }: Place): LineNeed {
  return {
    action: 'iam:CreateServiceLinkedRole',
    resource: `arn:${partition}:iam::${account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    context: { 'iam:AWSServiceName': 'ecs.amazonaws.com' },
    statement: { name: 'CreateServiceLinkedRole' },
    line: '--bootstrap',
    step: 'make the role of ECS in a new account',
    grade: 'required',
    principal: 'caller',
    when: [[]],
  }
}
