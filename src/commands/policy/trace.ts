import { UserError } from '../../calls/index.ts'
import { logLineCall } from '../../permissions/calls-made/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import { type TraceOptions, traceOptions } from './calls-options.ts'
import { type PolicyOfCalls, policyOfCalls } from './policy-of-calls.ts'

/** The policy of a traced command, and how it ended. */
export interface Traced extends PolicyOfCalls {
  /** Of the command. */
  readonly exitCode: number
}

/**
 * Runs any client of AWS against a sandbox of its own, as its administrator, and makes the policy of the calls that it made. What the client
 * prints is narration: standard output holds the policy. Throws UserError where the command cannot be run, or calls nobody.
 */
export async function trace(tools: Tools, options: TraceOptions, { positional }: Invocation): Promise<Traced> {
  const line = positional.join(' ')
  const sandbox = await tools.openSandbox({ clock: 'settle' })
  const served = await sandbox.serve({ port: 0, hosts: [] })
  const { endpoint, region, accessKeyId, secretAccessKey } = served
  const ended = await tools
    .spawn(positional, {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      // Whatever else could tell other credentials or another endpoint.
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: undefined,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
    })
    .catch((cause: unknown) => {
      throw new UserError('TRACE_FAILED', `\`${positional[0]}\` cannot be run`, {
        cause,
        hint: 'what stands behind `--` is a program with its arguments: no shell reads it',
      })
    })
    .finally(() => served.close())
  for (const text of [new TextDecoder().decode(ended.stdout), ended.stderr])
    for (const said of text.split('\n').filter(Boolean)) tools.note(said)
  const code = ended.code
  if (code !== 0) tools.warn(`\`${line}\` ended with ${code}: the policy is that of the calls until then`)
  const entries = sandbox.journal.entries.map((entry) => logLineCall({ ...entry, principal: entry.principal ?? '' }))
  return {
    ...(await policyOfCalls(entries, options, { tools, from: `\`${line}\``, options: traceOptions })),
    exitCode: code,
  }
}
