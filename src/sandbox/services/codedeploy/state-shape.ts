import {
  flag,
  jsonObject,
  list,
  named,
  number,
  object,
  optional,
  type Shape,
  text,
  time,
  word,
} from '../../state-shape.ts'
import {
  type Application,
  type CodeDeployState,
  type Deployment,
  type DeploymentGroup,
  type LifecycleEvent,
  type LifecycleEventName,
  lifecycleEvents,
} from './store.ts'

const application = object<Application>({ name: text, id: text, createdAt: time, tags: named(text) })

const deploymentGroup = object<DeploymentGroup>({
  application: text,
  name: text,
  id: text,
  settings: jsonObject,
  tags: named(text),
})

const lifecycleEventName: Shape<LifecycleEventName> = word(...lifecycleEvents)

const lifecycleEvent = object<LifecycleEvent>({
  name: lifecycleEventName,
  status: word('Pending', 'InProgress', 'Succeeded', 'Failed', 'Skipped'),
  startedAt: optional(time),
  endedAt: optional(time),
  message: optional(text),
})

const deployment = object<Deployment>({
  id: text,
  application: text,
  group: text,
  config: text,
  description: optional(text),
  creator: word('user', 'codeDeployRollback'),
  revision: jsonObject,
  cluster: text,
  service: text,
  taskDefinition: text,
  previous: text,
  hooks: object<Deployment['hooks']>({
    BeforeInstall: optional(text),
    Install: optional(text),
    AfterInstall: optional(text),
    AllowTestTraffic: optional(text),
    AfterAllowTestTraffic: optional(text),
    BeforeAllowTraffic: optional(text),
    AllowTraffic: optional(text),
    AfterAllowTraffic: optional(text),
  }),
  settings: optional(jsonObject),
  createdAt: time,
  rollbackOn: list(text),
  status: word('Created', 'InProgress', 'Ready', 'Succeeded', 'Failed', 'Stopped'),
  startedAt: optional(time),
  completedAt: optional(time),
  error: optional(object<NonNullable<Deployment['error']>>({ code: text, message: text })),
  events: list(lifecycleEvent),
  weight: number,
  tickAt: optional(time),
  waitUntil: optional(time),
  isContinued: optional(flag),
  rollbackId: optional(text),
  rollsBack: optional(text),
})

/** The form of what the sandbox remembers. */
export const codeDeployShape = object<CodeDeployState>({
  applications: named(application),
  groups: list(deploymentGroup),
  deployments: list(deployment),
  revisions: list(
    object<CodeDeployState['revisions'][number]>({ application: text, revision: jsonObject, registeredAt: time }),
  ),
})
