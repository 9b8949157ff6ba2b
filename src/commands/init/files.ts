import { dirname, relative } from 'node:path'
import { type JsonObject, printDefinition } from '../../settings/index.ts'
import type { NamedGroup } from './codedeploy.ts'
import type { InitOptions } from './options.ts'
import type { What } from './what.ts'

/** Where the files go, from the working directory; absent are those that the project does not have. */
export interface Paths {
  readonly config: string
  readonly service?: string
  readonly express?: string
  readonly taskDefinition?: string
}

/** A file with its content. */
export interface NewFile {
  readonly path: string
  readonly text: string
}

/** The paths that the flags give; under `--jsonnet` with another ending, as in ecspresso. */
export function pathsOf(options: InitOptions, config: string, kind: 'service' | 'express' | 'task definition'): Paths {
  const ending = (path: string) => (options.jsonnet ? path.replace(/\.(json|ya?ml)$/, '.jsonnet') : path)
  const { serviceDefinitionPath, taskDefinitionPath, expressDefinitionPath } = options
  if (kind === 'express') return { config: ending(config), express: ending(expressDefinitionPath) }
  return {
    config: ending(config),
    ...(kind === 'service' ? { service: ending(serviceDefinitionPath) } : {}),
    taskDefinition: ending(taskDefinitionPath),
  }
}

/** What the files are made of. */
export interface Content {
  readonly paths: Paths
  readonly what: What
  readonly region: string
  readonly definitions: Readonly<Partial<Record<'service' | 'express' | 'taskDefinition', JsonObject>>>
  /** The group that deploys the service, where CodeDeploy does. */
  readonly codedeploy?: NamedGroup | undefined
  /** Lookups by the ids that they give. */
  readonly lookups: ReadonlyMap<string, string>
  readonly options: Pick<InitOptions, 'jsonnet' | 'tfstate'>
}

/** The files, definitions first: a configuration that names what is not there would be half a project. */
export async function filesOf({ definitions, paths, lookups, ...content }: Content): Promise<readonly NewFile[]> {
  const { jsonnet } = content.options
  const names = ['service', 'express', 'taskDefinition'] as const
  const files = await Promise.all(
    names.map(async (name) => {
      const [path, definition] = [paths[name], definitions[name]]
      if (path === undefined || definition === undefined) return []
      return [{ path, text: await textOf(withLookups(definition, lookups), jsonnet) }]
    }),
  )
  return [...files.flat(), { path: paths.config, text: await configurationText({ paths, ...content }) }]
}

async function textOf(value: object, jsonnet: boolean): Promise<string> {
  const text = printDefinition(value)
  return jsonnet ? (await import('../../jsonnet/index.ts')).formatJsonTextAsJsonnet(text) : text
}

/** Ids become lookups. Braces that stand in the account mean themselves: the files are templates. */
function withLookups(value: unknown, lookups: ReadonlyMap<string, string>): object {
  const replace = (one: unknown): unknown => {
    if (typeof one === 'string') return lookups.get(one) ?? one.replaceAll('{{', '{{`{{`}}')
    if (Array.isArray(one)) return one.map(replace)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, replace(inner)]))
  }
  return Object(replace(value))
}

/** The keys in ecspresso's order. Paths count from the configuration's folder, wherever that is. */
async function configurationText({
  paths,
  what,
  region,
  codedeploy,
  options,
}: Omit<Content, 'definitions' | 'lookups'>) {
  const from = (path: string) => relative(dirname(paths.config), path)
  const configuration = {
    region,
    ...(what.kind === 'service' ? what.target : {}),
    ...(paths.service === undefined ? {} : { service_definition: from(paths.service) }),
    ...(paths.express === undefined ? {} : { express_definition: from(paths.express) }),
    ...(paths.taskDefinition === undefined ? {} : { task_definition: from(paths.taskDefinition) }),
    timeout: paths.express === undefined ? '10m0s' : '20m0s',
    ...(codedeploy === undefined ? {} : { codedeploy }),
    ...(options.tfstate === undefined ? {} : { plugins: [pluginOf(options.tfstate, from)] }),
  }
  if (/\.jsonnet$/.test(paths.config)) return textOf(configuration, true)
  if (/\.json$/.test(paths.config)) return `${JSON.stringify(configuration, null, 2)}\n`
  const { Document } = await import('yaml')
  return new Document(configuration).toString({ lineWidth: 0 })
}

function pluginOf(state: string, from: (path: string) => string): object {
  return { name: 'tfstate', config: /^s3:/.test(state) ? { url: state } : { path: from(state) } }
}
