import type { Environment } from './builtins/environment.ts'
import { TemplateError } from './error.ts'
import type { TemplateFunctions } from './function.ts'
import { parseTemplate } from './template.ts'

/**
 * Renders a template in one go: Go's `text/template`, with ecspresso's `env`, `must_env` and `json_escape`.
 *
 * Throws a {@link TemplateError}. Functions whose answers have to be fetched need `renderAsync`.
 *
 * @example
 * renderTemplate('{{ must_env `NAME` }}:{{ env `TAG` `latest` }}', { env: { NAME: 'web' } }) // web:latest
 */
export function renderTemplate(
  source: string,
  options: { readonly name?: string; readonly functions?: TemplateFunctions; readonly env?: Environment } = {},
): string {
  const rendering = parseTemplate(source, options).render(options)
  const [need] = rendering.needs
  if (need === undefined) return rendering.text
  throw new TemplateError({
    code: 'TEMPLATE_EXECUTE',
    line: need.line,
    column: need.column,
    offset: need.offset,
    message: `template: ${options.name ?? 'conf'}:${need.line}: the answer of ${need.name} has to be fetched`,
    hint: 'render with `renderAsync`, which fetches the answers of lookups',
  })
}
