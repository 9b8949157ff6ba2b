import { type Call, DeniedError, type Principal, RemoteError, type World, withMarks } from '../calls/index.ts'
import { pathFrom, reasonOf } from '../plugins/index.ts'
import type { Ports } from './ports.ts'

/** A line of a call log: one call and what IAM is asked for it. `policy from-calls` reads it, and docs/policy-from-calls.md describes it. */
interface CallLine {
  /** When it was sent. */
  readonly at: string
  readonly operation: string
  readonly access: 'read' | 'write'
  /** The role of `--assume-role-arn`; absent for the caller's own credentials, whose name nobody asks. */
  readonly principal?: string
  readonly region: string
  readonly checks: readonly { readonly action: string; readonly resource: string; readonly context: object }[]
  readonly decision: 'Allow' | 'Deny'
  /** Code of AWS's error. */
  readonly error?: string
}

/** Where a call log is written. */
interface Keeping {
  /** The file; undefined: nothing is kept. */
  readonly callLog?: string | undefined
  readonly ports: Pick<Ports, 'files' | 'directory'>
}

/**
 * Runs something in a world each of whose calls is kept in a file, which is there also after a failure. Neither requests nor answers are
 * kept: both may hold what nobody else shall read.
 */
export async function withCallLog<T>(
  world: World,
  { callLog, ports: { files, directory } }: Keeping,
  body: (world: World) => Promise<T>,
): Promise<T> {
  if (callLog === undefined) return body(world)
  const lines: string[] = []
  const note = (call: Call<unknown>, principal: Principal, error?: unknown) => {
    lines.push(`${JSON.stringify(lineOf(call, world, { principal, error }))}\n`)
  }
  const send: World['send'] = async (call, principal, sending) => {
    try {
      const answer = await world.send(call, principal, sending)
      note(call, principal)
      return answer
    } catch (error) {
      if (error instanceof RemoteError) note(call, principal, error)
      throw error
    }
  }
  try {
    return await body({ ...world, send })
  } finally {
    await files.write(pathFrom(directory, callLog), lines.join('')).catch((cause: unknown) => {
      const text = `the calls cannot be kept in ${callLog}: ${reasonOf(cause)}`
      world.report({ type: 'warning', step: 'keep the calls', text })
    })
  }
}

function lineOf(
  call: Call<unknown>,
  { clock, place }: World,
  { principal, error }: { readonly principal: Principal; readonly error: unknown },
): CallLine {
  return {
    at: new Date(clock.now()).toISOString(),
    operation: call.name,
    access: call.access,
    ...(principal.label.startsWith('arn:') && { principal: principal.label }),
    region: call.region ?? place.region,
    checks: call.checks(place).map(({ action, resource, context = {}, tagKeys }) => ({
      action,
      resource: shown(resource),
      context: {
        ...Object.fromEntries(Object.entries(context).map(([key, value]) => [key, shown(value)])),
        ...(tagKeys?.are === 'among' && { 'aws:TagKeys': tagKeys.keys }),
      },
    })),
    decision: error instanceof DeniedError ? 'Deny' : 'Allow',
    ...(error instanceof RemoteError && { error: error.awsCode }),
  }
}

/** What only the answer tells is `*`, what nobody knows `${name}`. */
function shown(text: string): string {
  return withMarks(text, (kind, what) => (kind === 'anything' ? '*' : `\${${what}}`))
}
