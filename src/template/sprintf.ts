import { sprintf as format } from './format/printf.ts'
import type { TemplateValue } from './function.ts'
import { fromHost } from './run/host-function.ts'

/**
 * Go's `fmt.Sprintf`, for functions of the host that format, such as `tfstatef`. A bigint is an int, a number a float64.
 *
 * @example
 * sprintf('aws_subnet.az[%d].id', 1n) // aws_subnet.az[1].id
 */
export function sprintf(template: string, ...args: readonly TemplateValue[]): string {
  return format(template, args.map(fromHost))
}
