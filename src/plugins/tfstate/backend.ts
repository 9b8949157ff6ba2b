import { dirname, join } from 'node:path'
import { UserError } from '../../calls/index.ts'
import type { PluginPorts } from '../plugin.ts'
import { pathFrom } from '../read-file.ts'
import { blobLocation, bucketLocation, httpLocation, type Location, workspaceLocation } from './location.ts'
import { isRecord } from './state.ts'

/** What a backend block says, all of it as text, and the workspace that is chosen. */
interface Block {
  readonly type: string
  readonly config: Readonly<Record<string, unknown>>
  readonly workspace: string
  /** The file that `terraform init` wrote, for messages. */
  readonly file: { readonly path: string; readonly shown: string }
  text(key: string): string | undefined
}

type Follow = (block: Block) => Location | undefined

/** Backends by their types in Terraform. */
const backends: Readonly<Record<string, Follow>> = { s3, gcs, azurerm, remote, cloud: remote, http, local }

/**
 * A file that `terraform init` wrote names, as its `backend`, what holds the state: then that is the place. The workspace is
 * `TF_WORKSPACE`, or the content of the file `environment` beside it. Throws UserError for a backend that cannot be followed.
 */
export async function backendOf(
  backend: unknown,
  file: Block['file'],
  { files, env }: PluginPorts,
): Promise<Location | undefined> {
  if (!isRecord(backend)) return undefined
  const type = String(backend['type'])
  const config = isRecord(backend['config']) ? backend['config'] : {}
  const text = (key: string) => {
    const value = config[key]
    return value === undefined || value === null || value === '' ? undefined : String(value)
  }
  const follow = Object.hasOwn(backends, type) ? backends[type] : undefined
  if (!follow)
    throw new UserError('TFSTATE_BACKEND', `\`${file.shown}\` leads to a backend \`${type}\`, which is not supported`, {
      hint: `supported are ${Object.keys(backends).join(', ')}; for others \`command: [terraform, state, pull]\` in \`config\``,
    })
  const workspace = await workspaceOf(dirname(file.path), files, env)
  const location = follow({ type, config, workspace, file, text })
  if (location) return location
  throw new UserError(
    'TFSTATE_BACKEND',
    `\`${file.shown}\` leads to a backend \`${type}\` that names no place of a state`,
    {
      hint: 'run `terraform init` again',
    },
  )
}

function s3({ config, workspace, file, text }: Block): Location | undefined {
  const [Bucket, key] = [text('bucket'), text('key')]
  if (Bucket === undefined || key === undefined) return undefined
  const { s3: endpoint } = isRecord(config['endpoints']) ? config['endpoints'] : { s3: undefined }
  if (text('endpoint') !== undefined || endpoint)
    throw new UserError('TFSTATE_BACKEND', `\`${file.shown}\` leads to a backend \`s3\` with an endpoint of its own`, {
      hint: 'name it in AWS_ENDPOINT_URL_S3, and the state with `url: s3://BUCKET/KEY`',
    })
  const role = isRecord(config['assume_role']) ? config['assume_role']['role_arn'] : undefined
  const roleArn = typeof role === 'string' && role !== '' ? role : text('role_arn')
  const [accessKeyId, secretAccessKey, sessionToken] = [text('access_key'), text('secret_key'), text('token')]
  const region = text('region')
  const Key = workspace === 'default' ? key : `${text('workspace_key_prefix') ?? 'env:'}/${workspace}/${key}`
  return {
    kind: 's3',
    Bucket,
    Key,
    shown: `s3://${Bucket}/${Key}`,
    ...(region === undefined ? {} : { region }),
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(accessKeyId === undefined || secretAccessKey === undefined
      ? {}
      : { keys: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) } }),
  }
}

function gcs({ workspace, text }: Block): Location | undefined {
  const bucket = text('bucket')
  const prefix = text('prefix')?.replace(/\/$/, '')
  const credentials = text('credentials')
  const object = `${prefix === undefined ? '' : `${prefix}/`}${workspace}.tfstate`
  return bucket === undefined
    ? undefined
    : bucketLocation(bucket, object, credentials === undefined ? {} : { credentials })
}

function azurerm({ workspace, text }: Block): Location | undefined {
  const [account, container, key] = [text('storage_account_name'), text('container_name'), text('key')]
  if (account === undefined || container === undefined || key === undefined) return undefined
  const [subscription, accessKey] = [text('subscription_id'), text('access_key')]
  return blobLocation({
    group: text('resource_group_name') ?? '',
    account,
    container,
    blob: workspace === 'default' ? key : `${key}env:${workspace}`,
    ...(subscription === undefined ? {} : { subscription }),
    ...(accessKey === undefined ? {} : { accessKey }),
  })
}

/** Of the block `cloud` as well: both name a workspace, or a prefix of the names of several. */
function remote({ config, workspace, text }: Block): Location | undefined {
  const organization = text('organization')
  const workspaces = [config['workspaces']].flat().find(isRecord) ?? {}
  const { name, prefix } = workspaces
  const chosen =
    typeof name === 'string' && name !== ''
      ? name
      : workspace === 'default'
        ? undefined
        : `${typeof prefix === 'string' ? prefix : ''}${workspace}`
  if (organization === undefined || chosen === undefined) return undefined
  const token = text('token')
  return workspaceLocation({
    host: text('hostname') ?? 'app.terraform.io',
    organization,
    name: chosen,
    ...(token === undefined ? {} : { token }),
  })
}

function http({ text }: Block): Location | undefined {
  const address = text('address')
  const [username, password] = [text('username'), text('password')]
  return address === undefined
    ? undefined
    : httpLocation(address, {
        ...(username === undefined ? {} : { username }),
        ...(password === undefined ? {} : { password }),
      })
}

/** Relative to the folder that Terraform ran in, which holds `.terraform`. */
function local({ workspace, file, text }: Block): Location {
  const folder = dirname(dirname(file.path))
  const path =
    workspace === 'default'
      ? (text('path') ?? 'terraform.tfstate')
      : join(text('workspace_dir') ?? 'terraform.tfstate.d', workspace, 'terraform.tfstate')
  return { kind: 'file', path: pathFrom(folder, path), shown: path, from: `the backend \`local\` in \`${file.shown}\`` }
}

async function workspaceOf(directory: string, files: PluginPorts['files'], env: PluginPorts['env']): Promise<string> {
  const named = env['TF_WORKSPACE']
  if (named) return named
  const file = join(directory, 'environment')
  if (!(await files.exists(file))) return 'default'
  return new TextDecoder().decode(await files.read(file)).trim() || 'default'
}
