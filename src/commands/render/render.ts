import { type Aws, UserError } from '../../calls/index.ts'
import { type Project, printDefinition, printTaskDefinition, renderConfiguration } from '../../settings/index.ts'
import type { Invocation } from '../invocation.ts'
import { type Explanation, explain } from './explain.ts'
import type { RenderOptions } from './options.ts'
import { chosenTargets, type TargetFile, targetFile } from './targets.ts'

/** What was rendered, in the order that was asked for. */
export interface RenderResult {
  readonly documents: readonly {
    readonly target: string
    /** YAML, JSON or Jsonnet, as it is printed. */
    readonly text: string
  }[]
  /** What the files ask for, where that was wanted in place of the files. */
  readonly explanation?: Explanation
}

/** The files as they are after templates and lookups: what would be sent. */
export async function render(
  aws: Aws,
  project: Project,
  options: RenderOptions,
  { positional }: Invocation,
): Promise<RenderResult> {
  const targets = chosenTargets(positional, options)
  if (options.explain) return { documents: [], explanation: await explain(aws, project, targets.map(targetFile)) }
  if (targets.length === 0)
    throw new UserError('OPTION_MISSING', '`render` needs a target', {
      hint: 'name one or more of config, servicedef, taskdef, expressdef',
    })
  const documents = []
  for (const target of targets)
    documents.push({ target, text: await textOf(aws, project, { file: targetFile(target), ...options }) })
  return { documents }
}

/** A URL with a password, or with a token in its query. */
const SECRET_URL =
  /[a-z][a-z0-9+.-]*:\/\/[^/\s"]*:[^/\s"]*@|[?&](?:sig|(?:[\w-]*(?:token|password|secret|signature|key)))=/i

function holdsPassword(plugins: unknown): boolean {
  return SECRET_URL.test(JSON.stringify(plugins ?? []))
}

interface Wanted {
  readonly file: TargetFile
  readonly jsonnet: boolean
}

async function textOf(aws: Aws, project: Project, wanted: Wanted): Promise<string> {
  const text = await plainText(aws, project, wanted)
  if (!wanted.jsonnet) return text
  const { formatJsonTextAsJsonnet } = await import('../../jsonnet/index.ts')
  return formatJsonTextAsJsonnet(text)
}

async function plainText(aws: Aws, project: Project, { file, jsonnet }: Wanted): Promise<string> {
  switch (file) {
    case 'configuration':
      if (holdsPassword(project.configuration.plugins))
        aws.warn('the configuration holds a password or a token in a URL, and is printed as it is')
      return jsonnet ? `${JSON.stringify(project.configuration)}\n` : renderConfiguration(project.configuration)
    case 'service_definition':
      return printDefinition((await project.serviceDefinition(aws)).input)
    case 'express_definition':
      return printDefinition((await project.expressDefinition(aws)).input)
    case 'task_definition':
      return printTaskDefinition((await project.taskDefinition(aws)).input)
  }
}
