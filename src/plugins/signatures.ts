import type { Signature } from './plugin.ts'

/** How the functions of a plugin are called, by their names without a prefix. */
export type Signatures = Readonly<Record<string, Signature>>

/** A function of texts alone, which templates and Jsonnet call alike. */
function texts(names: readonly string[], reads: Signature['reads']): Signature {
  return {
    template: { parameters: names.map(() => 'string') },
    jsonnet: names,
    reads,
  }
}

/** Of the plugin `tfstate`. */
export const tfstate = {
  tfstate: texts(['address'], ([address]) => `\`${address}\` of a Terraform state`),
  tfstatef: {
    template: { parameters: ['string'], variadic: 'any' },
    reads: ([format]) => `\`${format}\` of a Terraform state`,
  },
} as const satisfies Signatures

function parameter([name, index]: readonly string[]): string {
  return `${index === undefined ? '' : `item ${index} of `}the parameter \`${name}\``
}

/** Of the plugin `ssm`. */
export const ssm = {
  ssm: { template: { parameters: ['string'], variadic: 'int' }, jsonnet: ['name'], reads: parameter },
  ssm_list: { jsonnet: ['name', 'index'], reads: parameter },
} as const satisfies Signatures

/** Of the plugin `secretsmanager`. */
export const secretsmanager = {
  secretsmanager_arn: texts(['id'], ([id]) => `the ARN of the secret \`${id}\``),
} as const satisfies Signatures

/** Of the plugin `cloudformation`. */
export const cloudformation = {
  cfn_output: texts(['stack', 'key'], ([stack, key]) => `the output \`${key}\` of the stack \`${stack}\``),
  cfn_export: texts(['name'], ([name]) => `the export \`${name}\``),
} as const satisfies Signatures
