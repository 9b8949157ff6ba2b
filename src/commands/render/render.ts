import { type Aws, UserError } from '../../calls/index.ts'
import { type Project, printServiceDefinition, printTaskDefinition, renderConfiguration } from '../../settings/index.ts'
import type { Invocation } from '../invocation.ts'
import { type RenderOptions, type RenderTarget, renderTargets } from './options.ts'

/** What was rendered, in the order that was asked for. */
export interface RenderResult {
  readonly documents: readonly {
    readonly target: RenderTarget
    /** YAML, JSON or Jsonnet, as it is printed. */
    readonly text: string
  }[]
}

/** The files as they are after templates and lookups: what would be sent. */
export async function render(
  aws: Aws,
  project: Project,
  options: RenderOptions,
  { positional: targets }: Invocation,
): Promise<RenderResult> {
  const documents = []
  for (const target of targets) {
    if (!isTarget(target))
      throw new UserError('OPTION_INVALID', `\`${target}\` cannot be rendered`, {
        hint: `one of ${renderTargets.join(', ')}`,
      })
    documents.push({ target, text: await textOf(aws, project, target, options) })
  }
  return { documents }
}

function isTarget(text: string): text is RenderTarget {
  return renderTargets.some((target) => target === text)
}

async function textOf(aws: Aws, project: Project, target: RenderTarget, { jsonnet }: RenderOptions): Promise<string> {
  const text = await plainText(aws, project, target, jsonnet)
  if (!jsonnet) return text
  const { formatJsonTextAsJsonnet } = await import('../../jsonnet/index.ts')
  return formatJsonTextAsJsonnet(text)
}

async function plainText(aws: Aws, project: Project, target: RenderTarget, json: boolean): Promise<string> {
  if (target === 'config')
    return json ? `${JSON.stringify(project.configuration)}\n` : renderConfiguration(project.configuration)
  if (target === 'service-definition' || target === 'servicedef')
    return printServiceDefinition(await project.serviceDefinition(aws))
  return printTaskDefinition((await project.taskDefinition(aws)).input)
}
