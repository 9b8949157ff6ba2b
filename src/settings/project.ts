import type { Aws, UserError } from '../calls/index.ts'
import type { Line } from '../compat/index.ts'
import type { Configuration } from './configuration/index.ts'
import type {
  ExpressDefinition,
  Outline,
  ServiceDefinition,
  ServiceOutline,
  TaskDefinition,
} from './definitions/index.ts'
import type { ExplainedUse } from './explain-uses.ts'

/** The overrides of `run`, as RunTask takes them. */
export interface Overrides {
  readonly executionRoleArn?: string
  readonly taskRoleArn?: string
  readonly containerOverrides?: readonly object[]
}

/** Where overrides are. */
export interface OverridesInput {
  readonly text?: string | undefined
  readonly file?: string | undefined
}

/** Which definitions are checked. */
export interface Checked {
  /** The configuration's, or the file at a path. */
  readonly taskDefinition?: boolean | string | undefined
  /** Where the configuration names one. */
  readonly serviceDefinition?: boolean
}

/** One of a project's files, by what the configuration calls it. */
export type ProjectFile = 'configuration' | 'task_definition' | 'service_definition' | 'express_definition'

/** What a file asks for, without having asked. */
export interface FileExplanation {
  /** As messages show it. */
  readonly file: string
  readonly uses: readonly ExplainedUse[]
  /** Why the file was not followed to its end, if it was not. */
  readonly failure?: UserError
}

/** An ecspresso project: its configuration, and its definition files when they are asked for. */
export interface Project {
  readonly configuration: Configuration
  /** The configuration file, as messages show it. */
  readonly file: string
  /** The process's variables with those of the env files over them. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly region: string | undefined
  /** A name, or an ARN where the configuration has one. Throws UserError, as the next two do, where the configuration names nothing. */
  readonly cluster: string
  readonly clusterName: string
  /** A name, never an ARN. */
  readonly service: string | undefined
  /**
   * Whether marks stand in the configuration for lookups of its own that nobody has made: such a project can be planned, and tells where
   * the lookups are to be made.
   */
  readonly isProvisional: boolean
  /** Makes the lookups of the configuration once more: a plan has to meet them. */
  lookups(aws: Aws): Promise<void>
  /** The line of ecspresso that is followed, with all that depends on it. */
  readonly line: Line
  /** Doubts are errors. */
  readonly strict: boolean
  /** Infinity where there is no limit. */
  readonly timeoutSeconds: number
  /**
   * Reads the configuration's task definition, or the file at `path`. Lookups are calls through `aws`; with the same `aws` as for the
   * service definition, one state file is read once. Throws UserError.
   */
  taskDefinition(aws: Aws, path?: string): Promise<TaskDefinition>
  /** Reads the service definition. Throws UserError, also when the configuration names none. */
  serviceDefinition(aws: Aws): Promise<ServiceDefinition>
  /** Reads the definition of an Express gateway service. Throws UserError, also when the configuration names none. */
  expressDefinition(aws: Aws): Promise<ExpressDefinition>
  /** What a file asks for: environment variables and lookups, where, and what IAM must allow for them. Makes no call. */
  explain(aws: Aws, file: ProjectFile): Promise<FileExplanation>
  /**
   * Checks the definitions that a command is going to use by the rules that ECS has across members: before any call but lookups. Warns, and
   * throws UserError with all mistakes of both files.
   */
  check(aws: Aws, which: Checked): Promise<void>
  /** The overrides of `run`: the text wins over the file, which alone is a template or Jsonnet. */
  overrides(aws: Aws, input: OverridesInput): Promise<Overrides | undefined>
  /** The task definition with a mark for every lookup; undefined where it cannot be read. Makes no call and never throws. */
  outline(): Promise<Outline | undefined>
  /** The same of the service definition; undefined also where the configuration names none. */
  serviceOutline(): Promise<ServiceOutline | undefined>
}
