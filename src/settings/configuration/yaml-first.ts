import type { Aws, Position } from '../../calls/index.ts'
import type { PluginDeclaration } from '../../plugins/index.ts'
import { isObject } from '../json-object.ts'
import { openConfiguration, parseYaml, plainText, type RenderContext, renderer } from '../rendering/index.ts'

/** The plugins of a configuration whose own top level may call them. */
export interface EarlyPlugins {
  readonly declarations: readonly PluginDeclaration[]
  placeOf(index: number): Promise<Position>
}

/**
 * Reads the plugins of a configuration that is YAML before it is rendered, as ecspresso 3 wants it. What stands in their declarations may be
 * made by templates, but not by lookups. Throws UserError for what is no YAML; what is no declaration is told when the whole is read.
 */
export async function earlyPlugins(
  aws: Aws,
  source: string,
  context: RenderContext,
  file: string,
): Promise<EarlyPlugins> {
  const document = await parseYaml(plainText(source, file))
  const plugins = isObject(document.value) ? document.value['plugins'] : undefined
  const template = await openConfiguration(JSON.stringify(Array.isArray(plugins) ? plugins : []), context, file)
  const text = await renderer(template, context.lookups, async (rendered) => rendered.text).read(aws)
  const declared: unknown = JSON.parse(text)
  return {
    declarations: (Array.isArray(declared) ? declared : []).flatMap((one) => declarationOf(one) ?? []),
    placeOf: (index) => document.placeOf(['plugins', index], 'value'),
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
