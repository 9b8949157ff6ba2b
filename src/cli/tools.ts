import { type App, loadLocalSandbox, openApp } from '../app/index.ts'
import { printPaths } from '../calls/index.ts'
import {
  type Command,
  commands,
  type LinePlanning,
  projectCommand,
  type ReadDefinitions,
  type Tools,
} from '../commands/index.ts'
import type { Reporter } from '../report/index.ts'
import { filesAtRevision } from './files-at-revision.ts'
import { invocationOf, lineOf } from './invocation.ts'
import type { Parsed } from './parse.ts'
import { type Outer, readLine } from './read-line.ts'
import { type RecordedPorts, recordedPorts } from './recorded-files.ts'
import { debugTo } from './reporter.ts'

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
    files: app.ports.files,
    get signal() {
      return ports.signal
    },
    stdin: ports.stdin,
    out: ports.out,
    note,
    warn,
    planLine: async (line, { tool, ...planning }) => {
      const own = readLine(line, outer, await registryOf(tool))
      const { command, order } = callOf(own, outer)
      const made = await app.with(own.globals).plan(command, order, planning)
      debugTo(own.globals, ports, app.now)?.(`plan of ${line}\n${printPaths(made)}`)
      return made
    },
    definitions: (planning) => definitionsOf(app, planning),
    rehearse: async (line, { before, ...options }) => {
      const own = readLine(line, outer)
      const calls = before.map((one) => callOf(readLine(one, outer), outer))
      return app.with(own.globals).rehearse(calls, callOf(own, outer), options)
    },
    atRevision: async (revision) => {
      const files = await filesAtRevision(app.ports, revision)
      if (files === undefined) return undefined
      const then = recordedPorts({ ...ports, files })
      const own = openApp(app.options, { ports: then, report, watching: { isWatched: false } })
      return toolsOf(own, outer, { ports: then, report })
    },
    inputs: ports.readFiles,
    now: ports.realNow,
    usualLines: async (reading) => {
      const { service } = await app.project(reading)
      return ['register', 'run', ...(service === undefined ? [] : ['deploy'])]
    },
    onAws: (title, body) => {
      const command = projectCommand({ name: title, about: title, options: {}, load: async () => body })
      return app.run(command, {
        options: {},
        invocation: invocationOf({ ...outer, globals: app.options, ownArguments: [], positional: [] }, outer.variables),
        line: title,
      })
    },
    spawn: (argv, env) => {
      const local = ports.local?.(ports.env)
      if (local === undefined) throw new Error('bug: no programs here')
      return local.spawn(argv, { signal: ports.signal, directory: ports.directory, env: { ...ports.env, ...env } })
    },
    openSandbox: async (opening) =>
      (await loadLocalSandbox()).readLocalSandbox(app, { ports: app.ports, warn }, opening),
    candidates: async (words) => (await import('./completion/index.ts')).completionOf(words, app),
    keptSandbox: async () =>
      (await loadLocalSandbox()).keptSandboxOf(app.options, {
        ports: app.ports,
        purpose: outer.command.name,
        note,
        warn,
      }),
    readJournal: async (file) => (await loadLocalSandbox()).readJournalFile(file, app.ports),
    readSnapshot: async (file) => (await loadLocalSandbox()).readSnapshotFile(file, app.ports),
  }
}

/** The commands of the tool whose calls are planned. ecspresso's are loaded for who asks. */
async function registryOf(tool: string | undefined): Promise<readonly Command[]> {
  if (tool === undefined || tool === 'ristretto') return commands
  const { ecspressoCommands, editionNames } = await import('../ecspresso/index.ts')
  const edition = editionNames.find((name) => tool === `ecspresso@${name}`)
  return edition === undefined ? commands : ecspressoCommands(edition)
}

function callOf(own: Parsed, { variables }: Pick<Outer, 'variables'>) {
  const { command } = own
  if (command.needs === 'nothing') throw new Error(`bug: ${command.name} cannot be planned`)
  return { command, order: { options: own.options, invocation: invocationOf(own, variables), line: lineOf(own) } }
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
