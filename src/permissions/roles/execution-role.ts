import { anything, type Check, isMarked, SECRET_SUFFIX, unread } from '../../calls/index.ts'
import { repositoriesOf, signIn } from './images.ts'
import { type Definition, listOf, memberOf, type RolePlan, type RoleSetting, roleNeed, textOf } from './role.ts'
import { tasksTrust } from './tasks-trust.ts'

/** What ECS does on behalf of the tasks before their containers run. */
export function executionRole(setting: RoleSetting): RolePlan {
  const containers = listOf(setting.taskDefinition['containerDefinitions'])
  const images = pulls(setting)
  const needs = [
    ...images.needs,
    ...containers.flatMap((container) => logNeeds(setting, container)),
    ...containers.flatMap((container) => secretNeeds(setting, container)),
    ...containers.flatMap((container) => fileNeeds(setting, container)),
    ...listOf(setting.taskDefinition['volumes']).flatMap((volume) => volumeNeeds(setting, volume)),
  ]
  const keys = keyNeeds(
    setting,
    needs.map(({ action }) => action),
  )
  return {
    needs: [...needs, ...keys.needs],
    managed: [],
    trust: tasksTrust(setting.place),
    notes: [...images.notes, ...keys.notes],
  }
}

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

function pulls(setting: RoleSetting) {
  const { repositories, unread: open } = repositoriesOf(setting)
  const needs = repositories.flatMap(({ arn, containers }) =>
    PULL.map((action) =>
      roleNeed(`container ${containers.join(', ')}`, 'pull the image', {
        action,
        resource: arn,
        statement: { name: 'PullImages' },
      }),
    ),
  )
  const foreign = repositories.filter(
    ({ account }) => !isMarked(setting.place.account) && account !== setting.place.account,
  )
  return {
    needs: needs.length === 0 ? [] : [roleNeed('every image of ECR', 'sign in to the registry', signIn), ...needs],
    notes: [
      ...open.map(
        (name) => `the image of container \`${name}\` is looked up: if it is one of ECR, --read adds its repository`,
      ),
      ...foreign.map(({ arn }) => `\`${arn}\` is of another account: its repository policy has to allow the pull too`),
    ],
  }
}

/** `awslogs` writes a stream for each task; FireLens and other drivers write as the task itself. */
function logNeeds({ place }: RoleSetting, container: Definition) {
  const { logDriver, options } = memberOf(container['logConfiguration'])
  if (logDriver !== 'awslogs') return []
  const given = memberOf(options)
  const group = textOf(given['awslogs-group'])
  const region = textOf(given['awslogs-region']) || place.region
  const prefix = textOf(given['awslogs-stream-prefix'])
  const base = `arn:${place.partition}:logs:${region}:${place.account}:log-group:${group}`
  const name = textOf(container['name'])
  const stream = prefix === '' ? anything('stream') : `${prefix}/${name}/${anything('task id')}`
  const need = (action: string, resource: string, statement: string) =>
    roleNeed(`container ${name}`, statement === 'WriteLogs' ? 'write the log' : 'create the log group', {
      action,
      resource,
      statement: { name: statement },
    })
  return [
    ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) =>
      need(action, `${base}:log-stream:${stream}`, 'WriteLogs'),
    ),
    // observed: test/vectors/iam/denials.json, denied on the group without anything behind it
    ...(given['awslogs-create-group'] === 'true'
      ? [base, `${base}:${anything('stream')}`].map((resource) =>
          need('logs:CreateLogGroup', resource, 'CreateLogGroup'),
        )
      : []),
  ]
}

/** Secrets of the environment, of the log driver, and the password of a private registry. */
function secretNeeds(setting: RoleSetting, container: Definition) {
  const { logConfiguration, repositoryCredentials, secrets } = container
  const who = `container ${textOf(container['name'])}`
  const named = [...listOf(secrets), ...listOf(memberOf(logConfiguration)['secretOptions'])]
  const credentials = textOf(memberOf(repositoryCredentials)['credentialsParameter'])
  return [
    ...named.map(({ name, valueFrom }) =>
      roleNeed(who, `inject \`${textOf(name)}\``, secretCheck(setting, textOf(valueFrom))),
    ),
    ...(credentials === '' ? [] : [roleNeed(who, 'sign in to its registry', secretCheck(setting, credentials))]),
  ]
}

/**
 * A secret's ARN, with JSON key, stage and version behind it, or the name or ARN of a parameter.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html (checked 2026-11)
 */
function secretCheck({ place }: RoleSetting, valueFrom: string): Check {
  const statement = { name: 'ReadSecrets' }
  if (valueFrom.startsWith('arn:') && valueFrom.split(':')[2] === 'secretsmanager') {
    const arn = valueFrom.split(':').slice(0, 7).join(':')
    const whole = /-[A-Za-z0-9]{6}$/.test(arn) || isMarked(arn) ? arn : `${arn}-${anything(SECRET_SUFFIX)}`
    return { action: 'secretsmanager:GetSecretValue', resource: whole, statement }
  }
  const parameter = { action: 'ssm:GetParameters', statement: { name: 'ReadParameters' } }
  if (valueFrom.startsWith('arn:')) return { ...parameter, resource: valueFrom }
  if (isMarked(valueFrom)) return { ...parameter, resource: unread('secret or parameter') }
  const { partition, region, account } = place
  return {
    ...parameter,
    resource: `arn:${partition}:ssm:${region}:${account}:parameter/${valueFrom.replace(/^\//, '')}`,
  }
}

/** Environment files and the configuration of FireLens, both on S3. */
function fileNeeds({ place }: RoleSetting, container: Definition) {
  const options = memberOf(memberOf(container['firelensConfiguration'])['options'])
  const files = [
    ...listOf(container['environmentFiles']).map(({ value }) => textOf(value)),
    ...(options['config-file-type'] === 's3' ? [textOf(options['config-file-value'])] : []),
  ]
  const who = `container ${textOf(container['name'])}`
  return files.flatMap((file) => {
    const arn = file.startsWith('arn:') ? file : `arn:${place.partition}:s3:::${file}`
    const bucket = arn.replace(/\/.*$/s, '')
    return [
      roleNeed(who, 'read a file', { action: 's3:GetObject', resource: arn, statement: { name: 'ReadFiles' } }),
      roleNeed(who, 'find the bucket', {
        action: 's3:GetBucketLocation',
        resource: bucket,
        statement: { name: 'FindBuckets' },
      }),
    ]
  })
}

/** The credentials with which Windows containers mount FSx. */
function volumeNeeds(setting: RoleSetting, volume: Definition) {
  const fsx = memberOf(volume['fsxWindowsFileServerVolumeConfiguration'])
  const credentials = textOf(memberOf(fsx['authorizationConfig'])['credentialsParameter'])
  return credentials === ''
    ? []
    : [roleNeed(`volume ${textOf(volume['name'])}`, 'mount the file system', secretCheck(setting, credentials))]
}

/** Keys are fenced by the service on whose behalf they decrypt, which is in the region of the key. */
function keyNeeds({ kmsKeys }: RoleSetting, actions: readonly string[]) {
  const used = new Set(actions.map((action) => action.split(':')[0]))
  const services = ['s3', 'secretsmanager', 'ssm'].filter((service) => used.has(service))
  const needs = kmsKeys.flatMap((resource) =>
    services.map((service) =>
      roleNeed('what is encrypted', `decrypt what ${service} keeps`, {
        action: 'kms:Decrypt',
        resource,
        context: { 'kms:ViaService': `${service}.${resource.split(':')[3]}.amazonaws.com` },
        statement: { name: 'Decrypt' },
      }),
    ),
  )
  const isOpen = kmsKeys.length === 0 && services.length > 0
  return {
    needs,
    notes: isOpen ? ['kms:Decrypt is left out: --kms-key names a key of your own that encrypts secrets or files'] : [],
  }
}
