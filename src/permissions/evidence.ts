import type { Check } from '../calls/index.ts'

/** How sure we are that AWS asks this: it says so; it was seen to; or we take it to. */
export interface Evidence {
  readonly how: 'documented' | 'observed' | 'assumed'
  readonly source: string
}

const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference/'

/** What is known beyond, or against, AWS's own table of actions; the first that fits counts. All checked 2026-11. */
const known: readonly (readonly [fits: (check: Check) => boolean, Evidence])[] = [
  [
    ({ action }) => action === 'iam:PassRole',
    { how: 'documented', source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html' },
  ],
  [
    ({ action }) => action === 'ecs:RegisterTaskDefinition',
    { how: 'observed', source: 'https://github.com/springload/ecs-tool/issues/43 (denied on `FAMILY:*`)' },
  ],
  [
    ({ action, context }) => action === 'ecs:TagResource' && context?.['ecs:CreateAction'] === 'RegisterTaskDefinition',
    { how: 'observed', source: 'https://github.com/aws/aws-cdk/issues/25768 (denied on the family)' },
  ],
  [
    ({ action, context }) => action === 'ecs:TagResource' && context?.['ecs:CreateAction'] === 'RunTask',
    {
      how: 'assumed',
      source:
        'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html names no resource',
    },
  ],
  [
    ({ action }) => action === 'ecs:RunTask',
    {
      how: 'documented',
      source:
        'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html (a family is its newest revision)',
    },
  ],
  [
    ({ action }) => action === 'ecs:ListTasks',
    { how: 'observed', source: 'https://github.com/fluent-aws/ecs-deploy/issues/119 (asked on `*`)' },
  ],
  [
    ({ action }) => action === 'kms:Decrypt',
    { how: 'documented', source: 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html' },
  ],
]

const pages: Readonly<Record<string, string>> = {
  ecs: 'list_amazonelasticcontainerservice.html',
  logs: 'list_amazoncloudwatchlogs.html',
  s3: 'list_amazons3.html',
  ssm: 'list_awssystemsmanager.html',
  secretsmanager: 'list_awssecretsmanager.html',
  ecr: 'list_amazonelasticcontainerregistry.html',
  sts: 'list_awssecuritytokenservice.html',
  iam: 'list_awsidentityandaccessmanagementiam.html',
}

/** The source that a check rests on. */
export function evidenceFor(check: Check): Evidence {
  const found = known.find(([fits]) => fits(check))?.[1]
  if (found) return found
  const page = pages[check.action.split(':')[0] ?? '']
  return { how: 'documented', source: page === undefined ? reference : `${reference}${page}` }
}
