export { type App, openApp, type Planning } from './app.ts'
export type { AwsCommand, Order } from './body.ts'
export { endingOf } from './ending-of.ts'
export { type Done, type Ended, type Listener, listener } from './last-event.ts'
export { type AppOptions, isSandboxed, type Watching } from './options.ts'
export type { Files, LockHolder, Ports, Terminal } from './ports.ts'

/** What commands about the sandbox itself use. It is loaded for them alone: start-up time. */
export function loadLocalSandbox() {
  return import('./sandbox/local.ts')
}
export { reasonOf } from '../plugins/index.ts'
export { portsWithFiles } from './ports-with-files.ts'
