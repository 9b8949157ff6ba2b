import { type ExpressDefinition, isObject, type JsonObject } from '../../settings/index.ts'

/** The tasks and the service of a project, as far as checks look at them. */
export interface Parts {
  readonly task: JsonObject & { readonly executionRoleArn?: string; readonly taskRoleArn?: string }
  readonly service: JsonObject | undefined
}

/** The name that ECS gives to the container of an Express service. */
const CONTAINER = 'Main'

/** What ECS makes of the definition of an Express service: tasks on Fargate with one container, in the network that is named. */
export function partsOfExpress({ input }: ExpressDefinition): Parts {
  const { cpuArchitecture, executionRoleArn, infrastructureRoleArn, networkConfiguration, primaryContainer } = input
  const { taskRoleArn } = input
  return {
    task: {
      ...(typeof executionRoleArn === 'string' ? { executionRoleArn } : {}),
      ...(typeof taskRoleArn === 'string' ? { taskRoleArn } : {}),
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      ...(cpuArchitecture === undefined ? {} : { runtimePlatform: { cpuArchitecture } }),
      containerDefinitions: isObject(primaryContainer) ? [containerOf(primaryContainer)] : [],
    },
    service: {
      infrastructureRoleArn,
      ...(isObject(networkConfiguration)
        ? { networkConfiguration: { awsvpcConfiguration: networkConfiguration } }
        : {}),
    },
  }
}

function containerOf({ awsLogsConfiguration: logs, ...container }: JsonObject): JsonObject {
  if (!isObject(logs)) return { name: CONTAINER, ...container }
  const options = { 'awslogs-group': logs['logGroup'], 'awslogs-stream-prefix': logs['logStreamPrefix'] }
  return { name: CONTAINER, ...container, logConfiguration: { logDriver: 'awslogs', options } }
}
