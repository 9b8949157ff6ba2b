import { isClosedKind } from '../../../closed-kinds.ts'
import type { JsonObject } from '../../../service.ts'
import { findRepository } from '../../ecr/store.ts'
import { callOfService } from '../../kms/index.ts'
import { findBucket } from '../../s3/index.ts'
import { findSecret, secretArn } from '../../secretsmanager/index.ts'
import { findParameter, parameterArn } from '../../ssm/index.ts'
import { objects, optionalObject, optionalText } from '../input.ts'
import { findRevision, type Task } from '../store.ts'
import { type ExecutionRole, executionRoleOf } from './execution-role.ts'
import { missingValue } from './secret-value.ts'
import { type StepContext, uuid } from './step-context.ts'

/**
 * Why a task cannot start because of what its execution role may not read, or what is not there: the images in ECR, secrets, environment
 * files. What a scenario does not list is taken as there.
 * The beginnings of the texts: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html (checked 2026-11)
 * and reports by users; assumed: how their parts go together
 */
export function startRefusal(world: StepContext, task: Task): string | undefined {
  const definition = findRevision(world.state, task.family, task.revision)
  const role = executionRoleOf(world, task)
  for (const container of objects(definition?.content ?? {}, 'containerDefinitions')) {
    const problem =
      imageProblem(world, role, optionalText(container, 'image') ?? '') ??
      credentialsProblem(world, role, container) ??
      first(secretsOf(container), (secret) => secretProblem(world, role, secret)) ??
      first(objects(container, 'environmentFiles'), (file) => fileProblem(world, role, file))
    if (problem !== undefined) return problem
  }
  return undefined
}

/** Secrets of a container and of its log driver. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html (checked 2026-11) */
function secretsOf(container: JsonObject): JsonObject[] {
  const logging = optionalObject(container, 'logConfiguration') ?? {}
  return [...objects(container, 'secrets'), ...objects(logging, 'secretOptions')]
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html (checked 2026-11): a secret by its name or ARN; assumed: the text, which is that of other secrets */
function credentialsProblem(
  world: StepContext,
  role: ExecutionRole | undefined,
  container: JsonObject,
): string | undefined {
  const named = optionalText(optionalObject(container, 'repositoryCredentials') ?? {}, 'credentialsParameter')
  if (named === undefined) return undefined
  return managedSecret(world, role, named.startsWith('arn:') ? named : secretsArn(world, named))
}

function secretsArn({ partition, region, account }: StepContext, name: string): string {
  return `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}`
}

function first<Item>(items: readonly Item[], problem: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item)
    if (found !== undefined) return found
  }
  return undefined
}

const retrieval =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed'
const retried = 'service call has been retried 1 time(s)'

function imageProblem(world: StepContext, role: ExecutionRole | undefined, image: string): string | undefined {
  const [, account, region, repository] =
    /^(\d{12})\.dkr[.-]ecr\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\/([^:@]+)/.exec(image) ?? []
  if (!role || account === undefined || region === undefined || repository === undefined) return undefined
  const token = role.refusalOf({ action: 'ecr:GetAuthorizationToken', resource: '*' })
  if (token !== undefined) {
    return `${retrieval}: unable to retrieve ecr registry auth: ${retried}: ${sdkError(world, 'ECR', 'GetAuthorizationToken', token)}`
  }
  const resource = `arn:${world.partition}:ecr:${region}:${account}:repository/${repository}`
  const actions = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']
  const policy = findRepository(world.stateOf({ account, region }), repository)?.policy
  const more = { context: { 'aws:ResourceAccount': account }, ...(policy !== undefined && { resourcePolicy: policy }) }
  const refusal = first(actions, (action) => role.refusalOf({ action, resource, ...more }))
  if (refusal === undefined) return undefined
  return `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: pulling from host ${account}.dkr.ecr.${region}.amazonaws.com failed with status code [manifests]: 403 Forbidden: ${refusal}`
}

function secretProblem(world: StepContext, role: ExecutionRole | undefined, secret: JsonObject): string | undefined {
  const named = optionalText(secret, 'valueFrom') ?? ''
  return named.includes(':secretsmanager:') ? managedSecret(world, role, named) : parameterSecret(world, role, named)
}

// A JSON key, a version stage and a version id may follow the ARN.
function managedSecret(world: StepContext, role: ExecutionRole | undefined, named: string): string | undefined {
  const arn = named.split(':').slice(0, 7).join(':')
  const region = arn.split(':')[3] ?? world.region
  const found = findSecret(world.stateOf({ region }), { ...world, region }, arn)
  const whole = found ? secretArn({ ...world, region }, found) : arn
  const read = { action: 'secretsmanager:GetSecretValue', resource: whole }
  const policy = found?.policy
  const refusal = role?.refusalOf({ ...read, ...(policy !== undefined && { resourcePolicy: policy }) })
  const start = `${retrieval}: unable to retrieve secret from asm: ${retried}: failed to fetch secret ${arn} from secrets manager`
  if (refusal !== undefined) return `${start}: ${sdkError(world, 'Secrets Manager', 'GetSecretValue', refusal)}`
  const place = { ...world, region }
  const sealed = found && { service: 'secretsmanager', keyId: found.keyId, encryptionContext: { SecretARN: whole } }
  const keys = sealed ? callOfService('kms:Decrypt', place, sealed) : []
  // reported by users: the text behind the code (`Access to KMS is not allowed`)
  if (first(keys, (check) => role?.refusalOf(check)) !== undefined) {
    return `${start}: ${sdkError(world, 'Secrets Manager', 'GetSecretValue', 'Access to KMS is not allowed')}`
  }
  const missing = found && missingValue(found, named)
  if (missing?.what === 'version') {
    return `${start}: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: ${uuid(world)}, ResourceNotFoundException: ${missing.text}`
  }
  if (missing) return `${retrieval}: unable to retrieve secret from asm: ${retried}: ${missing.text}`
  if (found || !isClosedKind(world.state, 'secrets')) return undefined
  return `${start}: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: ${uuid(world)}, ResourceNotFoundException: Secrets Manager can't find the specified secret.`
}

function parameterSecret(world: StepContext, role: ExecutionRole | undefined, named: string): string | undefined {
  const region = named.startsWith('arn:') ? (named.split(':')[3] ?? world.region) : world.region
  const place = { ...world, region }
  const name = named.startsWith('arn:') ? (named.split(':parameter')[1] ?? '') : named
  const found = findParameter(world.stateOf({ region }), place, named)
  const keyId = found?.type === 'SecureString' ? found.keyId : undefined
  const encryptionContext = { PARAMETER_ARN: parameterArn(place, name) }
  const checks = [
    { action: 'ssm:GetParameters', resource: parameterArn(place, name) },
    ...callOfService('kms:Decrypt', place, { service: 'ssm', keyId, encryptionContext }),
  ]
  const refusal = first(checks, (check) => role?.refusalOf(check))
  const start = `${retrieval}: unable to retrieve secrets from ssm: ${retried}`
  if (refusal !== undefined) return `${start}: ${sdkError(world, 'SSM', 'GetParameters', refusal)}`
  if (found || !isClosedKind(world.state, 'parameters')) return undefined
  return `${start}: invalid parameters: ${name}`
}

function fileProblem(world: StepContext, role: ExecutionRole | undefined, file: JsonObject): string | undefined {
  const arn = optionalText(file, 'value') ?? ''
  const [bucketName = '', ...key] = arn.replace(/^arn:[^:]*:s3:::/, '').split('/')
  const start = `ResourceInitializationError: failed to download env files: ${retried}: operation error S3: HeadObject, https response error`
  const forbidden = `${start} StatusCode: 403, RequestID: ${uuid(world)}, api error Forbidden: Forbidden`
  if (role?.refusalOf({ action: 's3:GetObject', resource: arn }) !== undefined) return forbidden
  const bucket = findBucket(world.state, bucketName)
  if ((bucket && Object.hasOwn(bucket.objects, key.join('/'))) || (!bucket && !isClosedKind(world.state, 'buckets')))
    return undefined
  const mayList =
    role?.refusalOf({ action: 's3:ListBucket', resource: `arn:${world.partition}:s3:::${bucketName}` }) === undefined
  return mayList ? `${start} StatusCode: 404, RequestID: ${uuid(world)}, api error NotFound: Not Found` : forbidden
}

function sdkError(world: StepContext, service: string, operation: string, refusal: string): string {
  return `operation error ${service}: ${operation}, https response error StatusCode: 400, RequestID: ${uuid(world)}, api error AccessDeniedException: ${refusal}`
}
