import type { AppOptions } from '../app/index.ts'
import { type Deployer, methodsOf } from './methods.ts'
import { startCommand } from './start-command.ts'
import type { Surroundings } from './surroundings.ts'

/** Which project, and where its commands work: the flags of all commands, in camel case, and what stands for the process. */
export interface DeployerOptions extends Partial<AppOptions>, Surroundings {}

/**
 * A deployer for one project: the same code as the command line, without its words and exit codes.
 *
 * @example
 * const deployer = createDeployer({ config: 'ecspresso.yml', sandbox: true })
 * const { result, events } = deployer.deploy({ tasks: 2 })
 * for await (const event of events) if (event.type === 'note') console.log(event.text)
 * const { taskDefinition } = await result
 */
export function createDeployer(options: DeployerOptions = {}): Deployer {
  const { directory, env, signal, stdin, ports, ...flags } = options
  const setting = { options: { ...defaults, ...flags }, around: options }
  return methodsOf((command, given) => startCommand(command, given, setting))
}

const defaults: AppOptions = {
  config: 'ecspresso.yml',
  envfile: [],
  extStr: {},
  extCode: {},
  strict: false,
  showSecrets: false,
  filterCommand: '',
  assumeRoleArn: '',
  sandbox: false,
  seedFile: [],
}
