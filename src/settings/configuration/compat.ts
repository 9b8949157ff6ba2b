import { type Compat, type Line, lines } from '../../compat/index.ts'
import { fulfils } from './required-version.ts'

/**
 * Which line of ecspresso a configuration follows, told by its source: whether it is YAML before it is rendered depends on that. `--compat`
 * wins over the key `compat`; without either it is v3 where `required_version` admits only v3, v2 otherwise.
 */
export function lineOf(source: string, option: Compat | undefined): Line {
  const written = option ?? compatIn(source)
  if (written !== undefined) return lines[written]
  const constraints = valueIn(source, 'required_version')
  const admits = (line: Line) => constraints !== undefined && fulfils(constraints, line.version) === true
  return admits(lines.v3) && !admits(lines.v2) ? lines.v3 : lines.v2
}

function compatIn(source: string): Compat | undefined {
  const written = valueIn(source, 'compat')
  return written === 'v2' || written === 'v3' ? written : undefined
}

/** A string at the top of YAML, JSON or Jsonnet, as it is written there: one that a template makes is not told. */
function valueIn(source: string, key: string): string | undefined {
  const found = new RegExp(
    `^[ \\t{]*["']?${key}["']?[ \\t]*:[ \\t]*(?:"([^"\\n]*)"|'([^'\\n]*)'|([^\\n#]*))`,
    'im',
  ).exec(source)
  return found ? (found[1] ?? found[2] ?? found[3]?.replace(/,\s*$/, ''))?.trim() : undefined
}
