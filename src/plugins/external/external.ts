import { isMarked, type Position, UserError, unread } from '../../calls/index.ts'
import { nestsTooDeep, TOO_DEEP } from '../nesting.ts'
import type { FindPlace, JsonValue, Lookups, PluginDeclaration, PluginPorts, Signature } from '../plugin.ts'
import { commandWithoutSecrets } from '../without-secrets.ts'
import { type ExternalConfig, externalConfig, failed } from './config.ts'
import { askByRpc } from './json-rpc.ts'
import type { AskProgram } from './program.ts'
import { runOnce } from './run-once.ts'

/**
 * The plugin `external`: a function whose values a program of the user's gives, run without a shell in the working directory, with the
 * project's environment. Under `--sandbox` it runs as well. The same arguments ask once, however many files and paths of a plan want them.
 */
export async function external(declaration: PluginDeclaration, ports: PluginPorts, place: FindPlace): Promise<Lookups> {
  const config = await externalConfig(declaration, place)
  const name = `${declaration.func_prefix ?? ''}${config.name}`
  const ask: AskProgram = config.mode === 'jsonrpc' ? askByRpc(config, ports) : runOnce(config, ports)
  const answers = new Map<string, Promise<JsonValue>>()
  const askOnce: AskProgram = (local, args, asked) => {
    const key = JSON.stringify(args)
    const answer =
      answers.get(key) ??
      ask(local, args, asked).then((value) => {
        if (nestsTooDeep(value)) throw failed(config, `has given a value in which ${TOO_DEEP}`, asked)
        return value
      })
    answers.set(key, answer)
    return answer
  }
  return {
    [name]: {
      ...signatureOf(config),
      call: async (aws, given, at) => {
        const args = given.map((argument) => textOf(name, argument, at))
        const standIn = unread([name, ...args].join(' '))
        if (isMarked(args)) return standIn
        const answer = await aws.step(`ask ${config.command[0]}`).local({
          title: `run ${config.command[0]}`,
          access: 'read',
          purpose: 'lookup',
          input: { argv: [...config.command, ...args] },
          perform: (local, signal) => askOnce(local, args, { at, signal }),
        })
        return answer.take((value) => value, standIn)
      },
    },
  }
}

function signatureOf({ command, numberOfArguments }: ExternalConfig): Signature {
  return {
    template: { parameters: [], variadic: 'string', structured: true },
    jsonnet: Array.from({ length: numberOfArguments }, (_, i) => `argument${i + 1}`),
    reads: (args) => `what \`${commandWithoutSecrets([...command, ...args])}\` gives`,
  }
}

function textOf(name: string, given: unknown, at: Position): string {
  if (typeof given === 'string') return given
  throw new UserError('LOOKUP_ARGUMENTS', `\`${name}\` takes strings`, { at })
}
