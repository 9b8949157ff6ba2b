import type { LocalRequest } from '../../../calls/index.ts'
import { isRecord } from '../state.ts'
import { type Outside, unreadable } from './elsewhere.ts'
import { jsonObject } from './json-object.ts'
import { type Asked, askPeerPackage } from './peer-package.ts'
import { request } from './request.ts'

/** Hosts of one of Azure's separate clouds. */
export interface AzureCloud {
  readonly login: string
  readonly management: string
  readonly storageSuffix: string
}

const clouds: Readonly<Record<string, AzureCloud>> = {
  public: {
    login: 'https://login.microsoftonline.com',
    management: 'https://management.azure.com',
    storageSuffix: 'windows.net',
  },
  usgovernment: {
    login: 'https://login.microsoftonline.us',
    management: 'https://management.usgovcloudapi.net',
    storageSuffix: 'usgovcloudapi.net',
  },
  china: {
    login: 'https://login.chinacloudapi.cn',
    management: 'https://management.chinacloudapi.cn',
    storageSuffix: 'chinacloudapi.cn',
  },
}

/** The cloud that `ARM_ENVIRONMENT` names, as for Terraform's backend. */
export function azureCloud(env: Outside['env']): AzureCloud {
  const name = env['ARM_ENVIRONMENT'] || 'public'
  const cloud = Object.hasOwn(clouds, name) ? clouds[name] : undefined
  if (cloud) return cloud
  throw unreadable(`ARM_ENVIRONMENT names no cloud: \`${name}\``, `it is one of ${Object.keys(clouds).join(', ')}`)
}

const WAYS =
  'set ARM_TENANT_ID, ARM_CLIENT_ID and ARM_CLIENT_SECRET (or the AZURE_ ones), ARM_USE_MSI=true, or run `az login`'

/**
 * A token of Microsoft Entra for a resource: with a client's secret, with a token of somebody else's (a file, GitHub's), as a managed
 * identity, or from the Azure CLI.
 */
export async function azureToken(outside: Outside, resource: string): Promise<string> {
  const { env } = outside
  const either = (name: string) => env[`ARM_${name}`] || env[`AZURE_${name}`]
  const [tenant, client, secret] = [either('TENANT_ID'), either('CLIENT_ID'), either('CLIENT_SECRET')]
  const assertion = secret ? undefined : await foreignToken(outside)
  if (tenant && client && (secret || assertion))
    return tokenFrom(outside, {
      method: 'POST',
      url: `${azureCloud(env).login}/${tenant}/oauth2/v2.0/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form({
        grant_type: 'client_credentials',
        client_id: client,
        scope: `${resource}.default`,
        ...(secret
          ? { client_secret: secret }
          : {
              client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
              client_assertion: assertion ?? '',
            }),
      }),
    })
  if (/^(true|1)$/i.test(env['ARM_USE_MSI'] ?? '')) return managedIdentityToken(outside, resource, client)
  const certificate = either('CLIENT_CERTIFICATE_PATH')
  if (tenant && client && certificate)
    return packageToken(outside, resource, {
      className: 'ClientCertificateCredential',
      options: [tenant, client, certificate],
    })
  return (
    (await cliToken(outside, resource)) ??
    packageToken(outside, resource, { className: 'DefaultAzureCredential', options: [] })
  )
}

const PACKAGE = '@azure/identity'

/** Of kinds of credentials that are not read here: Azure's own library does, where it is installed. */
async function packageToken(
  outside: Outside,
  resource: string,
  credential: Pick<Asked, 'className' | 'options'>,
): Promise<string> {
  const asked = { ...credential, method: 'getToken', args: [`${resource}.default`] }
  const answer = await askPeerPackage(outside, PACKAGE, asked)
  const token = isRecord(answer) ? answer['token'] : undefined
  if (typeof token === 'string' && token !== '') return token
  if (answer !== undefined) throw unreadable(`the package \`${PACKAGE}\` gives no token`, WAYS)
  throw unreadable(
    credential.options.length > 0
      ? `a certificate of Azure's needs the package \`${PACKAGE}\``
      : 'there are no credentials for Azure in the environment, and the Azure CLI gives none',
    `${WAYS}; \`npm install ${PACKAGE}\` adds further ways`,
  )
}

/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation (checked 2026-11) */
async function foreignToken(outside: Outside): Promise<string | undefined> {
  const { env, files } = outside
  if (env['ARM_OIDC_TOKEN']) return env['ARM_OIDC_TOKEN']
  const file = env['ARM_OIDC_TOKEN_FILE_PATH'] || env['AZURE_FEDERATED_TOKEN_FILE']
  if (file && (await files.exists(file))) return new TextDecoder().decode(await files.read(file)).trim()
  const url = env['ARM_OIDC_REQUEST_URL'] || env['ACTIONS_ID_TOKEN_REQUEST_URL']
  const token = env['ARM_OIDC_REQUEST_TOKEN'] || env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']
  if (!url || !token || !/^(true|1)$/i.test(env['ARM_USE_OIDC'] ?? '')) return undefined
  const headers = { authorization: `Bearer ${token}` }
  return tokenFrom(outside, { method: 'GET', url: `${url}&audience=api://AzureADTokenExchange`, headers }, 'value')
}

function managedIdentityToken(outside: Outside, resource: string, client: string | undefined): Promise<string> {
  const query = new URLSearchParams({
    'api-version': '2018-02-01',
    resource,
    ...(client === undefined ? {} : { client_id: client }),
  })
  const url = `http://169.254.169.254/metadata/identity/oauth2/token?${query}`
  return tokenFrom(outside, { method: 'GET', url, headers: { metadata: 'true' } })
}

/** Whoever logged in by hand did so with the CLI, which renews its tokens itself; `undefined` where there is none, or nobody did. */
async function cliToken({ ports: { spawn }, env, signal }: Outside, resource: string): Promise<string | undefined> {
  const argv = ['az', 'account', 'get-access-token', '--resource', resource, '--output', 'json']
  const found = await spawn?.(argv, { signal, env }).catch(() => {
    signal.throwIfAborted()
    return undefined // it is not installed: the caller tells all ways together
  })
  if (found?.code !== 0) return undefined
  return tokenIn(new TextDecoder().decode(found.stdout), 'accessToken')
}

async function tokenFrom(outside: Outside, what: LocalRequest, field = 'access_token'): Promise<string> {
  const { status, body } = await request(outside, what)
  const answer = new TextDecoder().decode(body)
  if (status === 200) return tokenIn(answer, field)
  const described = jsonObject(answer)?.['error_description']
  const why = typeof described === 'string' ? (described.split(/[\r\n]/)[0] ?? '').slice(0, 200) : `status ${status}`
  throw unreadable(`Azure refuses the credentials: ${why}`, WAYS)
}

function tokenIn(answer: string, field: string): string {
  const token = jsonObject(answer)?.[field]
  if (typeof token === 'string' && token !== '') return token
  throw unreadable(`an answer of Azure's holds no \`${field}\``)
}

function form(fields: Readonly<Record<string, string>>): Uint8Array {
  return new TextEncoder().encode(new URLSearchParams(fields).toString())
}
