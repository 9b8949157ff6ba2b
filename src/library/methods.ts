import {
  type CamelCase,
  type Command,
  camelCase,
  commands,
  type KnownCommand,
  type OptionsOf,
  type OptionTable,
} from '../commands/index.ts'
import type { Arguments, DeployerRun } from './start-command.ts'

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

/** The first of two words: `policy` of `policy generate`. */
type FirstWord = KnownCommand['name'] extends infer Name
  ? Name extends `${infer First} ${string}`
    ? First
    : never
  : never

type OfOneWord = {
  readonly [One in KnownCommand as One['name'] extends `${string} ${string}`
    ? never
    : CamelCase<One['name']>]: Method<One>
}
type OfTwoWords = {
  readonly [First in FirstWord]: {
    readonly [One in KnownCommand as One['name'] extends `${First} ${infer Second}`
      ? CamelCase<Second>
      : never]: Method<One>
  }
}

/** Every command, by the words of its name: `deployer.deploy()`, `deployer.policy.generate()`. */
export type Deployer = OfOneWord & OfTwoWords

type Begin = (command: Command, given: Arguments) => DeployerRun<unknown>

/** The methods of all commands of the registry, each of which begins its command. */
export function methodsOf(begin: Begin): Deployer {
  const methods: Record<string, object> = {}
  for (const command of commands) {
    const [first = '', second] = command.name.split(' ').map(camelCase)
    const method = (given: object = {}, ...positional: readonly string[]) => begin(command, { given, positional })
    methods[first] = second === undefined ? method : { ...methods[first], [second]: method }
  }
  return methods as unknown as Deployer // the type is made of the same registry
}
