import type { Signature } from './plugin.ts'

/** How the functions of a plugin are called, by their names without a prefix. */
export type Signatures = Readonly<Record<string, Signature>>

/** A function of texts alone, which templates and Jsonnet call alike. */
function texts(...names: string[]): Signature {
  return {
    template: { parameters: names.map(() => 'string') },
    jsonnet: names,
  }
}

/** Of the plugin `tfstate`. */
export const tfstate = {
  tfstate: texts('address'),
  tfstatef: { template: { parameters: ['string'], variadic: 'any' } },
} as const satisfies Signatures

/** Of the plugin `ssm`. */
export const ssm = {
  ssm: { template: { parameters: ['string'], variadic: 'int' }, jsonnet: ['name'] },
  ssm_list: { jsonnet: ['name', 'index'] },
} as const satisfies Signatures

/** Of the plugin `secretsmanager`. */
export const secretsmanager = { secretsmanager_arn: texts('id') } as const satisfies Signatures

/** Of the plugin `cloudformation`. */
export const cloudformation = {
  cfn_output: texts('stack', 'key'),
  cfn_export: texts('name'),
} as const satisfies Signatures
