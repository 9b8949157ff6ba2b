import { dirname, join } from 'node:path'
import { UserError } from '../../calls/index.ts'
import type { FindPlace, PluginDeclaration, PluginPorts } from '../plugin.ts'
import { pathFrom } from '../read-file.ts'
import { isRecord } from './state.ts'

/** Where a state is. `from` says for messages which key names the file. */
export type Location =
  | { readonly kind: 'file'; readonly path: string; readonly shown: string; readonly from: string }
  | { readonly kind: 's3'; readonly Bucket: string; readonly Key: string; readonly shown: string }
  /** A place that ecspresso can read and we cannot yet: refused when it is used. */
  | { readonly kind: 'unsupported'; readonly shown: string; readonly why: string }

/**
 * Reads `config.path` and `config.url`; ecspresso prefers the path when both are there. A path is relative to the configuration's folder; a
 * `url` without a scheme is a file too, but relative to the working directory, as in ecspresso. Throws UserError.
 */
export async function locationOf(
  { config = {} }: PluginDeclaration,
  ports: PluginPorts,
  place: FindPlace,
): Promise<Location> {
  const path = textOf(config['path'])
  const written = path ?? textOf(config['url'])
  const location =
    written === undefined
      ? undefined
      : path === undefined
        ? locate(written, ports.workingDirectory, fromUrl)
        : locate(written, ports.directory, fromPath)
  if (location) return location
  const what =
    written !== undefined
      ? `\`${written}\` is not \`s3://BUCKET/KEY\``
      : 'the plugin `tfstate` needs `config.path` or `config.url`'
  throw new UserError('TFSTATE_LOCATION', what, { at: await place() })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

const fromPath = '`config.path`, relative to the configuration file'
const fromUrl = '`config.url`, relative to the working directory where it has no scheme'

function locate(written: string, directory: string, from: string): Location | undefined {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(written)?.[1]?.toLowerCase()
  if (scheme === undefined || scheme.length === 1) {
    // One letter before the colon is a drive of Windows.
    return { kind: 'file', path: pathFrom(directory, written), shown: written, from }
  }
  if (scheme === 'file') return { kind: 'file', path: pathOfUrl(written), shown: written, from }
  if (scheme === 's3') return s3Location(written)
  return { kind: 'unsupported', shown: written, why: `the scheme \`${scheme}\`` }
}

// As ecspresso reads it, only the path counts: `file://state.tfstate` is `/`, so that three slashes are needed.
function pathOfUrl(url: string): string {
  return decodeURIComponent(url.replace(/^file:(?:\/\/[^/]*)?/i, '')) || '/'
}

// As ecspresso reads it, too: a URL, whose path is decoded and whose query and fragment mean nothing.
function s3Location(url: string): Location | undefined {
  const [, Bucket, path] = /^s3:\/\/([^/?#]+)\/([^?#]+)/i.exec(url) ?? []
  const Key = path === undefined ? undefined : decoded(path)
  return Bucket === undefined || Key === undefined ? undefined : { kind: 's3', Bucket, Key, shown: url }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/** A file that `terraform init` wrote names, as its `backend`, what holds the state: then that is the place. */
export async function backendOf(
  backend: unknown,
  { path, shown: file }: { readonly path: string; readonly shown: string },
  { files, env }: PluginPorts,
): Promise<Location | undefined> {
  if (!isRecord(backend)) return undefined
  const type = String(backend['type'])
  const shown = `${file} (backend \`${type}\`)`
  if (type !== 's3') return { kind: 'unsupported', shown, why: `the backend \`${type}\`` }
  const config = isRecord(backend['config']) ? backend['config'] : {}
  if (config['role_arn'] || config['access_key'] || config['assume_role'])
    return { kind: 'unsupported', shown, why: 'a backend `s3` with credentials of its own' }
  const { s3: endpoint } = isRecord(config['endpoints']) ? config['endpoints'] : {}
  if (config['endpoint'] || endpoint)
    return { kind: 'unsupported', shown, why: 'a backend `s3` with an endpoint of its own' }
  const workspace = await workspaceOf(dirname(path), files, env)
  const key = String(config['key'] ?? '')
  const prefix = String(config['workspace_key_prefix'] || 'env:')
  const Key = workspace === 'default' ? key : `${prefix}/${workspace}/${key}`
  const Bucket = String(config['bucket'] ?? '')
  return { kind: 's3', Bucket, Key, shown: `s3://${Bucket}/${Key}` }
}

async function workspaceOf(directory: string, files: PluginPorts['files'], env: PluginPorts['env']): Promise<string> {
  const named = env['TF_WORKSPACE']
  if (named) return named
  const file = join(directory, 'environment')
  if (!(await files.exists(file))) return 'default'
  return new TextDecoder().decode(await files.read(file)).trim() || 'default'
}
