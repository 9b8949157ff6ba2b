import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const services = join(import.meta.dirname, '../../../src/sandbox/services')

/** The file of an operation: `ssm:GetParameter` is `ssm/operations/get-parameter.ts`. */
export function fileOfOperation(operation: string): string {
  const [service = '', name = ''] = operation.split(':')
  const folder = join(services, service === 'ecr-registry' ? 'ecr/registry' : service, 'operations')
  const file = readdirSync(folder).find((one) => one.replaceAll('-', '').replace(/\.ts$/, '') === name.toLowerCase())
  if (file === undefined) throw new Error(`${operation} has no file`)
  return join(folder, file)
}

/** The code of an operation and of all that it imports of the sandbox, without comments and without what it says of its members. */
export function sourceOfOperation(operation: string): string {
  const seen = new Map<string, string>()
  follow(fileOfOperation(operation), seen)
  return [...seen.values()].join('\n')
}

function follow(file: string, seen: Map<string, string>): void {
  if (seen.has(file)) return
  const text = readFileSync(file, 'utf8')
  seen.set(file, withoutDeclarations(text))
  for (const [, names = '', from = ''] of text.matchAll(/^import (?:type )?\{([^}]*)\} from '(\.[^']*)'/gms)) {
    for (const target of targetsOf(resolve(dirname(file), from), names)) follow(target, seen)
  }
}

/** Where names come from: through the `index.ts` of a folder from the files that have them alone. */
function targetsOf(file: string, names: string): string[] {
  if (!existsSync(file) || /models|\.generated\./.test(file)) return []
  if (!file.endsWith('index.ts')) return [file]
  const text = readFileSync(file, 'utf8')
  const wanted = names.split(',').map(
    (name) =>
      name
        .trim()
        .replace(/^type /, '')
        .split(' ')[0] ?? '',
  )
  return [...text.matchAll(/export (?:type )?\{([^}]*)\} from '(\.[^']*)'/gs)].flatMap(
    ([, exported = '', from = '']) => {
      const has = exported.split(',').some((name) => wanted.includes(name.trim().replace(/^type /, '')))
      return has ? [resolve(dirname(file), from)] : []
    },
  )
}

function withoutDeclarations(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(?<!:)\/\/.*/g, '')
    .replaceAll(/(?:withoutEffect|refused): \[[^\]]*\]/g, '')
}
