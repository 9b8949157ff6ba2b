import { stringify } from 'yaml'
import type { AppSpec } from '../../steps/index.ts'

/** YAML, as CodeDeploy takes it and ecspresso prints it. */
export function printAppSpec(spec: AppSpec): string {
  return stringify(spec)
}
