import { basename, extname } from 'node:path'
import { type Aws, type Position, UserError } from '../../calls/index.ts'
import type { PluginDeclaration } from '../../plugins/index.ts'
import { isObject } from '../json-object.ts'
import { openConfiguration, parseYaml, plainText, type RenderContext, renderer } from '../rendering/index.ts'

/** The plugins of a configuration whose own top level may call them. */
export interface EarlyPlugins {
  readonly declarations: readonly PluginDeclaration[]
  placeOf(index: number): Promise<Position>
}

/**
 * Reads the plugins of a configuration before all else of it, as ecspresso 3 does: YAML is YAML before it is rendered, and Jsonnet evaluates
 * what is asked for alone. What stands in the declarations may be made by templates, but not by lookups. Throws UserError for what is no
 * YAML; what is no declaration is told when the whole is read.
 */
export async function earlyPlugins(
  aws: Aws,
  source: string,
  context: RenderContext,
  file: string,
): Promise<EarlyPlugins> {
  const { program, placeOf } = /\.ya?ml$/.test(extname(file)) ? await ofYaml(source, file) : ofJsonnet(file)
  const template = await openConfiguration(program, context, file)
  const text = await renderer(template, context.lookups, async (rendered) => rendered.text).read(aws)
  const declared: unknown = JSON.parse(text)
  return {
    declarations: (Array.isArray(declared) ? declared : []).flatMap((one) => declarationOf(one) ?? []),
    placeOf,
  }
}

interface Early extends Pick<EarlyPlugins, 'placeOf'> {
  /** A text that gives the list of plugins and nothing else of the configuration. */
  readonly program: string
}

async function ofYaml(source: string, file: string): Promise<Early> {
  const document = await parseYaml(plainText(source, file)).catch((error: unknown) => {
    if (!(error instanceof UserError) || !source.includes('{{')) throw error
    const hint = 'ecspresso 3 reads YAML before its templates: put a value that has `{{ }}` in quotes'
    throw new UserError(error.code, error.message, { at: error.at, hint, cause: error })
  })
  const plugins = isObject(document.value) ? document.value['plugins'] : undefined
  return {
    program: JSON.stringify(Array.isArray(plugins) ? plugins : []),
    placeOf: (index) => document.placeOf(['plugins', index], 'value'),
  }
}

/** The file is imported, so that places in it are its own; JSON is Jsonnet as well. */
function ofJsonnet(file: string): Early {
  const imported = `local file = import ${JSON.stringify(basename(file))};`
  return {
    program: `${imported} if std.isObject(file) && std.objectHas(file, 'plugins') then file.plugins else []`,
    placeOf: async () => ({ file }),
  }
}

function declarationOf(value: unknown): PluginDeclaration | undefined {
  if (!isObject(value) || typeof value['name'] !== 'string') return undefined
  const { name, func_prefix, config } = value
  return {
    name,
    ...(typeof func_prefix === 'string' ? { func_prefix } : {}),
    ...(isObject(config) ? { config } : {}),
  }
}
