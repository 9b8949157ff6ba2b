import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A program no one here wrote, whose version the comparisons were made with. */
export interface Peer {
  readonly program: string
  readonly version: string
}

/** Why there is nothing to compare with: the program is not here, or it is of a version whose answers nobody has looked through. */
export interface NoPeer {
  readonly missing: string
}

/**
 * Versions that the comparisons were made with. A peer of another version is skipped by its name and version: what it answers otherwise
 * (Debian's jsonnet 0.18 writes 0.1 + 0.2 with fewer digits) is a difference between two of its own versions, and no fault of ours.
 */
const KNOWN = {
  ecspresso: { version: /^(?:ecspresso )?v?((?:2\.8|3\.0)\.\d+)/, known: '2.8 and 3.0' },
  aws: { version: /^aws-cli\/(1\.4\d\.\d+)/, known: '1.4x' },
  boto3: { version: /^(1\.4\d\.\d+)/, known: '1.4x' },
  go: { version: /\bgo(1\.26(?:\.\d+)?)\b/, known: '1.26' },
  jsonnet: { version: /v(0\.22\.\d+)/, known: '0.22' },
  terraform: { version: /^Terraform v(1\.(?:[4-9]|1\d)\.\d+)/m, known: '1.4 to 1.19' },
  ministack: { version: /^(1\.5\.\d+)/, known: '1.5' },
  moto: { version: /^(5\.2\.\d+)/, known: '5.2' },
  parliament: { version: /^(1\.6\.\d+)/, known: '1.6' },
  policy_sentry: { version: /^(0\.15\.\d+)/, known: '0.15' },
} as const satisfies Record<string, { version: RegExp; known: string }>

const ANY_VERSION = /\d+\.\d+(?:\.\d+)?/

/** The virtual environment that CI makes, then PATH, then where Go's installer puts Go. */
function usualFolders(): readonly string[] {
  const environment = join(import.meta.dirname, '../../.venv/bin')
  return [environment, ...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/go/bin']
}

/** The path of a program in the first folder that has it. */
export function findProgram(name: string, folders = usualFolders()): string | undefined {
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file))
}

/** The AWS CLI, which tells its version itself. */
export function findAwsCli(): Peer | NoPeer {
  return judged('aws', findProgram('aws'), (program) => outputOf(program, ['--version']))
}

/** The program that this one replaces. */
export function findEcspresso(): Peer | NoPeer {
  return judged('ecspresso', findProgram('ecspresso'), (program) => outputOf(program, ['version']))
}

/** Terraform, whose own states are read. */
export function findTerraform(): Peer | NoPeer {
  return judged('terraform', findProgram('terraform'), (program) => outputOf(program, ['version']))
}

/** Terraform, and the folder of providers that `TERRAFORM_PLUGINS` names, where the one for AWS is among them. */
export function findTerraformAws(): (Peer & { readonly plugins: string }) | NoPeer {
  const terraform = findTerraform()
  if ('missing' in terraform) return terraform
  const plugins = process.env['TERRAFORM_PLUGINS'] ?? ''
  // As in every folder of providers: by registry, owner and name.
  const registries = plugins !== '' && existsSync(plugins) ? readdirSync(plugins) : []
  if (registries.some((registry) => existsSync(join(plugins, registry, 'hashicorp/aws'))))
    return { ...terraform, plugins }
  return { missing: 'TERRAFORM_PLUGINS names no folder that has the provider hashicorp/aws' }
}

/** The Go toolchain. */
export function findGo(): Peer | NoPeer {
  return judged('go', findProgram('go'), (program) => outputOf(program, ['version']))
}

/** boto3: `program` is the Python that can import it. */
export function findBoto3(): Peer | NoPeer {
  return judged('boto3', findProgram('python3'), (python) =>
    outputOf(python, ['-c', 'import boto3; print(boto3.__version__)']),
  )
}

/** A server of a Python package; neither tells its version, the package does. */
export function findPythonServer(distribution: 'moto' | 'ministack'): Peer | NoPeer {
  const program = findProgram(distribution === 'moto' ? 'moto_server' : 'ministack')
  const script = `import importlib.metadata as m; print(m.version("${distribution}"))`
  return judged(distribution, program, (found) => outputOf(pythonOf(found), ['-c', script]))
}

/** A package of Python that scripts of ours import: `program` is the Python that has it. */
export function findPythonPackage(
  distribution: 'parliament' | 'policy_sentry',
  folders = usualFolders(),
): Peer | NoPeer {
  const python = findProgram('python3', folders)
  const script = `import importlib.metadata as m; print(m.version("${distribution}"))`
  const version = python && outputOf(python, ['-c', script])
  return judged(distribution, version ? python : undefined, () => version ?? '')
}

/**
 * The C++ implementation of Jsonnet as a Python package: `program` is the Python that can import it. Where there is none but a `jsonnet`
 * on PATH, that one is named, since whoever installed it expects to see it used.
 */
export function findCppJsonnet(folders = usualFolders()): Peer | NoPeer {
  const python = findProgram('python3', folders)
  const version = python && outputOf(python, ['-c', 'import _jsonnet; print(_jsonnet.version)'])
  if (python && version) return judged('jsonnet', python, () => version)
  const program = findProgram('jsonnet', folders)
  const found = judged('jsonnet', program, (path) => outputOf(path, ['--version']))
  return 'missing' in found ? found : { missing: `${program} is not used: install the Python package jsonnet` }
}

function judged(
  name: keyof typeof KNOWN,
  program: string | undefined,
  tell: (program: string) => string,
): Peer | NoPeer {
  if (program === undefined) return { missing: `there is no ${name} here` }
  const told = tell(program)
  const { version: pattern, known } = KNOWN[name]
  const version = pattern.exec(told)?.[1]
  if (version !== undefined) return { program, version }
  const other = ANY_VERSION.exec(told)?.[0] ?? 'of an unknown version'
  return { missing: `${name} ${other} (${program}) is not compared with, only ${known}` }
}

function outputOf(program: string, args: readonly string[]): string {
  const { stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 })
  return stdout ?? ''
}

/** The interpreter in the first line of a program that pip installed; of a shell script (pyenv's shims) the Python beside it. */
function pythonOf(program: string): string {
  const first = readFileSync(program, 'latin1').split('\n', 1)[0] ?? ''
  return /^#!(\S*python\S*)$/.exec(first)?.[1] ?? findProgram('python3') ?? 'python3'
}
