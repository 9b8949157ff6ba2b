import { dirname } from 'node:path'
import { type Aws, UserError, unreadIn, unsetVariable } from '../calls/index.ts'
import { clusterNameOf } from '../calls/operations/index.ts'
import type { Line } from '../compat/index.ts'
import { lookupsOf, refusedLookups } from '../plugins/index.ts'
import { loadDefinitionShapes } from '../shapes/index.ts'
import { sprintf, type TemplateValue } from '../template/index.ts'
import { definitionChecker } from './check-definitions.ts'
import {
  earlyPlugins,
  findConfiguration,
  lineOf,
  type ReadConfiguration,
  readConfiguration,
  readEnvironment,
} from './configuration/index.ts'
import {
  decodeExpressDefinition,
  decodeOverrides,
  decodeServiceDefinition,
  decodeTaskDefinition,
  outlineOf,
  serviceOutlineOf,
} from './definitions/index.ts'
import { explainFile, explainOpened } from './explain-file.ts'
import type { ProjectOptions, ProjectPorts } from './ports.ts'
import type { Project } from './project.ts'
import { type DefinitionFiles, definitionFiles } from './read-definitions.ts'
import {
  type Document,
  openConfiguration,
  parseJson,
  plainText,
  type RenderContext,
  readConfigurationText,
  renderer,
} from './rendering/index.ts'
import { warnAbout } from './warning.ts'

/**
 * Finds, renders and checks the configuration (`ecspresso.yml`). Env files are read first. Definition files are read when they are asked
 * for. The lookups of the configuration's own top level, which ecspresso 3 allows, are made through `aws`; doubts are warned about. Throws
 * UserError with the place of a mistake.
 */
export async function openProject(aws: Aws, ports: ProjectPorts, options: ProjectOptions): Promise<Project> {
  const { files, directory, keepSecret = () => {} } = ports
  const { extStr = {}, extCode = {} } = options
  const environment = await readEnvironment(ports, options.envfiles)
  const pause = () => ports.pause?.()
  const { unset } = ports
  const context = { files, directory, env: environment, unset, extStr, extCode, pause }

  const { file, path } = await findConfiguration(ports, options.config)
  const name = { path, shown: file, what: 'the configuration', hint: 'name it with `--config`, or go to its folder' }
  const misplaced = refusedLookups(
    'the configuration',
    'functions of plugins work in definition files: pass an environment variable here, or follow ecspresso 3, which allows it (`compat: v3`)',
  )
  const pluginPorts = {
    files,
    env: environment,
    directory: dirname(path),
    workingDirectory: directory,
    sprintf: goSprintf,
    keepSecret,
  }
  const source = await readConfigurationText(files, name)
  const line = lineOf(source, options.compat)
  const without = { ...context, lookups: misplaced }
  const early = line.pluginsFirst ? await earlyPlugins(aws, source, without, file) : undefined
  const inFile = early ? await lookupsOf(early.declarations, pluginPorts, early.placeOf) : misplaced
  const template = await openConfiguration(source, { ...context, lookups: inFile }, file)
  const decode = renderer(template, inFile, (text) => readConfiguration(text, file, environment, { ...options, line }))
  const read = await decode.read(aws)
  // What stands for variables that nobody has set stays as it is, whoever goes on.
  const isProvisional = unreadIn(JSON.stringify(read.configuration)).some((what) => unsetVariable(what) === undefined)
  // Whoever goes on makes the lookups, and reads it all again.
  if (!isProvisional) warnAbout(aws, read.warnings)

  const lookups = await lookupsOf(read.configuration.plugins ?? [], pluginPorts, (index) =>
    read.placeOf(['plugins', index]),
  )
  const definitionContext = { ...context, lookups }
  const definitions = definitionFiles(definitionContext)
  const explain: Project['explain'] = async (door, which) => {
    if (which !== 'configuration')
      return explainFile(door, { path: read.configuration[which] ?? '', what: which }, definitionContext)
    const opened = (own: RenderContext) => openConfiguration(source, own, file)
    return explainOpened(door, { shown: file, open: opened }, { ...context, lookups: inFile })
  }
  return projectOf({
    read,
    file,
    environment,
    line,
    definitions,
    explain,
    isProvisional,
    lookups: async (door) => void (await decode.read(door)),
    files,
    directory,
    strict: options.strict === true,
  })
}

function goSprintf(format: string, args: readonly unknown[]): string {
  return sprintf(format, ...(args as readonly TemplateValue[])) // the template gave them
}

interface Parts {
  readonly read: ReadConfiguration
  readonly file: string
  readonly environment: Project['environment']
  readonly definitions: DefinitionFiles
  readonly explain: Project['explain']
  readonly isProvisional: boolean
  readonly lookups: Project['lookups']
  readonly files: ProjectPorts['files']
  /** The working directory. */
  readonly directory: string
  readonly strict: boolean
  readonly line: Line
}

function projectOf(parts: Parts): Project {
  const { read, file, environment, line, definitions, explain, files, directory, strict } = parts
  const { configuration, timeoutSeconds } = read
  const { region } = configuration
  const options = {
    strict,
    keyCase: line.keyCase,
    serviceName: () => read.names().service || undefined,
    ignoredTags: configuration.ignore?.tags ?? [],
  }
  const table = loadDefinitionShapes
  const named = (key: 'task_definition' | 'service_definition' | 'express_definition') => ({
    path: configuration[key] ?? '',
    place: () => read.placeOf([key]),
  })

  const taskDefinitions = definitions.reader('the task definition', async (document, path) =>
    decodeTaskDefinition(document, { ...options, table: await table(), path }),
  )
  const serviceDefinitions = definitions.reader('the service definition', async (document, path) =>
    decodeServiceDefinition(document, { ...options, table: await table(), path, service: options.serviceName() }),
  )
  const decodeAsOverrides = async (document: Document) =>
    decodeOverrides(document, { table: await table(), strict, keyCase: line.keyCase })
  const overrides = definitions.reader('the overrides', decodeAsOverrides)
  const outlines = definitions.opener('the task definition', async (document) => outlineOf(document, await table()))
  const serviceOutlines = definitions.opener('the service definition', async (document) =>
    serviceOutlineOf(document, await table()),
  )
  const { rules: ignored = [], members: ofOthers = [] } = configuration.ignore ?? {}
  const checkDefinitions = definitionChecker({ files, directory, strict, ignored, ofOthers })
  const readTask: Project['taskDefinition'] = (aws, path) =>
    taskDefinitions.read(aws, path === undefined ? named('task_definition') : { path })
  const expressDefinitions = definitions.reader('the express definition', async (document, path) =>
    decodeExpressDefinition(document, {
      ...options,
      table: await table(),
      path,
      cluster: read.names().cluster,
      service: options.serviceName(),
    }),
  )
  const readService: Project['serviceDefinition'] = async (aws) => {
    if (configuration.express_definition)
      throw new UserError('EXPRESS_UNSUPPORTED', 'an Express service has no service definition', {
        hint: 'this is for the other services; `ristretto deploy` reads `express_definition`',
        at: await read.placeOf(['express_definition']),
      })
    return serviceDefinitions.read(aws, named('service_definition'))
  }
  return {
    configuration,
    file,
    environment,
    region: region || environment['AWS_DEFAULT_REGION'] || undefined,
    get cluster() {
      return read.names().cluster
    },
    get clusterName() {
      return clusterNameOf(read.names().cluster)
    },
    get service() {
      return read.names().service || undefined
    },
    line,
    strict,
    timeoutSeconds,
    taskDefinition: readTask,
    serviceDefinition: readService,
    expressDefinition: (aws) => expressDefinitions.read(aws, named('express_definition')),
    explain,
    isProvisional: parts.isProvisional,
    lookups: parts.lookups,
    check: (aws, { taskDefinition, serviceDefinition }) =>
      checkDefinitions(aws, {
        task: taskDefinition ? () => readTask(aws, taskDefinition === true ? undefined : taskDefinition) : undefined,
        service: serviceDefinition && configuration.service_definition ? () => readService(aws) : undefined,
      }),
    overrides: async (aws, { text, file: path }) => {
      if (!text) return path ? overrides.read(aws, { path }) : undefined
      const { definition, warnings } = await decodeAsOverrides(await parseJson(plainText(text, '--overrides')))
      warnAbout(aws, warnings)
      return definition
    },
    outline: () => ifReadable(async () => (await outlines(named('task_definition'))).outline()),
    serviceOutline: () =>
      ifReadable(async () =>
        configuration.service_definition ? (await serviceOutlines(named('service_definition'))).outline() : undefined,
      ),
  }
}

/** By the contract of outlines: who asks wants a first idea, and the command itself tells what is wrong. */
async function ifReadable<T>(read: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await read()
  } catch {
    return undefined
  }
}
