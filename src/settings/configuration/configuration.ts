import type { Compat } from '../../compat/index.ts'
import type { PluginDeclaration } from '../../plugins/index.ts'

/** The configuration, with defaults filled in and paths joined with the configuration's folder. Keys and their order are those that ecspresso prints. */
export interface Configuration {
  readonly required_version?: string
  readonly compat?: Compat
  /** Empty where neither the file nor the environment says one. */
  readonly region: string
  readonly cluster: string
  /** Empty: a project of a task definition alone. */
  readonly service: string
  /** Paths from the working directory; empty where the file names none. */
  readonly service_definition: string
  readonly task_definition: string
  readonly express_definition?: string
  /** As Go prints a duration: `10m0s`; `0s`: no limit. */
  readonly timeout: string
  readonly plugins?: readonly PluginDeclaration[]
  readonly appspec?: Readonly<Record<string, unknown>>
  readonly codedeploy?: {
    readonly application_name?: string
    readonly deployment_group_name?: string
    readonly deployment_config_name?: string
  }
  readonly filter_command?: string
  /** The log group of the cluster's Action Log. */
  readonly action_logs?: string
  readonly ignore?: {
    readonly tags: readonly string[]
    readonly members?: readonly string[]
    readonly rules?: readonly string[]
  }
}
