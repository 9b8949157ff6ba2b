import { UserError } from '../../calls/index.ts'
import { pathFrom, readFile } from '../../plugins/index.ts'
import { decodeText } from '../decode-text.ts'
import type { ProjectPorts } from '../ports.ts'

/** The variables of the process with those of the env files over them. Throws UserError for a file that is not there or not well-formed. */
export async function readEnvironment(
  { files, env, directory }: ProjectPorts,
  envfiles: readonly string[] = [],
): Promise<Readonly<Record<string, string | undefined>>> {
  const all = { ...env }
  for (const file of envfiles) {
    const path = pathFrom(directory, file)
    const bytes = await readFile(files, path, {
      what: 'the env file',
      shown: file,
      hint: '`--envfile` is relative to the working directory',
    })
    Object.assign(all, parseEnvFile(decodeText(bytes, file), file))
  }
  return all
}

/**
 * Reads `KEY=VALUE` lines as ecspresso's library does (hashicorp/go-envparse): `export ` before the key, `#` comments (also behind an
 * unquoted value), single quotes without escapes, double quotes with JSON's escapes; nothing is expanded.
 */
export function parseEnvFile(text: string, file: string): Record<string, string> {
  const found: Record<string, string> = {}
  text.split('\n').forEach((written, index) => {
    const line = written.replace(/\r$/, '')
    if (/^[ \t]*(#|$)/.test(line)) return
    // Nothing of the line is shown: a part of a secret may have come to stand where a key should.
    const wrong = (what: string) =>
      new UserError('ENV_FILE', what, {
        at: { file, line: index + 1 },
        hint: 'one `KEY=VALUE` a line; `#` begins a comment, and a value with blanks stands in quotes',
      })
    const [, key, value] = /^[ \t]*(?:export )?([^=]*?)[ \t]*=(.*)$/s.exec(line) ?? []
    if (key === undefined || value === undefined) throw wrong('a line of an env file must be `KEY=VALUE`')
    if (!/^[A-Za-z_][A-Za-z0-9_.]*$/.test(key)) throw wrong('what stands before `=` is no name for a variable')
    found[key] = textOf(value, wrong)
  })
  return found
}

function textOf(written: string, wrong: (what: string) => UserError): string {
  let value = ''
  let rest = written.trimStart()
  while (rest !== '' && !rest.startsWith('#')) {
    const quoted = /^'([^']*)'|^"((?:[^"\\]|\\.)*)"/.exec(rest)
    if (!quoted && /^['"]/.test(rest)) throw wrong('a quoted value does not end')
    const plain = quoted ? '' : (/^[^'"#]+/.exec(rest)?.[0] ?? '')
    const whole = quoted?.[0] ?? plain
    rest = rest.slice(whole.length)
    // Blanks before a comment or the end belong to nobody.
    if (!quoted) value += rest === '' || rest.startsWith('#') ? plain.trimEnd() : plain
    else value += quoted[1] ?? unescaped(quoted[2] ?? '', wrong)
  }
  return value
}

function unescaped(text: string, wrong: (what: string) => UserError): string {
  try {
    return String(JSON.parse(`"${text.replaceAll('\t', '\\t')}"`))
  } catch {
    throw wrong('a value in double quotes has an escape that JSON does not have')
  }
}
