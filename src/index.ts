/** The library: every command from a program, by the same code as the command line. */

export {
  DeniedError,
  type ErrorCode,
  errorCodes,
  Failure,
  Interrupted,
  OutcomeError,
  RemoteError,
  TimedOut,
  UserError,
} from './calls/index.ts'
export { createDeployer, type Deployer, type DeployerOptions, type DeployerRun } from './library/index.ts'
export type { Event } from './report/index.ts'
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox/index.ts'
