import { type App, type AppOptions, loadLocalSandbox, openApp, type Ports } from '../app/index.ts'
import { printPaths } from '../calls/index.ts'
import {
  type Command,
  camelCase,
  commands,
  type LinePlanning,
  projectCommand,
  type ReadDefinitions,
  type Tools,
} from '../commands/index.ts'
import type { Reporter } from '../report/index.ts'
import { filesAtRevision } from './files-at-revision.ts'
import type { GlobalOptions } from './globals.ts'
import { invocationOf, lineOf } from './invocation.ts'
import { type Parsed, parse } from './parse.ts'
import { type RecordedPorts, recordedPorts } from './recorded-files.ts'
import { debugTo } from './reporter.ts'
import { splitWords } from './split-words.ts'
import { UsageError } from './usage-error.ts'

/** What command lines that a command plans are read beside: the outer command line, or the options of a program. */
export interface Outer {
  readonly command: Pick<Command, 'name'>
  readonly globalArguments: readonly string[]
  /** Global options that are no arguments: those of the inner line win. */
  readonly globals?: Partial<AppOptions>
  /** Variables that stand for flags. */
  readonly variables: Ports['env']
}

/** The process around, as far as such a command meets it. */
interface Around {
  readonly ports: RecordedPorts
  readonly report: Reporter['report']
}

/** What a command that reaches no AWS by itself is given. */
export function toolsOf(app: App, outer: Outer, { ports, report }: Around): Tools {
  const note = (text: string) => report({ type: 'note', step: outer.command.name, text })
  const warn = (text: string) => report({ type: 'warning', step: outer.command.name, text })
  return {
    directory: ports.directory,
    home: ports.env['HOME'] ?? ports.env['USERPROFILE'],
    files: ports.files,
    get signal() {
      return ports.signal
    },
    stdin: ports.stdin,
    out: ports.out,
    note,
    warn,
    planLine: async (line, { tool, ...planning }) => {
      const own = readLine(line, outer, await registryOf(tool))
      const made = await planLine(app, own, planning)
      debugTo(own.globals, ports, app.now)?.(`plan of ${line}\n${printPaths(made)}`)
      return made
    },
    definitions: (planning) => definitionsOf(app, planning),
    rehearse: async (line, { before, ...options }) => {
      const own = readLine(line, outer)
      const calls = before.map((one) => callOf(readLine(one, outer)))
      return app.with(own.globals).rehearse(calls, callOf(own), options)
    },
    atRevision: async (revision) => {
      const files = await filesAtRevision(ports, revision)
      if (files === undefined) return undefined
      const then = recordedPorts({ ...ports, files })
      const own = openApp(app.options, { ports: then, report, watching: { isWatched: false } })
      return toolsOf(own, outer, { ports: then, report })
    },
    inputs: ports.readFiles,
    now: ports.realNow,
    usualLines: async () => {
      const { service } = await app.project()
      return ['register', 'run', ...(service === undefined ? [] : ['deploy'])]
    },
    onAws: (title, body) => {
      const command = projectCommand({ name: title, about: title, options: {}, load: async () => body })
      return app.run(command, {
        options: {},
        invocation: invocationOf({ ...outer, globals: app.options, ownArguments: [], positional: [] }),
        line: title,
      })
    },
    spawn: (argv, env) => {
      const local = ports.local?.(ports.env)
      if (local === undefined) throw new Error('bug: no programs here')
      return local.spawn(argv, { signal: ports.signal, directory: ports.directory, env: { ...ports.env, ...env } })
    },
    openSandbox: async (opening) => (await loadLocalSandbox()).readLocalSandbox(app, { ports, warn }, opening),
    candidates: async (words) => (await import('./completion/index.ts')).completionOf(words, app),
    keptSandbox: async () =>
      (await loadLocalSandbox()).keptSandboxOf(app.options, { ports, purpose: outer.command.name, note, warn }),
    readJournal: async (file) => (await loadLocalSandbox()).readJournalFile(file, ports),
    readSnapshot: async (file) => (await loadLocalSandbox()).readSnapshotFile(file, ports),
  }
}

/** The commands of the tool whose calls are planned. ecspresso's are loaded for who asks. */
async function registryOf(tool: string | undefined): Promise<readonly Command[]> {
  if (tool === undefined || tool === 'ristretto') return commands
  const { ecspressoCommands, editionNames } = await import('../ecspresso/index.ts')
  const edition = editionNames.find((name) => tool === `ecspresso@${name}`)
  return edition === undefined ? commands : ecspressoCommands(edition)
}

async function planLine(app: App, own: Parsed, planning: Omit<LinePlanning, 'tool'>) {
  const { command, order } = callOf(own)
  return app.with(own.globals).plan(command, order, planning)
}

function callOf(own: Parsed) {
  const { command } = own
  if (command.needs === 'nothing') throw new Error(`bug: ${command.name} cannot be planned`)
  return { command, order: { options: own.options, invocation: invocationOf(own), line: lineOf(own) } }
}

/** Planned like a command that only reads its files. */
async function definitionsOf(app: App, planning: Omit<LinePlanning, 'assumptions'>): Promise<ReadDefinitions> {
  const found: ReadDefinitions[] = []
  const command = projectCommand({
    name: 'definitions',
    about: 'read the definitions',
    options: {},
    load: async () => async (aws, project) => {
      const [task, service] = [
        await project.taskDefinition(aws),
        project.service === undefined ? undefined : await project.serviceDefinition(aws),
      ]
      found.push({
        place: aws.place,
        cluster: project.cluster,
        taskDefinition: { ...task.input },
        serviceDefinition: service && { ...service.input },
      })
    },
  })
  const order = {
    options: {},
    invocation: { positional: [], config: 'ecspresso.yml', again: (name: string) => name },
    line: 'definitions',
  }
  await app.plan(command, order, planning)
  const last = found.at(-1)
  if (!last) throw new Error('bug: a plan did not run its body')
  return last
}

/** A command line as one would type it; the global flags of the outer one come first, so that its own win. */
function readLine(line: string, outer: Outer, registry: readonly Command[] = commands): Parsed {
  const words = splitWords(line).filter((word, i) => !(i === 0 && /^(ristretto|ecspresso)$/.test(word)))
  const own = parse([...outer.globalArguments, ...words], registry, outer.variables)
  if ('help' in own || !canBePlanned(own.command))
    throw new UsageError(
      `\`${line}\` in --for is no command line that needs a policy`,
      'such as --for "deploy --no-wait" or --for "run --watch-container app"',
    )
  return { ...own, globals: { ...own.globals, ...outer.globals, ...givenOf(own) } }
}

/** The global options that the line itself has. */
function givenOf({ globals, globalArguments }: Parsed): Partial<GlobalOptions> {
  const names = new Set(globalArguments.map((one) => camelCase(one.replace(/^--(no-)?|=[\s\S]*$/g, ''))))
  return Object.fromEntries(Object.entries(globals).filter(([name]) => names.has(name)))
}

function canBePlanned({ needs }: Command): boolean {
  return needs !== 'nothing'
}
