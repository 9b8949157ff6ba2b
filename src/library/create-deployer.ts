import type { AppOptions } from '../app/index.ts'
import type { Command, OptionsOf, OptionTable } from '../commands/index.ts'
import { type Branch, commandTree, isCommand } from './command-tree.ts'
import { type Arguments, type DeployerRun, startCommand } from './start-command.ts'
import type { Surroundings } from './surroundings.ts'

/** Which project, and where its commands work: the flags of all commands, in camel case, and what stands for the process. */
export interface DeployerOptions extends Partial<AppOptions>, Surroundings {}

interface Shape {
  readonly options: OptionTable
  prepare(...given: never[]): Promise<(...given: never[]) => Promise<unknown>>
}
type ResultOf<One extends Shape> = Awaited<ReturnType<Awaited<ReturnType<One['prepare']>>>>

/** A command as a method: its options in camel case, with the defaults of its flags; then what stands beside flags. */
export type Method<One extends Shape> = (
  options?: Partial<OptionsOf<One['options']>>,
  ...positional: readonly string[]
) => DeployerRun<ResultOf<One>>

type Methods<Tree> = {
  readonly [Word in keyof Tree]: Tree[Word] extends Shape ? Method<Tree[Word]> : Methods<Tree[Word]>
}

/** Every command, by the words of its name: `deployer.deploy()`, `deployer.policy.generate()`. */
export type Deployer = Methods<typeof commandTree>

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
  return methodsOf(commandTree, (command, given) => startCommand(command, given, setting)) as Deployer // the same tree
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

type Begin = (command: Command, given: Arguments) => DeployerRun<unknown>

function methodsOf(tree: Branch, begin: Begin): object {
  const words = Object.entries(tree).map(([word, one]) => [
    word,
    isCommand(one)
      ? (given: object = {}, ...positional: readonly string[]) => begin(one, { given, positional })
      : methodsOf(one, begin),
  ])
  return Object.fromEntries(words)
}
