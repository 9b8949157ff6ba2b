import { type Aws, Mistakes, throwMistakes, UserError, unread } from '../calls/index.ts'
import type { Files } from '../plugins/index.ts'
import { pathFrom } from '../plugins/index.ts'
import { type Judged, type ServiceDefinition, type TaskDefinition, UnfitDefinition } from './definitions/index.ts'
import type { JsonObject } from './json-object.ts'
import { valueAt, withValueAt } from './members/index.ts'
import type { BrokenRule } from './rules/index.ts'
import { type Warning, warnAbout } from './warning.ts'

/** The files of the project, and the settings that decide which rules count. */
export interface RuleOptions {
  readonly files: Files
  /** The working directory. */
  readonly directory: string
  /** Warnings are errors. */
  readonly strict: boolean
  /** Codes that the configuration silences. */
  readonly ignored: readonly string[]
  /** Paths of members of the service that others set: the file need not have them. */
  readonly ofOthers: readonly string[]
}

/** How the definitions are read that are checked; undefined for one that the command does not use. */
export interface Readings {
  readonly task: (() => Promise<TaskDefinition>) | undefined
  readonly service: (() => Promise<ServiceDefinition>) | undefined
}

/** Checks the definitions that a command is going to use. */
export type CheckDefinitions = (aws: Aws, readings: Readings) => Promise<void>

/**
 * Checks definitions by what ECS would refuse, so that nothing is half done when it does. Warns, and throws all mistakes of both files at
 * once, each at its place: what is of the wrong type, and what breaks rules in all the rest. The same definitions are looked through once:
 * a plan runs a command for each combination of answers.
 */
export function definitionChecker(options: RuleOptions): CheckDefinitions {
  const find = findingsOnce(options)
  return async (aws, { task, service }) => {
    const [ofTask, ofService] = await Promise.allSettled([task?.(), service?.()])
    // A lookup that fails is a mistake of every file that was to be rendered then: it is told once.
    const unread = new Set(
      [ofTask, ofService].flatMap((end) => (end.status === 'rejected' ? mistakesOf(end.reason) : [])),
    )
    const findings = (await find(judgedOf(ofTask), judgedOf(ofService))).map(({ rule, warning }) => ({
      isError: options.strict || rule.severity === 'error',
      code: `RULE_${rule.code.toUpperCase().replaceAll('-', '_')}` as const,
      warning,
    }))
    const errors = findings.filter(({ isError }) => isError)
    for (const { reason } of [ofTask, ofService].filter((end) => end.status === 'rejected'))
      if (reason instanceof UnfitDefinition) warnAbout(aws, reason.warnings)
    throwMistakes([...unread, ...errors.map(({ code, warning: { text, ...more } }) => new UserError(code, text, more))])
    warnAbout(
      aws,
      findings.map(({ warning }) => warning),
    )
  }
}

/** Findings by the definitions, which are the same objects for the same files and lookups. */
function findingsOnce(options: RuleOptions) {
  const none = {}
  const known = new WeakMap<object, WeakMap<object, Promise<readonly Told[]>>>()
  return (task: Judged | undefined, service: Judged | undefined): Promise<readonly Told[]> => {
    const ofTask = known.get(task ?? none) ?? new WeakMap<object, Promise<readonly Told[]>>()
    known.set(task ?? none, ofTask)
    const found = ofTask.get(service ?? none) ?? findingsIn([task, service], options)
    ofTask.set(service ?? none, found)
    return found
  }
}

/** A definition, or what is left of one that is no definition; neither where its file cannot be read. */
function judgedOf(end: PromiseSettledResult<TaskDefinition | ServiceDefinition | undefined>): Judged | undefined {
  if (end.status === 'rejected') return end.reason instanceof UnfitDefinition ? end.reason.judged : undefined
  return end.value
}

function mistakesOf(reason: unknown): readonly UserError[] {
  if (reason instanceof Mistakes) return reason.all
  if (reason instanceof UserError) return [reason]
  throw reason
}

interface Told {
  readonly rule: BrokenRule['rule']
  readonly warning: Warning
}

async function findingsIn(
  [task, service]: readonly [Judged | undefined, Judged | undefined],
  options: RuleOptions,
): Promise<readonly Told[]> {
  // Commands that only read the files need no rules, and rules are a tenth of what their start would read.
  const { brokenBetween, brokenInService, brokenInTask } = await import('./rules/index.ts')
  const inTask = task ? await told(brokenInTask({ ...task.input }), task, options) : []
  const whole = service ? withMembersOfOthers({ ...service.input }, options.ofOthers) : {}
  const broken = service ? [...brokenInService(whole), ...(task ? brokenBetween(whole, { ...task.input }) : [])] : []
  return [...inTask, ...(service ? await told(broken, service, options) : [])]
}

/** The definition with a mark for each member that somebody else sets: rules do not judge what a mark stands for. */
function withMembersOfOthers(service: JsonObject, paths: readonly string[]): JsonObject {
  const missing = paths.map((path) => path.split('.')).filter((keys) => valueAt(service, keys) === undefined)
  return missing.reduce((all, keys) => withValueAt(all, keys, unread(keys.join('.'))), service)
}

/** Findings in words at their places, without those of rules that the configuration or a comment in the file silences. */
async function told(broken: readonly BrokenRule[], definition: Judged, options: RuleOptions): Promise<Told[]> {
  if (broken.length === 0) return []
  const silenced = new Set([...options.ignored, ...(await silencedIn(definition.path, options))])
  return Promise.all(
    broken
      .filter(({ rule }) => !silenced.has(rule.code))
      .map(async ({ rule, path, text, hint }) => ({
        rule,
        warning: {
          text: `${text} (${rule.code})`,
          ...(hint === undefined ? {} : { hint }),
          at: await definition.placeOf(path, 'value'),
        },
      })),
  )
}

/** `ristretto-ignore: CODE, CODE` in a comment of Jsonnet or of a template. */
async function silencedIn(file: string, { files, directory }: RuleOptions): Promise<readonly string[]> {
  const text = new TextDecoder().decode(await files.read(pathFrom(directory, file)))
  return [...text.matchAll(/ristretto-ignore:\s*([\w-]+(?:\s*,\s*[\w-]+)*)/g)].flatMap(([, codes = '']) =>
    codes.split(/\s*,\s*/),
  )
}
