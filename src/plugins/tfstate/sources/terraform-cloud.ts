import type { LocalResponse } from '../../../calls/index.ts'
import { isRecord } from '../state.ts'
import { type Outside, type ReadElsewhere, unreadable } from './elsewhere.ts'
import { jsonObject } from './json-object.ts'
import { refusal, request } from './request.ts'

/**
 * A workspace of HCP Terraform or Terraform Enterprise: its id, its current state version, the state. The token is that of the backend
 * block, `TFE_TOKEN`, `TF_TOKEN_<host>`, or the one that `terraform login` kept.
 * https://developer.hashicorp.com/terraform/cloud-docs/api-docs/state-versions (checked 2026-11)
 */
export function terraformCloudSource({
  host,
  organization,
  name,
  token: given,
}: {
  readonly host: string
  readonly organization: string
  readonly name: string
  readonly token?: string
}): ReadElsewhere {
  const shown = `remote://${host}/${organization}/${name}`
  return async (outside) => {
    const token = given ?? (await tokenFor(host, outside))
    if (token === undefined)
      throw unreadable(
        `the Terraform state \`${shown}\` cannot be read: there is no token for \`${host}\``,
        'set TFE_TOKEN, or run `terraform login`',
      )
    const get = async (url: string): Promise<LocalResponse> => {
      const response = await request(outside, { method: 'GET', url, headers: { authorization: `Bearer ${token}` } })
      if (response.status === 200) return response
      throw refusal(shown, response, 'the token must belong to a team or user who may read states of the workspace')
    }
    const api = `https://${host}/api/v2`
    const workspace = dataOf(
      await get(`${api}/organizations/${encodeURIComponent(organization)}/workspaces/${encodeURIComponent(name)}`),
      shown,
    )
    const version = dataOf(await get(`${api}/workspaces/${String(workspace['id'])}/current-state-version`), shown)
    const attributes = isRecord(version['attributes']) ? version['attributes'] : {}
    const download = attributes['hosted-state-download-url']
    if (typeof download !== 'string') throw unreadable(`the workspace \`${shown}\` has no state yet`)
    return (await get(download)).body
  }
}

/** https://developer.hashicorp.com/terraform/cli/config/config-file#environment-variable-credentials (checked 2026-11) */
async function tokenFor(host: string, { env, files }: Outside): Promise<string | undefined> {
  const variable = `TF_TOKEN_${host.replaceAll('-', '__').replaceAll('.', '_')}`
  const named = env['TFE_TOKEN'] || env[variable]
  if (named) return named
  const home = env['HOME'] || env['USERPROFILE']
  const file = home && `${home}/.terraform.d/credentials.tfrc.json`
  if (!file || !(await files.exists(file))) return undefined
  const all = jsonObject(await files.read(file))?.['credentials']
  const own = isRecord(all) ? all[host] : undefined
  return isRecord(own) && typeof own['token'] === 'string' ? own['token'] : undefined
}

function dataOf({ body }: LocalResponse, shown: string): Readonly<Record<string, unknown>> {
  const data = jsonObject(body)?.['data']
  if (isRecord(data)) return data
  throw unreadable(`the Terraform state \`${shown}\` cannot be read: the server does not speak Terraform's API`)
}
