import { stringify } from 'yaml'
import type { AppSpec } from './app-spec.ts'

/** YAML, as CodeDeploy takes it and ecspresso prints it. */
export function printAppSpec(spec: AppSpec): string {
  return stringify(spec)
}
