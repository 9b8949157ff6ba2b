import { UserError } from '../../calls/index.ts'
import type { FindPlace, PluginDeclaration, PluginPorts } from '../plugin.ts'
import { pathFrom } from '../read-file.ts'
import { commandWithoutSecrets, withoutSecrets } from '../without-secrets.ts'
import type { ReadElsewhere } from './sources/elsewhere.ts'

/** An object of S3, and as whom it is read where that is not the caller. */
export interface S3Location {
  readonly kind: 's3'
  readonly Bucket: string
  readonly Key: string
  readonly VersionId?: string
  readonly region?: string
  readonly roleArn?: string
  readonly keys?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string }
  readonly shown: string
}

/** Where a state is. `shown` is for messages and holds no secret. */
export type Location =
  /** `from` says which key names the file. */
  | { readonly kind: 'file'; readonly path: string; readonly shown: string; readonly from: string }
  | S3Location
  /** Somewhere that is neither here nor AWS. Loaded when a lookup needs it. */
  | { readonly kind: 'elsewhere'; readonly shown: string; load(): Promise<ReadElsewhere> }

/**
 * Reads `config.path`, `config.url` or `config.command`; ecspresso prefers the path when both are there. A path is relative to the
 * configuration's folder; a `url` without a scheme is a file too, but relative to the working directory, as in ecspresso. Throws UserError.
 */
export async function locationOf(
  { config = {} }: PluginDeclaration,
  ports: PluginPorts,
  place: FindPlace,
): Promise<Location> {
  const refuse = async (message: string, hint?: string) =>
    new UserError('TFSTATE_LOCATION', message, { at: await place(), hint })
  const path = textOf(config['path'])
  const url = path === undefined ? textOf(config['url']) : undefined
  if (path !== undefined) {
    const location = locate(path, ports.directory, fromPath)
    if (location) return location
  }
  if (url !== undefined) {
    const location = locate(url, ports.workingDirectory, fromUrl)
    if (location) return location
  }
  const written = path ?? url
  if (written !== undefined)
    throw await refuse(`invalid address \`${withoutSecrets(written)}\` of a Terraform state`, FORMS)
  const { command } = config
  if (command === undefined || command === null)
    throw await refuse('the plugin `tfstate` needs `config.path`, `config.url` or `config.command`')
  if (!Array.isArray(command) || !command[0] || !command.every((part) => typeof part === 'string'))
    throw await refuse(
      'the plugin `tfstate` takes an array of strings as `config.command`',
      'such as `[tofu, state, pull]`',
    )
  return {
    kind: 'elsewhere',
    shown: commandWithoutSecrets(command),
    load: async () => (await import('./sources/command.ts')).commandSource(command, ports),
  }
}

const FORMS =
  'a path, `s3://BUCKET/KEY`, `https://...`, `remote://HOST/ORGANIZATION/WORKSPACE`, `gs://BUCKET/OBJECT`, `azurerm://GROUP/ACCOUNT/CONTAINER/BLOB`'

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

const fromPath = '`config.path`, relative to the configuration file'
const fromUrl = '`config.url`, relative to the working directory where it has no scheme'

function locate(written: string, directory: string, from: string): Location | undefined {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(written)?.[1]?.toLowerCase()
  // One letter before the colon is a drive of Windows.
  if (scheme === undefined || scheme.length === 1)
    return { kind: 'file', path: pathFrom(directory, written), shown: written, from }
  switch (scheme) {
    case 'file':
      return { kind: 'file', path: pathOfUrl(written), shown: withoutSecrets(written), from }
    case 's3':
      return s3Location(written)
    case 'http':
    case 'https':
      return httpLocation(written)
    case 'remote':
      return remoteLocation(written)
    case 'gs':
      return gcsLocation(written)
    case 'azurerm':
      return azureLocation(written)
  }
  return undefined
}

// As ecspresso reads it, only the path counts: `file://state.tfstate` is `/`, so that three slashes are needed.
function pathOfUrl(url: string): string {
  return decoded(url.replace(/^file:(?:\/\/[^/]*)?/i, '')) || '/'
}

/** A URL, whose path is decoded; of its query `versionId` names a version of the object. */
function s3Location(url: string): Location | undefined {
  const [, Bucket, path, query] = /^s3:\/\/([^/?#@]+)\/([^?#]+)(?:\?([^#]*))?/i.exec(url) ?? []
  const Key = path === undefined ? undefined : decoded(path)
  const VersionId = new URLSearchParams(query).get('versionId') || undefined
  if (Bucket === undefined || Key === undefined) return undefined
  const shown = `${withoutSecrets(url)}${VersionId === undefined ? '' : `?versionId=${VersionId}`}`
  return { kind: 's3', Bucket, Key, ...(VersionId === undefined ? {} : { VersionId }), shown }
}

/** A state behind HTTP, with the variables of Terraform's backend `http` for its name and password. */
export function httpLocation(
  url: string,
  given: { readonly username?: string; readonly password?: string } = {},
): Location | undefined {
  if (!URL.canParse(url)) return undefined
  return {
    kind: 'elsewhere',
    shown: withoutSecrets(url),
    load: async () => (await import('./sources/http.ts')).httpSource(url, given),
  }
}

function remoteLocation(url: string): Location | undefined {
  const [, host, organization, name] = /^remote:\/\/([^/?#@]+)\/([^/?#]+)\/([^/?#]+)\/?$/i.exec(url) ?? []
  if (host === undefined || organization === undefined || name === undefined) return undefined
  return workspaceLocation({ host, organization, name })
}

/** A workspace of HCP Terraform or Terraform Enterprise. */
export function workspaceLocation(workspace: {
  readonly host: string
  readonly organization: string
  readonly name: string
  readonly token?: string
}): Location {
  const { host, organization, name } = workspace
  return {
    kind: 'elsewhere',
    shown: `remote://${host}/${organization}/${name}`,
    load: async () => (await import('./sources/terraform-cloud.ts')).terraformCloudSource(workspace),
  }
}

function gcsLocation(url: string): Location | undefined {
  const [, bucket, path] = /^gs:\/\/([^/?#@]+)\/([^?#]+)/i.exec(url) ?? []
  const object = path === undefined ? undefined : decoded(path)
  return bucket === undefined || object === undefined ? undefined : bucketLocation(bucket, object)
}

/** An object of Google Cloud Storage. */
export function bucketLocation(
  bucket: string,
  object: string,
  given: { readonly credentials?: string } = {},
): Location {
  return {
    kind: 'elsewhere',
    shown: `gs://${bucket}/${object}`,
    load: async () => (await import('./sources/gcs.ts')).gcsSource(bucket, object, given),
  }
}

function azureLocation(url: string): Location | undefined {
  const [, subscription, group, account, container, blob] =
    /^azurerm:\/\/(?:([^/@]+)@)?([^/?#]+)\/([^/?#]+)\/([^/?#]+)\/([^?#]+)/i.exec(url) ?? []
  if (group === undefined || account === undefined || container === undefined || blob === undefined) return undefined
  return blobLocation({ group, account, container, blob, ...(subscription === undefined ? {} : { subscription }) })
}

/** A blob of Azure Storage. */
export function blobLocation(blob: {
  readonly subscription?: string
  readonly group: string
  readonly account: string
  readonly container: string
  readonly blob: string
  readonly accessKey?: string
}): Location {
  const { group, account, container, blob: name } = blob
  return {
    kind: 'elsewhere',
    shown: `azurerm://${group}/${account}/${container}/${name}`,
    load: async () => (await import('./sources/azurerm.ts')).azureSource(blob),
  }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
