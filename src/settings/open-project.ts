import { join } from 'node:path'
import type { Aws } from '../calls/index.ts'
import { clusterNameOf } from '../calls/operations/index.ts'
import { lookupsOf } from '../plugins/index.ts'
import { loadShapes } from '../shapes/index.ts'
import { sprintf, type TemplateValue } from '../template/index.ts'
import { findConfiguration, readConfiguration, readEnvironment } from './configuration/index.ts'
import { decodeOverrides, decodeServiceDefinition, decodeTaskDefinition, outlineOf } from './definitions/index.ts'
import type { ProjectOptions, ProjectPorts } from './ports.ts'
import type { Project } from './project.ts'
import { definitionReader, opener } from './read-definitions.ts'
import { openConfiguration, parseJson, plainText, renderer } from './rendering/index.ts'
import { warnAbout } from './warning.ts'

/**
 * Finds, renders and checks the configuration (`ecspresso.yml`). Env files are read first. Definition files are read when they are asked
 * for. Makes no call; doubts are warned about. Throws UserError with the place of a mistake.
 */
export const openProject = async (aws: Aws, ports: ProjectPorts, options: ProjectOptions): Promise<Project> => {
  const { files, directory } = ports
  const { extStr = {}, extCode = {}, strict = false } = options
  const environment = await readEnvironment(ports, options.envfiles)
  const context = { files, env: environment, extStr, extCode }

  const { file, path } = await findConfiguration(ports, options.config)
  const name = { path, shown: file, what: 'the configuration', hint: 'name it with `--config`, or go to its folder' }
  const template = await openConfiguration({ ...context, lookups: [] }, name)
  const read = await renderer(template, {}, (rendered) =>
    readConfiguration(rendered, file, environment, options),
  ).outline()
  warnAbout(aws, read.warnings)

  const { configuration } = read
  const pluginPorts = { files, env: environment, directory: join(path, '..'), sprintf: format }
  const lookups = lookupsOf(configuration.plugins ?? [], pluginPorts, (index) => read.pluginPlaces[index] ?? { file })
  const surroundings = { context: { ...context, lookups: Object.keys(lookups) }, lookups, directory }
  const ignoredTags = configuration.ignore?.tags ?? []
  const service = configuration.service || undefined

  const taskDefinitions = definitionReader(surroundings, 'the task definition', async (document, at) =>
    decodeTaskDefinition(document, { table: await loadShapes('ecs'), path: at, strict, ignoredTags }),
  )
  const serviceDefinitions = definitionReader(surroundings, 'the service definition', async (document, at) =>
    decodeServiceDefinition(document, { table: await loadShapes('ecs'), path: at, strict, service, ignoredTags }),
  )
  const decodedOverrides = async (document: Parameters<typeof decodeOverrides>[0]) =>
    decodeOverrides(document, { table: await loadShapes('ecs'), strict })
  const overrides = definitionReader(surroundings, 'the overrides', decodedOverrides)
  const outlines = opener(surroundings, 'the task definition', async (document) =>
    outlineOf(document, await loadShapes('ecs')),
  )
  return {
    configuration,
    file,
    environment,
    region: configuration.region || environment['AWS_DEFAULT_REGION'] || undefined,
    cluster: configuration.cluster,
    clusterName: clusterNameOf(configuration.cluster),
    service,
    timeoutSeconds: read.timeoutSeconds,
    taskDefinition: (door, other) => taskDefinitions.read(door, other ?? configuration.task_definition),
    serviceDefinition: (door) => serviceDefinitions.read(door, configuration.service_definition),
    overrides: async (door, { text, file: other }) => {
      if (text) {
        const { definition, warnings } = await decodedOverrides(await parseJson(plainText(text, '--overrides')))
        warnAbout(door, warnings)
        return definition
      }
      return other ? overrides.read(door, other) : undefined
    },
    outline: async () => {
      try {
        return await (await outlines(configuration.task_definition)).outline()
      } catch {
        // By its contract: who asks wants a first idea, and the command itself tells what is wrong.
        return undefined
      }
    },
  }
}

const format = (text: string, args: readonly unknown[]): string => sprintf(text, ...(args as readonly TemplateValue[])) // they came out of a template
