import type { Command, CommanderError } from 'commander'
import { pathOf } from './help.ts'
import { UsageError } from './usage-error.ts'

/** What ecspresso 2.8 has and we have not yet: whoever types it has not misspelt it. docs/out-of-scope.md is the list for people. */
const notYet = [
  'appspec delete deregister diff exec init refresh revisions rollback scale status tasks verify',
  '--auto-scaling-max --auto-scaling-min --resume-auto-scaling --rollback-events --suspend-auto-scaling',
].flatMap((words) => words.split(' '))

/** commander's refusals in our words: what is wrong, and the nearest name or where to look as the hint. */
export function usageFailure({ code, message }: CommanderError, command: Command): UsageError {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n')
  const [name = ''] = /(?<=')[^']*(?=')/.exec(first) ?? []
  const nearest = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(rest.join(' '))?.[1]?.split(', ')
  const isUnknown = code === 'commander.unknownCommand' || code === 'commander.unknownOption'
  const hint =
    isUnknown && notYet.includes(name.replace(/=.*/s, ''))
      ? 'ecspresso has it, ristretto not yet: docs/out-of-scope.md lists what is missing'
      : nearest
        ? `did you mean ${nearest.map((one) => `\`${one}\``).join(' or ')}?`
        : `see \`${pathOf(command)} --help\``
  const word = pathOf(command).split(' ').slice(1).join(' ')
  switch (code) {
    case 'commander.excessArguments':
      return new UsageError(`\`${word}\` takes no \`${command.args.at(-1) ?? ''}\``, hint)
    case 'commander.missingArgument':
      return new UsageError(`\`${word}\` needs a ${name.toUpperCase()}`, hint)
    case 'commander.optionMissingArgument':
      return new UsageError(`\`${name}\` needs its value`, hint)
    default:
      return new UsageError(first.replaceAll("'", '`'), hint)
  }
}
