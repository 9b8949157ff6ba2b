import type { Json } from '../../service.ts'
import { count, flag, list, number, type Shape, sent, text } from '../../state-shape.ts'

// Requests are kept as they were sent. The machine reads these members of them, long after AWS's checks of the request.

const runtimePlatform = sent({ cpuArchitecture: text, operatingSystemFamily: text })
const ephemeralStorage = sent({ sizeInGiB: count })

const containerDefinition = sent({
  name: text,
  image: text,
  cpu: count,
  memory: count,
  memoryReservation: count,
  essential: flag,
  dependsOn: list(sent({ containerName: text, condition: text })),
  environmentFiles: list(sent({ value: text, type: text })),
  healthCheck: sent({ interval: count, retries: count, startPeriod: count, timeout: count }),
  logConfiguration: sent({
    logDriver: text,
    options: sent({
      'awslogs-group': text,
      'awslogs-stream-prefix': text,
      'awslogs-region': text,
      'awslogs-create-group': text,
    }),
  }),
  portMappings: list(sent({ containerPort: count, hostPort: count })),
  secrets: list(sent({ name: text, valueFrom: text })),
})

/** The members of a registration. */
export const registration = sent({
  containerDefinitions: list(containerDefinition),
  cpu: text,
  memory: text,
  executionRoleArn: text,
  taskRoleArn: text,
  networkMode: text,
  ephemeralStorage,
  requiresAttributes: list(sent({ name: text })),
  requiresCompatibilities: list(text),
  runtimePlatform,
})

/** The overrides of a RunTask. */
export const overrides = sent({
  cpu: text,
  memory: text,
  executionRoleArn: text,
  taskRoleArn: text,
  ephemeralStorage,
  containerOverrides: list(sent({ name: text })),
})

/** A network configuration. */
export const networkConfiguration = sent({
  awsvpcConfiguration: sent({ subnets: list(text), securityGroups: list(text) }),
})

/** A list of objects of a request; `null` is none of its items. */
export function objectsOf(item: Shape<{ [key: string]: Json | undefined }>): Shape<Json[]> {
  return { flaw: list(item).flaw }
}

/** The load balancers of a service. */
export const loadBalancers = objectsOf(
  sent({
    containerName: text,
    containerPort: count,
    targetGroupArn: text,
    advancedConfiguration: sent({ alternateTargetGroupArn: text }),
  }),
)

/** A capacity provider strategy. */
export const capacityProviderStrategy = objectsOf(sent({ capacityProvider: text, weight: count, base: count }))

/** How a service is deployed. */
export const deploymentConfiguration = sent({
  strategy: text,
  maximumPercent: count,
  minimumHealthyPercent: count,
  bakeTimeInMinutes: count,
  alarms: sent({ enable: flag, rollback: flag, alarmNames: list(text) }),
  canaryConfiguration: sent({ canaryPercent: number, canaryBakeTimeInMinutes: count }),
  linearConfiguration: sent({ stepPercent: number, stepBakeTimeInMinutes: count }),
  deploymentCircuitBreaker: sent({
    enable: flag,
    rollback: flag,
    resetOnHealthyTask: flag,
    thresholdConfiguration: sent({ type: text, value: count }),
  }),
  earlySuccessCriteria: sent({ enable: flag, healthyPercent: count, sourceServiceRevisionCleanup: text }),
  lifecycleHooks: list(
    sent({
      hookTargetArn: text,
      targetType: text,
      roleArn: text,
      lifecycleStages: list(text),
      timeoutConfiguration: sent({ timeoutInMinutes: count, action: text }),
    }),
  ),
})

/** The members of a service that start no deployment. */
export const serviceOptions = sent({
  deploymentController: sent({ type: text }),
  enableECSManagedTags: flag,
  enableExecuteCommand: flag,
  healthCheckGracePeriodSeconds: count,
  propagateTags: text,
  role: text,
})
