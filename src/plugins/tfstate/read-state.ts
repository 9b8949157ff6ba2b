import { type Answer, type Aws, caller, type Position, type Principal, UserError } from '../../calls/index.ts'
import { assumeRole, getObject, principalOf } from '../../calls/operations/index.ts'
import { oncePerDoor } from '../once.ts'
import type { PluginPorts } from '../plugin.ts'
import { readFile } from '../read-file.ts'
import { backendOf } from './backend.ts'
import type { Location, S3Location } from './location.ts'
import { isRecord, jsonOf, type State, stateOf } from './state.ts'

/** Takes a value out of a state, or the stand-in where nobody has read it. */
export type Take = <T>(of: (state: State) => T, standIn: T) => T

/** Reads the state as the caller, once for each door: several lookups of one command are one call. */
export type ReadState = (aws: Aws, at: Position) => Promise<Take>

export interface StateReaderOptions {
  /** A state that cannot be read is an empty one, with a warning. */
  readonly isOptional: boolean
}

/** A reader of the state at a place; it parses what it gets once. */
export function stateReader(location: Location, ports: PluginPorts, { isOptional }: StateReaderOptions): ReadState {
  const once = oncePerDoor<Take>()
  const parsed = new WeakMap<Uint8Array, State>()
  let local: Promise<State | Location> | undefined
  let elsewhere: Promise<State> | undefined

  const parse = (body: Uint8Array, shown: string): State => {
    const state = parsed.get(body) ?? stateOf(jsonOf(body, shown), shown)
    parsed.set(body, state)
    return state
  }
  const read = async (step: Aws, at: Position): Promise<Take> => {
    if (location.kind === 'file') local ??= readLocal(location, ports)
    const place = (await local) ?? location
    if ('resources' in place) return (of) => of(place)
    if (place.kind === 's3') return fromObject(await readObject(step, place, isOptional), place, at)
    if (place.kind === 'file') throw misled(place)
    const answer = await step.local({
      title: `read ${place.shown}`,
      access: 'read',
      purpose: 'lookup',
      input: { state: place.shown },
      perform: (outside, signal) => {
        elsewhere ??= place.load().then(async (load) => {
          const { files, env } = ports
          return parse(await load({ ports: outside, files, env, signal }), place.shown)
        })
        return elsewhere
      },
    })
    return (of, standIn) => answer.take(of, standIn)
  }
  const fromObject = (answer: Answer<{ readonly body: Uint8Array }>, { shown }: S3Location, at: Position): Take => {
    const object = answer.ask(`the Terraform state ${shown} exists`, (found) => found)
    if (!object) throw new UserError('TFSTATE_MISSING', `there is no Terraform state at \`${shown}\``, { at })
    return (of, standIn) => object.take(({ body }) => of(parse(body, shown)), standIn)
  }
  const readOrWarn = (step: Aws, at: Position): Promise<Take> =>
    isOptional
      ? read(step, at).catch((error: unknown) => {
          if (!(error instanceof UserError)) throw error
          step.warn(`${error.message}; it is optional and taken for empty`, error.hint)
          return (of) => of(stateOf({ version: 4 }, location.shown))
        })
      : read(step, at)
  return (aws, at) => once(aws, '', () => readOrWarn(aws.as(caller).step('read the Terraform state'), at))
}

/** Nothing may follow but one backend block: a state that leads to a file that leads on is a mistake. */
function misled({ shown, from }: Location & { kind: 'file' }): UserError {
  return new UserError('TFSTATE_BACKEND', `${from} leads to another file: \`${shown}\``, {
    hint: 'name that file in `config.path`',
  })
}

async function readLocal(location: Location & { kind: 'file' }, ports: PluginPorts): Promise<State | Location> {
  const { path, shown, from } = location
  const options = { what: 'the Terraform state', shown, hint: `the plugin \`tfstate\` names it in ${from}` }
  const content = jsonOf(await readFile(ports.files, path, options), shown)
  const place = isRecord(content) ? await backendOf(content['backend'], location, ports) : undefined
  if (place?.kind !== 'file') return place ?? stateOf(content, shown)
  const hint = { ...options, shown: place.shown, hint: `${place.from} names it` }
  return stateOf(jsonOf(await readFile(ports.files, place.path, hint), place.shown), place.shown)
}

/** With an optional state a refusal is an answer as well. */
async function readObject(
  step: Aws,
  place: S3Location,
  isOptional: boolean,
): Promise<Answer<{ readonly body: Uint8Array }>> {
  const { Bucket, Key, VersionId, region, roleArn, keys } = place
  const call = getObject({ Bucket, Key, ...(VersionId === undefined ? {} : { VersionId }) }, region)
  const own =
    keys === undefined ? step : step.as({ label: `access key ${keys.accessKeyId}`, credentials: async () => keys })
  const door = roleArn === undefined ? own : own.as(await asRole(own, roleArn))
  return isOptional ? door.attempt(call) : door.lookup(call)
}

/** The role of a backend block. A state is read once, so that its credentials need not be renewed. */
async function asRole(step: Aws, roleArn: string): Promise<Principal> {
  const answer = await step.lookup(assumeRole({ RoleArn: roleArn, RoleSessionName: 'ristretto' }))
  return principalOf(roleArn, answer)
}
