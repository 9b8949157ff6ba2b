import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `init`. */
export const initOptions = {
  'dry-run': { kind: 'flag', about: 'read, and show what would be written', default: false },
  region: { kind: 'text', value: 'REGION', about: 'the region (default: that of the environment)' },
  cluster: { kind: 'text', value: 'NAME', about: 'the cluster of the service', default: 'default' },
  service: { kind: 'text', value: 'NAME', about: 'the service that becomes a project' },
  'task-definition': {
    kind: 'text',
    value: 'NAME:REVISION',
    about: 'a task definition that becomes a project of its own, without a service',
  },
  'task-definition-path': {
    kind: 'text',
    value: 'FILE',
    about: 'where the task definition is written',
    default: 'ecs-task-def.json',
  },
  'service-definition-path': {
    kind: 'text',
    value: 'FILE',
    about: 'where the service definition is written',
    default: 'ecs-service-def.json',
  },
  'express-definition-path': {
    kind: 'text',
    value: 'FILE',
    about: 'where the definition of an Express service is written',
    default: 'ecs-express-def.json',
  },
  express: {
    kind: 'flag',
    about: 'take the service for one of Express Mode, or not (default: as it is)',
    negatable: true,
  },
  sort: {
    kind: 'flag',
    about: 'put lists of the task definition in order whose order means nothing',
    default: false,
    negatable: true,
  },
  'force-overwrite': { kind: 'flag', about: 'overwrite files that are there', default: false },
  jsonnet: { kind: 'flag', about: 'write Jsonnet', default: false },
  tfstate: {
    kind: 'text',
    value: 'STATE',
    about: 'a Terraform state, a file or s3://BUCKET/KEY: ids that it holds become lookups',
  },
} as const satisfies OptionTable

/** What `init` gets from them. */
export type InitOptions = OptionsOf<typeof initOptions>
