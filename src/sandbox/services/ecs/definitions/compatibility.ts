import type { JsonObject } from '../../../service.ts'
import { objects, optionalNumber, optionalObject, optionalText, texts } from '../input.ts'
import { clientException } from '../refuse.ts'

const launchTypes = ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES']

/** The values of `requiresCompatibilities`. Throws on one that ECS does not know. */
export function requiredCompatibilities(input: JsonObject): string[] {
  const required = texts(input, 'requiresCompatibilities')
  const unknown = required.find((value) => !launchTypes.includes(value))
  // assumed: the text
  if (unknown !== undefined) throw clientException(`compatibility should be one of [${launchTypes.join(',')}]`)
  return required
}

/** The compatibilities of a task definition. observed: test/vectors/ecs-wire (W-td-1, W-td-6) */
export function compatibilitiesOf(input: JsonObject, containers: readonly JsonObject[]): string[] {
  if (optionalText(input, 'networkMode') !== 'awsvpc') return ['EXTERNAL', 'EC2']
  const platform = optionalObject(input, 'runtimePlatform') ?? {}
  const windows = optionalText(platform, 'operatingSystemFamily')?.startsWith('WINDOWS_') ?? false
  const arm = optionalText(platform, 'cpuArchitecture') === 'ARM64'
  const longStop = containers.some((container) => (optionalNumber(container, 'stopTimeout') ?? 0) > 120)
  return ['EC2', ...(windows || arm ? [] : ['MANAGED_INSTANCES']), ...(longStop ? [] : ['FARGATE'])]
}

/** The attributes that an agent must have to run a definition, as ECS derives it. Tools that compare definitions leave it out. */
export function attributesOf(input: JsonObject, containers: readonly JsonObject[]): JsonObject[] {
  const names = new Set<string>()
  const needs = (condition: unknown, ...attributes: string[]): void => {
    if (condition) for (const attribute of attributes) names.add(attribute)
  }
  const capability = 'com.amazonaws.ecs.capability'
  for (const container of containers) {
    const logging = optionalObject(container, 'logConfiguration')
    const driver = logging && optionalText(logging, 'logDriver')
    needs(driver, `${capability}.logging-driver.${driver}`, `${capability}.docker-remote-api.1.19`)
    needs(driver === 'awslogs' && input['executionRoleArn'], 'ecs.capability.execution-role-awslogs')
    needs(objects(container, 'dependsOn').length, 'ecs.capability.container-ordering')
    needs(container['startTimeout'] ?? container['stopTimeout'], 'ecs.capability.container-ordering')
    needs(container['healthCheck'], 'ecs.capability.container-health-check', `${capability}.docker-remote-api.1.24`)
    needs(container['privileged'], `${capability}.privileged-container`)
    for (const secret of objects(container, 'secrets')) {
      const store = optionalText(secret, 'valueFrom')?.includes(':secretsmanager:') ? 'asm' : 'ssm'
      needs(true, `ecs.capability.secrets.${store}.environment-variables`)
    }
    needs(isInEcr(optionalText(container, 'image')), `${capability}.ecr-auth`)
    needs(
      isInEcr(optionalText(container, 'image')) && input['executionRoleArn'],
      'ecs.capability.execution-role-ecr-pull',
    )
  }
  needs(input['taskRoleArn'], `${capability}.task-iam-role`)
  needs(
    optionalText(input, 'networkMode') === 'awsvpc',
    `${capability}.docker-remote-api.1.18`,
    'ecs.capability.task-eni',
  )
  return [...names].map((name) => ({ name }))
}

/** Whether an image comes from a private registry of AWS, which nobody reads without a role. */
export function isInEcr(image: string | undefined): boolean {
  return image !== undefined && /^\d{12}\.dkr\.ecr\./.test(image)
}
