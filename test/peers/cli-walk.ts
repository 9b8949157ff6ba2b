import { createSandbox } from '../../src/sandbox/index.ts'
import { cliOf } from './served-cli.ts'

export const account = '111122223333'
export const region = 'eu-west-1'

/** How long a test of many calls may take: minutes, where the machine has other work. */
export const patience = 300_000

/** The AWS CLI against a sandbox of its own. */
export interface Walk extends AsyncDisposable {
  /** One call as it is typed; arguments that hold blanks stand apart. Rejects with what it wrote on stderr. */
  call(line: string, ...more: string[]): Promise<unknown>
  /** Several, for their effects. */
  calls(...lines: readonly string[]): Promise<void>
  /** The same as `call`, for what names something that later calls are about. */
  textOf(line: string, ...more: string[]): Promise<string>
}

/** Begins a walk in an account that is empty. */
export async function walkOf(program: string): Promise<Walk> {
  const sandbox = createSandbox({ account, region, clock: 'settle' })
  const cli = cliOf(program, await sandbox.serve())
  const call: Walk['call'] = (line, ...more) => cli([...line.split(' '), ...more])
  return {
    call,
    async calls(...lines) {
      for (const line of lines) await call(line)
    },
    textOf: async (line, ...more) => String(await call(line, ...more)),
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  }
}

/** An ARN of the account and region. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`
}

/** A policy of one statement. */
export function allow(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })
}

/** A trust policy for services. */
export function trust(...services: string[]): string {
  return allow({ Principal: { Service: services }, Action: 'sts:AssumeRole' })
}
