import { printCdk } from './cdk.ts'
import { printCloudFormation } from './cloudformation.ts'
import { printCompactJson, printJson, printYaml } from './json.ts'
import type { PrintedPolicy } from './printed-policy.ts'
import { printTerraform } from './terraform.ts'

export type { PrintedPolicy } from './printed-policy.ts'

/** The formats of policies for machines. A format in which `${name}` is a variable says so. */
export const policyFormats = {
  json: { print: printJson, fillsIn: false },
  'compact-json': { print: printCompactJson, fillsIn: false },
  yaml: { print: printYaml, fillsIn: false },
  terraform: { print: printTerraform, fillsIn: true },
  cloudformation: { print: printCloudFormation, fillsIn: true },
  cdk: { print: printCdk, fillsIn: true },
} as const satisfies Readonly<
  Record<
    string,
    { readonly print: (policies: readonly PrintedPolicy[]) => string | Promise<string>; readonly fillsIn: boolean }
  >
>

/** The name of a format. */
export type PolicyFormat = keyof typeof policyFormats
