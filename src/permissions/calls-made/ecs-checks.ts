import { type Call, type Check, type Place, unread } from '../../calls/index.ts'
import {
  createService,
  deleteService,
  deleteTaskDefinitions,
  describeServiceDeployments,
  describeServiceRevisions,
  describeServices,
  describeTasks,
  listServiceDeployments,
  listTasks,
  registerTaskDefinition,
  runTask,
  stopTask,
  tagResource,
  untagResource,
  updateService,
} from '../../calls/operations/index.ts'
import { type JsonObject, objectIn, objectsIn, textIn, textsIn } from './made-call.ts'
import { type KnownRoles, rolesIn } from './registered-roles.ts'

interface Setting {
  readonly place: Place
  readonly roles: KnownRoles
}

/** What IAM was asked for a request to ECS: by the operations that our own commands call. `undefined` for all others. */
export function ecsChecks(
  operation: string,
  input: JsonObject,
  { place, roles }: Setting,
): { readonly checks: readonly Check[]; readonly notes: readonly string[] } | undefined {
  const make = makers[operation]
  if (make === undefined) return undefined
  const notes: string[] = []
  const passed = (): string[] => {
    const named = textIn(input, 'taskDefinition')
    const overridden = rolesIn(objectIn(input, 'overrides'))
    if (named === undefined) return overridden
    const known = roles(named)
    if (known === undefined) notes.push(`nothing tells the roles of ${named}, which ${operation} passed`)
    return [...new Set([...(known ?? [unread(`roles of ${named}`)]), ...overridden])]
  }
  const checks = make(input, { toTasks: passed(), toEcs: rolesOfEcs(input) }).checks(place)
  return { checks, notes }
}

interface Passes {
  readonly toTasks: readonly string[]
  readonly toEcs: readonly string[]
}

const makers: Readonly<Record<string, (input: JsonObject, passes: Passes) => Call<unknown>>> = {
  'ecs:RegisterTaskDefinition': (input) => {
    const [executionRoleArn, taskRoleArn] = [textIn(input, 'executionRoleArn'), textIn(input, 'taskRoleArn')]
    return registerTaskDefinition({
      family: textIn(input, 'family') ?? '',
      ...(executionRoleArn !== undefined && { executionRoleArn }),
      ...(taskRoleArn !== undefined && { taskRoleArn }),
      tags: tagsIn(input),
    })
  },
  'ecs:CreateService': (input, passes) =>
    createService(
      {
        cluster: clusterIn(input),
        serviceName: textIn(input, 'serviceName') ?? '',
        taskDefinition: textIn(input, 'taskDefinition') ?? '',
        clientToken: '',
        tags: tagsIn(input),
      },
      passes,
    ),
  'ecs:UpdateService': (input, passes) => {
    const taskDefinition = textIn(input, 'taskDefinition')
    return updateService({ ...whereIn(input), ...(taskDefinition !== undefined && { taskDefinition }) }, passes)
  },
  'ecs:DeleteService': (input) => deleteService({ ...whereIn(input), force: input['force'] === true }),
  'ecs:DescribeServices': (input) =>
    describeServices({ cluster: clusterIn(input), services: textsIn(input, 'services').map(nameOf) }),
  'ecs:ListServiceDeployments': (input) => listServiceDeployments(whereIn(input)),
  'ecs:DescribeServiceDeployments': (input) => {
    const arns = textsIn(input, 'serviceDeploymentArns')
    return describeServiceDeployments({ serviceDeploymentArns: arns }, ownerOf(arns))
  },
  'ecs:DescribeServiceRevisions': (input) => {
    const arns = textsIn(input, 'serviceRevisionArns')
    return describeServiceRevisions({ serviceRevisionArns: arns }, ownerOf(arns))
  },
  'ecs:RunTask': (input, passes) =>
    runTask(
      {
        cluster: clusterIn(input),
        taskDefinition: textIn(input, 'taskDefinition') ?? '',
        count: 1,
        clientToken: '',
        tags: tagsIn(input),
        propagateTags: textIn(input, 'propagateTags') ?? 'NONE',
        enableECSManagedTags: input['enableECSManagedTags'] === true,
      },
      passes,
    ),
  'ecs:StopTask': (input) => stopTask({ cluster: clusterIn(input), task: textIn(input, 'task') ?? '', reason: '' }),
  'ecs:DescribeTasks': (input) => describeTasks({ cluster: clusterIn(input), tasks: textsIn(input, 'tasks') }),
  'ecs:ListTasks': (input) => listTasks({ cluster: clusterIn(input), desiredStatus: 'RUNNING' }),
  'ecs:DeleteTaskDefinitions': (input) => deleteTaskDefinitions({ taskDefinitions: textsIn(input, 'taskDefinitions') }),
  'ecs:TagResource': (input) => {
    const tags = tagsIn(input)
    return tagResource(
      { resourceArn: textIn(input, 'resourceArn') ?? '', tags },
      tags.map(({ key }) => key),
    )
  },
  'ecs:UntagResource': (input) =>
    untagResource({ resourceArn: textIn(input, 'resourceArn') ?? '', tagKeys: textsIn(input, 'tagKeys') }, []),
}

function clusterIn(input: JsonObject): string {
  return textIn(input, 'cluster') ?? 'default'
}

function whereIn(input: JsonObject) {
  return { cluster: clusterIn(input), service: nameOf(textIn(input, 'service') ?? '') }
}

/** A service by its name, which its ARN ends with. */
function nameOf(service: string): string {
  return service.split('/').at(-1) ?? service
}

/** `arn:...:service-deployment/CLUSTER/SERVICE/ID` */
function ownerOf([first = '']: readonly string[]) {
  const [, cluster = '', service = ''] = first.split('/')
  return { cluster, service }
}

function tagsIn(input: JsonObject): { key: string; value: string }[] {
  return objectsIn(input, 'tags').map((tag) => ({ key: textIn(tag, 'key') ?? '', value: textIn(tag, 'value') ?? '' }))
}

/** Roles that ECS itself uses, wherever in the request they stand. */
function rolesOfEcs(input: JsonObject): string[] {
  const texts = JSON.stringify([
    input['loadBalancers'],
    input['deploymentConfiguration'],
    input['volumeConfigurations'],
    input['vpcLatticeConfigurations'],
    input['serviceConnectConfiguration'],
  ])
  return [...new Set([...texts.matchAll(/"roleArn":"([^"]+)"/g)].map(([, role = '']) => role))]
}
