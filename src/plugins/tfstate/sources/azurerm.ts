import { createHmac } from 'node:crypto'
import { isRecord } from '../state.ts'
import { type AzureCloud, azureCloud, azureToken } from './azure-token.ts'
import { type Outside, type ReadElsewhere, unreadable } from './elsewhere.ts'
import { jsonObject } from './json-object.ts'
import { refusal, request } from './request.ts'

const API_VERSION = '2021-08-06'

/** A blob, and what is said about the way to it. */
interface Blob {
  readonly subscription?: string
  readonly group: string
  readonly account: string
  readonly container: string
  readonly blob: string
  readonly accessKey?: string
}

/**
 * A blob of Azure Storage: with a SAS token (`ARM_SAS_TOKEN`), with the key of the account (backend block, `ARM_ACCESS_KEY`,
 * `AZURE_STORAGE_ACCESS_KEY`), with an identity's token where `ARM_USE_AZUREAD` is true, else with the key that the identity may list.
 * https://learn.microsoft.com/rest/api/storageservices/get-blob (checked 2026-11)
 */
export function azureSource(blob: Blob): ReadElsewhere {
  const { account, container, blob: name, group } = blob
  const shown = `azurerm://${group}/${account}/${container}/${name}`
  const path = `/${encodeURIComponent(container)}/${name.split('/').map(encodeURIComponent).join('/')}`
  return async (outside) => {
    const { env } = outside
    const cloud = azureCloud(env)
    const base = `https://${account}.blob.core.${cloud.storageSuffix}${path}`
    const sas = env['ARM_SAS_TOKEN']?.replace(/^\?/, '')
    const headers = {
      'x-ms-date': new Date(outside.ports.now?.() ?? 0).toUTCString(),
      'x-ms-version': API_VERSION,
    }
    const authorization = sas ? undefined : await authorize(blob, { outside, cloud, path, headers })
    const response = await request(outside, {
      method: 'GET',
      url: sas ? `${base}?${sas}` : base,
      headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
    })
    if (response.status === 200) return response.body
    throw refusal(shown, response, 'the identity needs to read blobs of the container, or the key is wrong')
  }
}

interface Signing {
  readonly outside: Outside
  readonly cloud: AzureCloud
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

async function authorize(blob: Blob, { outside, cloud, path, headers }: Signing): Promise<string> {
  const { env } = outside
  const given = blob.accessKey || env['ARM_ACCESS_KEY'] || env['AZURE_STORAGE_ACCESS_KEY']
  if (!given && /^(true|1)$/i.test(env['ARM_USE_AZUREAD'] ?? ''))
    return `Bearer ${await azureToken(outside, 'https://storage.azure.com/')}`
  const key = given || (await listedKey(blob, outside, cloud))
  return `SharedKey ${blob.account}:${sharedKeySignature(key, `/${blob.account}${path}`, headers)}`
}

/**
 * GET, eleven standard headers that are not sent, the headers of Azure's own, the resource.
 * https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key (checked 2026-11)
 */
function sharedKeySignature(key: string, resource: string, headers: Readonly<Record<string, string>>): string {
  const own = Object.entries(headers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value}`)
  const text = ['GET', ...Array.from({ length: 11 }, () => ''), ...own, resource].join('\n')
  return createHmac('sha256', Buffer.from(key, 'base64')).update(text, 'utf8').digest('base64')
}

/** https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list-keys (checked 2026-11) */
async function listedKey({ subscription, group, account }: Blob, outside: Outside, cloud: AzureCloud): Promise<string> {
  const { env } = outside
  const named = subscription || env['ARM_SUBSCRIPTION_ID'] || env['AZURE_SUBSCRIPTION_ID']
  if (!named || !group)
    throw unreadable(
      `nothing tells the ${named ? 'resource group' : 'subscription'} of the storage account \`${account}\``,
      'set ARM_ACCESS_KEY to the key of the account, ARM_USE_AZUREAD=true to read it as an identity, or ARM_SUBSCRIPTION_ID',
    )
  const path = `/subscriptions/${named}/resourceGroups/${group}/providers/Microsoft.Storage/storageAccounts/${account}/listKeys`
  const response = await request(outside, {
    method: 'POST',
    url: `${cloud.management}${path}?api-version=2023-01-01`,
    headers: { authorization: `Bearer ${await azureToken(outside, `${cloud.management}/`)}` },
  })
  if (response.status !== 200)
    throw refusal(
      `azurerm://${group}/${account}`,
      response,
      'the identity needs `Microsoft.Storage/storageAccounts/listKeys/action`; with ARM_USE_AZUREAD=true it reads the blob itself',
    )
  const [first] = [jsonObject(response.body)?.['keys']].flat()
  if (isRecord(first) && typeof first['value'] === 'string') return first['value']
  throw unreadable(`the storage account \`${account}\` lists no key`)
}
