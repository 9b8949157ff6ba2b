import { type Difference, unified } from '../../diff/index.ts'
import { type Compared, type DiffResult, effectText } from './compared.ts'
import type { DiffOptions } from './options.ts'
import { textOf } from './text-of.ts'

/** The differences in the form that is asked for; without any, text and Markdown have nothing but the line about the effect. */
export async function printDiff(result: DiffResult, { format, jsonnet, external }: DiffOptions): Promise<string> {
  if (format === 'json') return `${JSON.stringify(documentOf(result), null, 2)}\n`
  if (external !== '' && format === 'text') return ''
  const texts = await Promise.all([result.service, result.taskDefinition].map((one) => unifiedOf(one, jsonnet)))
  const effect = effectText(result.effect)
  if (format === 'text') return texts.filter(Boolean).join('')
  return [...texts.filter(Boolean).map((text) => `\`\`\`diff\n${text}\`\`\`\n`), `${effect}\n`].join('\n')
}

/** One JSON document: every difference by its place, and what a deployment would cause. */
function documentOf({ service, taskDefinition, effect }: DiffResult): object {
  return {
    schemaVersion: 1,
    ...(service === undefined ? {} : { service: sideOf(service) }),
    ...(taskDefinition === undefined ? {} : { taskDefinition: sideOf(taskDefinition) }),
    effect,
  }
}

function sideOf({ remote, local, differences }: Compared): {
  readonly remote: string
  readonly local: string
  readonly differences: readonly Difference[]
} {
  return { remote, local, differences }
}

async function unifiedOf(compared: Compared | undefined, jsonnet: boolean): Promise<string> {
  if (compared === undefined || compared.differences.length === 0) return ''
  const { remote, local, before, after } = compared
  return unified(
    { name: remote || '/dev/null', text: remote === '' ? '' : await textOf(before, jsonnet) },
    { name: local, text: await textOf(after, jsonnet) },
  )
}
