import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Finding, type FindingCode, lintText, type PolicyKind, renderSarif, renderText } from './index.ts'

const ecs = 'arn:aws:ecs:ap-northeast-1:111122223333:'

/** A policy of one line for each statement, the first of which is on line 2. */
function policy(...statements: object[]): string {
  return `{"Version": "2012-10-17", "Statement": [\n${statements.map((statement) => JSON.stringify(statement)).join(',\n')}\n]}`
}

function allow(action: string | string[], resource: string | string[], more: object = {}): object {
  return {
    Effect: 'Allow',
    Action: action,
    Resource: resource,
    ...more,
  }
}

async function findings(
  text: string,
  kind?: PolicyKind | undefined,
  file = 'policy.json',
): Promise<readonly Finding[]> {
  return (await lintText(text, { file, ...(kind && { kind }) })).findings
}

async function codes(text: string, kind?: PolicyKind | undefined): Promise<FindingCode[]> {
  return (await findings(text, kind)).map(({ code }) => code)
}

const article = readFileSync(new URL('./fixtures/hand-written-deploy-policy.json', import.meta.url), 'utf8')

describe('lintText() on the policy that a widely read article publishes', () => {
  test('finds every defect at its line, the trailing comma and what is behind it', async () => {
    const found = (await findings(article)).filter(({ severity }) => severity === 'error')
    expect(found.map(({ line, column, code, replacement }) => [line, column, code, replacement])).toEqual([
      [45, 26, 'ARN_ACCOUNT', '"arn:aws:ecs:<region>:<aws_account_id>:cluster/<cluster_name>"'],
      [60, 9, 'LOGS_LOG_GROUP_MISSING', '"arn:aws:logs:<region>:<aws_account_id>:log-group:<log_group_name>:*"'],
      [70, 6, 'JSON_TRAILING_COMMA', ''],
    ])
  })

  test('has no errors once the three repairs are made', async () => {
    let text = article
    const errors = (await findings(article)).filter(({ severity }) => severity === 'error')
    for (const { offset, length, replacement } of errors.toReversed()) {
      text = text.slice(0, offset) + (replacement ?? '') + text.slice(offset + length)
    }
    expect((await findings(text)).filter(({ severity }) => severity !== 'note')).toEqual([])
  })
})

function trust(condition: object, more: object = {}): string {
  return policy({
    Effect: 'Allow',
    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: condition,
    ...more,
  })
}
const github = 'token.actions.githubusercontent.com'

/** The mistakes people make, each with its code, and the repair where there is one. */
const mistakes: readonly (readonly [
  title: string,
  text: string,
  code: FindingCode,
  replacement?: string | undefined,
  kind?: PolicyKind | undefined,
])[] = [
  [
    'a trailing comma',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},]}',
    'JSON_TRAILING_COMMA',
    '',
  ],
  ['no Version', '{"Statement":[{"Effect":"Allow","Action":"ecs:RunTask","Resource":"*"}]}', 'VERSION_MISSING'],
  [
    'a variable without Version',
    '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::tf/${aws:username}/*"}]}',
    'VERSION_VARIABLES',
  ],
  ['a Version of this year', '{"Version":"2026-01-01","Statement":[]}', 'VERSION_INVALID', '"2012-10-17"'],
  ['no statement at all', '{"Version":"2012-10-17","Statement":[]}', 'STATEMENTS_EMPTY'],
  [
    'a cluster ARN with `cluster` for an account',
    policy(
      allow('ecs:RunTask', `${ecs}task-definition/web:*`, {
        Condition: { ArnEquals: { 'ecs:cluster': 'arn:aws:ecs:ap-northeast-1:cluster:cluster/app' } },
      }),
    ),
    'ARN_ACCOUNT',
    `"${ecs}cluster/app"`,
  ],
  [
    'a log ARN without log-group:',
    policy(allow('logs:GetLogEvents', 'arn:aws:logs:ap-northeast-1:111122223333:/ecs/web:*')),
    'LOGS_LOG_GROUP_MISSING',
    '"arn:aws:logs:ap-northeast-1:111122223333:log-group:/ecs/web:*"',
  ],
  [
    'events of a log group without its streams',
    policy(allow('logs:GetLogEvents', 'arn:aws:logs:ap-northeast-1:111122223333:log-group:/ecs/web')),
    'LOGS_SUFFIX_MISSING',
    '"arn:aws:logs:ap-northeast-1:111122223333:log-group:/ecs/web:*"',
  ],
  [
    'an account of thirteen digits',
    policy(allow('ecs:UpdateService', 'arn:aws:ecs:ap-northeast-1:1111222233334:service/app/web')),
    'ARN_ACCOUNT',
    undefined,
  ],
  [
    'an account with hyphens',
    policy(allow('ecs:UpdateService', 'arn:aws:ecs:ap-northeast-1:1111-2222-3333:service/app/web')),
    'ARN_ACCOUNT',
    `"${ecs}service/app/web"`,
  ],
  [
    'the name of a cluster for its ARN',
    policy(
      allow('ecs:RunTask', `${ecs}task-definition/web:*`, { Condition: { StringEquals: { 'ecs:cluster': 'app' } } }),
    ),
    'CONDITION_ARN_MISMATCH',
  ],
  [
    'a misspelt key of the service',
    policy(
      allow('ecs:RunTask', `${ecs}task-definition/web:*`, {
        Condition: { ArnLike: { 'ecs:custer': `${ecs}cluster/app` } },
      }),
    ),
    'CONDITION_KEY_NEVER_SENT',
    '"ecs:cluster"',
  ],
  [
    'a misspelt global key',
    policy(allow('ecs:ListTasks', '*', { Condition: { StringEquals: { 'aws:RequestedRegoin': 'ap-northeast-1' } } })),
    'CONDITION_KEY_UNKNOWN',
    '"aws:RequestedRegion"',
  ],
  ['a misspelt variable', policy(allow('s3:GetObject', 'arn:aws:s3:::tf/${aws:usernam}/*')), 'VARIABLE_INVALID'],
  [
    'a misspelt service that a role is passed to',
    policy(
      allow('iam:PassRole', 'arn:aws:iam::111122223333:role/web', {
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs-task.amazonaws.com' } },
      }),
    ),
    'VALUE_UNKNOWN',
    '"ecs-tasks.amazonaws.com"',
  ],
  [
    'the name of a service that a role is passed to cut short',
    policy(
      allow('iam:PassRole', 'arn:aws:iam::111122223333:role/web', {
        Condition: { StringEquals: { 'iam:PassedToService': ['ecs.amazonaws.com', 'ecs-tasks'] } },
      }),
    ),
    'VALUE_UNKNOWN',
    '"ecs-tasks.amazonaws.com"',
  ],
  [
    'an operation in another letter case',
    policy(allow('ecs:TagResource', '*', { Condition: { StringEquals: { 'ecs:CreateAction': 'runTask' } } })),
    'VALUE_UNKNOWN',
    '"RunTask"',
  ],
  ['ExecuteCommand on tasks alone', policy(allow('ecs:ExecuteCommand', `${ecs}task/app/*`)), 'ACTION_RESOURCE_LACKING'],
  ['RunTask on a cluster', policy(allow('ecs:RunTask', `${ecs}cluster/app`)), 'ACTION_NEVER_MATCHES'],
  [
    'DescribeTaskDefinition on an ARN',
    policy(allow('ecs:DescribeTaskDefinition', `${ecs}task-definition/web:*`)),
    'ACTION_NEVER_MATCHES',
  ],
  ['ListTasks on tasks', policy(allow('ecs:ListTasks', `${ecs}task/app/*`)), 'ACTION_NEVER_MATCHES'],
  [
    'GetObject on a bucket',
    policy(allow('s3:GetObject', 'arn:aws:s3:::tf')),
    'S3_OBJECT_ON_BUCKET',
    '"arn:aws:s3:::tf/*"',
  ],
  [
    'HeadObject for an action',
    policy(allow('s3:HeadObject', 'arn:aws:s3:::tf/*')),
    'ACTION_IS_OPERATION',
    '"s3:GetObject"',
  ],
  [
    'a misspelt action',
    policy(allow('ecs:RunTasks', `${ecs}task-definition/web:*`)),
    'ACTION_UNKNOWN',
    '"ecs:RunTask"',
  ],
  ['PassRole on everything', policy(allow('iam:PassRole', '*')), 'PASS_ROLE_ANY'],
  [
    'PassRole on everything to one service',
    policy(
      allow('iam:PassRole', '*', { Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } }),
    ),
    'PASS_ROLE_ANY_TO_SERVICE',
  ],
  [
    'PassRole with aws:SourceArn',
    policy(
      allow('iam:PassRole', 'arn:aws:iam::111122223333:role/web', {
        Condition: { ArnLike: { 'aws:SourceArn': `${ecs}*` } },
      }),
    ),
    'CONDITION_KEY_NEVER_SENT',
  ],
  [
    'ecs:cluster on RegisterTaskDefinition',
    policy(
      allow('ecs:RegisterTaskDefinition', '*', { Condition: { ArnEquals: { 'ecs:cluster': `${ecs}cluster/app` } } }),
    ),
    'CONDITION_KEY_NEVER_SENT',
  ],
  [
    'StringEquals with a star',
    policy(allow('ecs:RunTask', '*', { Condition: { StringEquals: { 'aws:RequestTag/env': 'dev*' } } })),
    'WILDCARD_IS_LITERAL',
  ],
  [
    'ForAllValues in an Allow',
    policy(allow('ecs:TagResource', '*', { Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['env'] } } })),
    'FOR_ALL_VALUES_IN_ALLOW',
  ],
  [
    'the short ARN of a service',
    policy(allow('ecs:UpdateService', `${ecs}service/web`)),
    'ECS_SHORT_ARN',
    `"${ecs}service/<cluster>/web"`,
  ],
  [
    'a secret without its suffix',
    policy(allow('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:web/db')),
    'SECRET_SUFFIX_MISSING',
    '"arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:web/db-??????"',
  ],
  [
    'a parameter with two slashes',
    policy(allow('ssm:GetParameters', 'arn:aws:ssm:ap-northeast-1:111122223333:parameter//app/x')),
    'SSM_DOUBLE_SLASH',
    '"arn:aws:ssm:ap-northeast-1:111122223333:parameter/app/x"',
  ],
  ['a Japanese Sid', policy(allow('ecs:RunTask', '*', { Sid: 'デプロイ' })), 'CHARACTER_INVALID'],
  [
    'a Sid twice',
    policy(allow('ecs:RunTask', '*', { Sid: 'Run' }), allow('ecs:StopTask', '*', { Sid: 'Run' })),
    'SID_DUPLICATE',
  ],
  ['a Principal in an identity policy', policy(allow('ecs:RunTask', '*', { Principal: '*' })), 'PRINCIPAL_FORBIDDEN'],
  ['a trust policy without Principal', policy({ Effect: 'Allow', Action: 'sts:AssumeRole' }), 'PRINCIPAL_MISSING'],
  [
    'a Resource in a trust policy',
    policy({
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Resource: '*',
    }),
    'RESOURCE_FORBIDDEN',
  ],
  ['Action and NotAction', policy({ ...allow('ecs:RunTask', '*'), NotAction: 'iam:*' }), 'ELEMENT_CONFLICT'],
  [
    'a policy beyond the quota',
    policy(
      ...Array.from({ length: 60 }, (_, index) =>
        allow('ecs:DescribeServices', `${ecs}service/app/web-with-a-long-name-${index}`),
      ),
    ),
    'POLICY_TOO_LONG',
  ],
  ['a wildcard in the service of an action', policy(allow('e*:RunTask', '*')), 'ACTION_FORMAT'],
  [
    'a wildcard in the service of an ARN',
    policy(allow('ecs:RunTask', 'arn:aws:e*:*:*:task-definition/web:*')),
    'ARN_SERVICE',
  ],
  [
    'a misspelt operator',
    policy(allow('ecs:RunTask', '*', { Condition: { StringEqualsIfExist: { 'aws:RequestTag/env': 'dev' } } })),
    'OPERATOR_UNKNOWN',
    '"StringEqualsIfExists"',
  ],
  [
    'a slash in the ARN of a CodeDeploy application',
    policy(allow('codedeploy:GetApplication', 'arn:aws:codedeploy:ap-northeast-1:111122223333:application/app')),
    'CODEDEPLOY_SEPARATOR',
    '"arn:aws:codedeploy:ap-northeast-1:111122223333:application:app"',
  ],
  [
    'two partitions',
    policy(
      allow('ecs:RunTask', [
        `${ecs}task-definition/web:*`,
        'arn:aws-cn:ecs:cn-north-1:111122223333:task-definition/web:*',
      ]),
    ),
    'PARTITION_MIXED',
  ],
  [
    'an Allow under a wider Deny',
    policy(allow('ecs:RunTask', `${ecs}task-definition/web:*`), { Effect: 'Deny', Action: 'ecs:*', Resource: '*' }),
    'STATEMENT_SHADOWED',
  ],
  // Their kin.
  ['a single quote', "{'Version': '2012-10-17', 'Statement': []}", 'JSON_QUOTES', '"Version"'],
  ['a missing comma', '{"Version":"2012-10-17" "Statement":[]}', 'JSON_MISSING_COMMA'],
  ['a comment', '{"Version":"2012-10-17", // today\n"Statement":[]}', 'JSON_COMMENT', ''],
  ['an element in small letters', '{"version":"2012-10-17","Statement":[]}', 'ELEMENT_UNKNOWN', '"Version"'],
  [
    'a key twice',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecs:RunTask","Action":"ecs:StopTask","Resource":"*"}]}',
    'DUPLICATE_KEY',
  ],
  [
    'an ARN with a part too few',
    policy(allow('ecs:RunTask', 'arn:aws:ecs:ap-northeast-1:task-definition/web:*')),
    'ARN_ACCOUNT',
  ],
  ['a bare name for a resource', policy(allow('ecs:RunTask', 'web')), 'RESOURCE_FORMAT'],
  ['an action with a dot', policy(allow('ecs.RunTask', '*')), 'ACTION_FORMAT', '"ecs:RunTask"'],
  [
    'a key with several values under a plain operator',
    policy(allow('ecs:TagResource', '*', { Condition: { StringEquals: { 'aws:TagKeys': 'env' } } })),
    'MULTIVALUED_KEY',
  ],
  [
    'ecs:service on an action that checks the service too',
    policy(
      allow('ecs:DescribeServiceDeployments', '*', {
        Condition: { ArnEquals: { 'ecs:service': `${ecs}service/app/web` } },
      }),
    ),
    'CONDITION_KEY_SELDOM_SENT',
  ],
  [
    'a service ARN for ecs:cluster',
    policy(allow('ecs:ListTasks', '*', { Condition: { ArnEquals: { 'ecs:cluster': `${ecs}service/app/web` } } })),
    'CONDITION_ARN_MISMATCH',
  ],
  [
    'RegisterTaskDefinition on the bare family',
    policy(allow('ecs:RegisterTaskDefinition', `${ecs}task-definition/web`)),
    'ECS_REVISION_MISSING',
    `"${ecs}task-definition/web:*"`,
  ],
  [
    'a log group without :*',
    policy(allow('logs:FilterLogEvents', 'arn:aws:logs:ap-northeast-1:111122223333:log-group:/ecs/web')),
    'LOGS_SUFFIX_MISSING',
  ],
  ['everything', policy(allow('*', '*')), 'ALLOW_EVERYTHING'],
  ['Allow with NotAction', policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }), 'NOT_ACTION_ALLOWED'],
  ['a repeated statement', policy(allow('ecs:*', '*'), allow('ecs:RunTask', '*')), 'STATEMENT_REPEATED'],
  ['a policy with aud only', trust({ StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com' } }), 'TRUST_OIDC_OPEN'],
  ['an owner with a star', trust({ StringLike: { [`${github}:sub`]: 'repo:o*/r*:*' } }), 'TRUST_SUBJECT_WIDE'],
  ['every repository of an owner', trust({ StringLike: { [`${github}:sub`]: 'repo:acme/*' } }), 'TRUST_SUBJECT_WIDE'],
  ['a subject of the old form', trust({ StringLike: { [`${github}:sub`]: 'repo:acme/shop:*' } }), 'TRUST_SUBJECT_FORM'],
  [
    'sts:AssumeRole for a web identity',
    trust({ StringEquals: { [`${github}:sub`]: 'repo:acme@1/shop@2:environment:prod' } }, { Action: 'sts:AssumeRole' }),
    'TRUST_FEDERATED_ACTION',
    '"sts:AssumeRoleWithWebIdentity"',
  ],
  [
    'the audience of another partition',
    policy({
      Effect: 'Allow',
      Principal: { Federated: `arn:aws-cn:iam::111122223333:oidc-provider/${github}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${github}:aud`]: 'sts.amazonaws.com',
          [`${github}:sub`]: 'repo:acme@1/shop@2:environment:prod',
        },
      },
    }),
    'TRUST_AUDIENCE_PARTITION',
    '"sts.amazonaws.com.cn"',
  ],
  [
    'one cluster in the trust of a task role',
    policy({
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { ArnLike: { 'aws:SourceArn': `${ecs}cluster/app` } },
    }),
    'TRUST_CLUSTER_ARN',
  ],
  [
    'a misspelt service',
    policy({ Effect: 'Allow', Principal: { Service: 'ecs-task.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    'PRINCIPAL_FORMAT',
    '"ecs-tasks.amazonaws.com"',
  ],
  [
    'a trust policy given as identity policy',
    policy({ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    'PRINCIPAL_FORBIDDEN',
    undefined,
    'identity',
  ],
]

describe('lintText() finds', () => {
  const cases = mistakes.map(([title, ...rest]) => [title, rest] as const)
  test.each(cases)('%s', async (_, [text, code, replacement, kind]) => {
    const found = (await findings(text, kind)).find((finding) => finding.code === code)
    expect(found, (await codes(text, kind)).join(', ')).toBeDefined()
    if (replacement !== undefined) expect(found?.replacement).toBe(replacement)
  })
})

describe('lintText() has nothing to say about', () => {
  const silent: readonly (readonly [string, string])[] = [
    [
      'the policy of a deployment',
      policy(
        allow('ecs:RegisterTaskDefinition', `${ecs}task-definition/web:*`),
        allow('iam:PassRole', 'arn:aws:iam::111122223333:role/web-exec', {
          Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
        }),
        allow(['ecs:CreateService', 'ecs:DescribeServices', 'ecs:UpdateService'], `${ecs}service/app/web`),
        allow('ecs:RunTask', `${ecs}task-definition/web:*`, {
          Condition: { ArnEquals: { 'ecs:cluster': `${ecs}cluster/app` } },
        }),
        allow('ecs:DescribeTasks', `${ecs}task/app/*`),
        allow('s3:GetObject', 'arn:aws:s3:::tf/prod.tfstate'),
        allow('logs:GetLogEvents', 'arn:aws:logs:ap-northeast-1:111122223333:log-group:/ecs/web:log-stream:ecs/app/*'),
        allow('ecs:DescribeServiceDeployments', [`${ecs}service/app/web`, `${ecs}service-deployment/app/web/*`]),
        allow('ecs:ListTasks', '*', { Condition: { ArnEquals: { 'ecs:cluster': `${ecs}cluster/app` } } }),
        allow('ecs:DescribeTaskDefinition', '*'),
        allow('ecs:TagResource', `${ecs}task-definition/web`, {
          Condition: { StringEquals: { 'ecs:CreateAction': 'RegisterTaskDefinition' } },
        }),
      ),
    ],
    [
      'braces in the prefix of a log stream',
      policy(
        allow(
          'logs:GetLogEvents',
          'arn:aws:logs:ap-northeast-1:111122223333:log-group:/ecs/web:log-stream:${$}{prefix-name}/app/*',
        ),
      ),
    ],
    ['operations that the table of AWS lacks', policy(allow('ecs:CreateGateway', '*'))],
    [
      'the trust policy of a repository with ids',
      trust({
        StringEquals: {
          [`${github}:aud`]: 'sts.amazonaws.com',
          [`${github}:sub`]: 'repo:acme@1/shop@2:ref:refs/heads/main',
        },
      }),
    ],
  ]
  test.each(silent)('%s', async (_, text) => {
    expect(await findings(text)).toEqual([])
  })

  test.each(['<account>', '${account}', '${AWS::AccountId}', '{{ must_env `ACCOUNT` }}', 'ACCOUNT'])(
    'what stands around the placeholder %s',
    async (account) => {
      const text = policy(allow('ecs:UpdateService', `arn:aws:ecs:<region>:${account}:service/app/web`))
      expect((await findings(text)).filter(({ code }) => code !== 'PLACEHOLDERS')).toEqual([])
    },
  )
})

describe('lintText() on statements that never apply', () => {
  const here = (name: string): string => `arn:aws:ecs:eu-west-1:111122223333:${name}`
  const tag = (createAction: string, resource: string): object => ({
    ...allow('ecs:TagResource', here(resource)),
    Condition: { StringEquals: { 'ecs:CreateAction': createAction } },
  })

  test.each([
    ['the tags of a task on its definition', tag('RunTask', 'task-definition/web:*'), 'TAG_ON_OTHER_TYPE'],
    ['the tags of a service on its tasks', tag('CreateService', 'task/app/*'), 'TAG_ON_OTHER_TYPE'],
    [
      'an ARN as the name of a service',
      allow('ecs:UpdateService', here(`service/app/${here('service/app/web')}`)),
      'ARN_NAME',
    ],
    [
      'words for region and account',
      allow('ecs:UpdateService', 'arn:aws:ecs:REGION:ACCOUNT_ID:service/app/web'),
      'PLACEHOLDERS',
    ],
    [
      'the account of documentation',
      allow('ecs:UpdateService', 'arn:aws:ecs:eu-west-1:XXXXXXXXXXXX:service/app/web'),
      'PLACEHOLDERS',
    ],
    ['every secret', allow('secretsmanager:GetSecretValue', '*'), 'RESOURCE_COULD_BE_NARROW'],
    ['every object', allow('s3:GetObject', '*'), 'RESOURCE_COULD_BE_NARROW'],
  ])('finds %s', async (_, statement, code) => {
    expect((await findings(policy(statement))).map((found) => found.code)).toEqual([code])
  })

  test.each([
    ['the tags of tasks', tag('RunTask', 'task/app/*')],
    ['the tags of a service', tag('CreateService', 'service/app/web')],
    ['the tags of whatever is created', tag('CreateService', '*')],
    ['a list of services', allow('ecs:ListServices', '*')],
  ])('finds nothing in %s', async (_, statement) => {
    expect(await findings(policy(statement))).toEqual([])
  })

  test('the hint for a key that is not sent names no resource that the action does not have', async () => {
    const statement = {
      ...allow('ecs:ListTasks', '*'),
      Condition: { ArnEquals: { 'ecs:service': here('service/app/web') } },
    }
    expect(await findings(policy(statement))).toMatchObject([
      { code: 'CONDITION_KEY_NEVER_SENT', hint: 'what fences it is `ecs:cluster`' },
    ])
  })
})

describe('lintText() on shared identity providers', () => {
  const statement = (issuer: string, Condition?: object): string =>
    policy({
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${issuer}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      ...(Condition && { Condition }),
    })

  test.each([
    ['gitlab.com', 'gitlab.com:sub'],
    ['app.terraform.io', 'app.terraform.io:sub'],
    ['oidc.vercel.com', 'oidc.vercel.com:aud'],
    ['api.pulumi.com/oidc', 'api.pulumi.com/oidc:AUD'],
    ['sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d', 'sts:RoleSessionName'],
  ])('wants a condition for %s on %s', async (issuer, key) => {
    expect(await codes(statement(issuer))).toContain('TRUST_OIDC_OPEN')
    expect(await codes(statement(issuer, { StringLike: { [key]: '*' } }))).toContain('TRUST_OIDC_OPEN')
    expect(await codes(statement(issuer, { StringLike: { [key]: 'acme' } }))).not.toContain('TRUST_OIDC_OPEN')
  })

  test('wants all keys of one operator to be narrow, and is content with another operator', async () => {
    const wide = { [`${github}:sub`]: 'repo:acme@1/shop@2:*', [`${github}:job_workflow_ref`]: '*' }
    expect(await codes(trust({ StringLike: wide }))).toContain('TRUST_OIDC_OPEN')
    const beside = {
      StringLike: { [`${github}:job_workflow_ref`]: '*' },
      StringEquals: { [`${github}:sub`]: 'repo:acme@1/shop@2:x' },
    }
    expect(await codes(trust(beside))).not.toContain('TRUST_OIDC_OPEN')
  })

  test('lets private providers be', async () => {
    expect(await codes(statement('oidc.acme-builds.example'))).toEqual([])
  })
})

test('lintText() says once which actions were not checked, and calls none of them unknown', async () => {
  const found = await findings(policy(allow(['glue:StartJobRun', 'ec2:RunInstances', 'glue:GetJob'], '*')))
  const message =
    'not checked, because our table does not have them: `glue:StartJobRun`, `ec2:RunInstances` and `glue:GetJob`'
  expect(found.map(({ code, severity, message }) => [code, severity, message])).toEqual([
    ['ACTIONS_NOT_CHECKED', 'note', message],
  ])
})

describe('lintText() on bad input', () => {
  test.each([
    ['an empty file', '', 'JSON_EMPTY'],
    ['white space', ' \n', 'JSON_EMPTY'],
    ['binary', 'PK\u0003\u0004\u0000\u0000', 'NOT_TEXT'],
    ['a byte order mark', '\uFEFF{"Version":"2012-10-17","Statement":[]}', 'JSON_BOM'],
    [
      'two policies',
      `${policy(allow('ecs:RunTask', '*'))}\n${policy(allow('ecs:RunTask', '*'))}`,
      'JSON_TWO_DOCUMENTS',
    ],
    ['a list', '[]', 'POLICY_NOT_OBJECT'],
    ['a number', '42', 'POLICY_NOT_OBJECT'],
    ['a thousand brackets', '['.repeat(1000), 'JSON_TOO_DEEP'],
    ['a hundred thousand objects', '{"a":'.repeat(100_000), 'JSON_TOO_DEEP'],
    ['a string without end', '{"Version": "2012', 'JSON_STRING'],
    [
      'the answer of get-role',
      `{"Role": {"AssumeRolePolicyDocument": ${policy(allow('ecs:RunTask', '*'))}}}`,
      'STATEMENT_MISSING',
    ],
    ['half a policy', '{"Version":"2012-10-17","Statement":[{"Effect":"Allow"', 'JSON_UNCLOSED'],
  ] as const)('says what is wrong with %s', async (_, text, code) => {
    expect(await codes(text)).toContain(code)
  })

  test('reads YAML with positions', async () => {
    const text = 'Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: ecs:RunTasks\n    Resource: "*"\n'
    const [found] = (await findings(text, undefined, 'policy.yaml')).filter(({ severity }) => severity !== 'note')
    expect(found).toMatchObject({ file: 'policy.yaml', line: 4, column: 13, code: 'ACTION_UNKNOWN' })
    const broken = await findings('Version: [', undefined, 'policy.yml')
    expect(broken.map((finding) => finding.code)).toContain('YAML_SYNTAX')
  })

  test.each([
    [
      'aliases of aliases',
      `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh'].map((name, index) => `${name}: &${name} [${`*${'abcdefg'[index]}, `.repeat(10)}]`).join('\n')}`,
      'JSON_TOO_DEEP',
    ],
    ['a thousand levels', `${'['.repeat(1000)}${']'.repeat(1000)}`, 'JSON_TOO_DEEP'],
    ['fifty thousand levels', '['.repeat(50_000), 'JSON_TOO_DEEP'],
    ['a tab for an indent', 'Version: 2012-10-17\nStatement:\n\t- Effect: Allow', 'YAML_SYNTAX'],
    [
      'two documents',
      'Version: 2012-10-17\nStatement: []\n---\nVersion: 2012-10-17\nStatement: []',
      'JSON_TWO_DOCUMENTS',
    ],
    ['a key twice', 'Version: 2012-10-17\nVersion: 2012-10-17\nStatement: []', 'DUPLICATE_KEY'],
    ['an empty file', '# nothing yet\n', 'JSON_EMPTY'],
    ['a text', 'hello', 'POLICY_NOT_OBJECT'],
  ])('says what is wrong with YAML of %s', async (_, text, code) => {
    expect((await findings(text, undefined, 'policy.yaml')).map((finding) => finding.code)).toContain(code)
  })

  test('reads 5 MB in seconds', async () => {
    const many = policy(
      ...Array.from({ length: 40_000 }, (_, index) => allow('ecs:DescribeServices', `${ecs}service/app/web-${index}`)),
    )
    expect(many.length).toBeGreaterThan(5_000_000)
    const start = performance.now()
    expect(await codes(many)).toContain('POLICY_TOO_LONG')
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  test('twenty thousand statements, each with a finding, end in seconds of the processor, on one line or on many', async () => {
    const statement = (index: number) => ({
      Effect: 'Allow',
      Action: ['ecs:Describe*', 'iam:PassRole'],
      Resource: `${ecs}service/app/web-${index}`,
    })
    const Statement = Array.from({ length: 20_000 }, (_, index) => statement(index))
    const document = { Version: '2012-10-17', Statement }
    for (const text of [JSON.stringify(document), JSON.stringify(document, undefined, 1)]) {
      const before = process.cpuUsage()
      const found = await lintText(text, { file: 'policy.json' })
      expect(found.findings.length).toBeGreaterThan(20_000)
      const sources = [{ file: 'policy.json', text }]
      for (const render of [renderText, renderSarif])
        expect(render(found.findings, sources).length).toBeGreaterThan(1e6)
      const { user, system } = process.cpuUsage(before)
      // Some three seconds; each finding went through the whole line, or the whole text, before.
      expect((user + system) / 1e6).toBeLessThan(15)
    }
  })

  test('survives any change of one character', async () => {
    const text = policy(
      allow(['ecs:RunTask'], `${ecs}task-definition/web:*`, { Condition: { Bool: { 'aws:SecureTransport': true } } }),
    )
    for (let index = 0; index < text.length; index++) {
      for (const character of ['', '"', '{', ']', ',', '\\', '\n']) {
        const broken = text.slice(0, index) + character + text.slice(index + 1)
        for (const { line, column } of await findings(broken)) {
          expect(line).toBeGreaterThan(0)
          expect(column).toBeGreaterThan(0)
        }
      }
    }
  })
})
