import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import type { Served } from '../../src/sandbox/index.ts'

/** Keys to sign with. */
export interface CliKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** Runs the AWS CLI and reads its JSON. Rejects with what it wrote on stderr. */
export type Cli = (args: readonly string[], environment?: Readonly<Record<string, string>>) => Promise<unknown>

/** The AWS CLI against a served sandbox, with nothing of this machine's configuration. Keys are the administrator's unless others are given. */
export function cliOf(program: string, served: Served, keys: CliKeys = served): Cli {
  const { sessionToken } = keys
  const usual = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    AWS_ENDPOINT_URL: served.endpoint,
    AWS_REGION: served.region,
    AWS_DEFAULT_REGION: served.region,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  }
  return async (args, environment = {}) => {
    // A variable that is empty is left out: the AWS CLI would take it for a value.
    const env = Object.fromEntries(Object.entries({ ...usual, ...environment }).filter(([, value]) => value !== ''))
    const { stdout } = await promisify(execFile)(program, [...args, '--output', 'json'], { env, timeout: 50_000 })
    return stdout.trim() === '' ? undefined : JSON.parse(stdout)
  }
}
