import { type Aws, type Position, UserError } from '../../calls/index.ts'
import { getObject } from '../../calls/operations/index.ts'
import type { PluginPorts } from '../plugin.ts'
import { readFile } from '../read-file.ts'
import { backendOf, type Location } from './location.ts'
import { isRecord, jsonOf, type State, stateOf } from './state.ts'

/** Takes a value out of a state, or the stand-in where nobody has read it. */
export type Take = <T>(of: (state: State) => T, standIn: T) => T

/** Reads the state through a step of `aws`, once for each `aws`: several lookups of one command are one call. */
export type ReadState = (step: Aws, aws: Aws, at: Position) => Promise<Take>

/** A reader of the state at a place; it parses what it gets once. */
export function stateReader(location: Location, ports: PluginPorts): ReadState {
  const local: { file?: Promise<State | Location> } = {}
  const parsed = new WeakMap<Uint8Array, State>()
  const asked = new WeakMap<Aws, Promise<Take>>()

  const parse = (body: Uint8Array, shown: string): State => {
    const state = parsed.get(body) ?? stateOf(jsonOf(body, shown), shown)
    parsed.set(body, state)
    return state
  }
  const read = async (step: Aws, at: Position): Promise<Take> => {
    if (location.kind === 'file') local.file ??= readLocal(location, ports)
    const place = (await local.file) ?? location
    if ('named' in place) return (of) => of(place)
    if (place.kind !== 's3') throw refused(place, at)
    const { Bucket, Key, shown } = place
    const answer = await step.lookup(getObject({ Bucket, Key }))
    const object = answer.ask(`the Terraform state ${shown} exists`, (found) => found)
    if (!object) throw new UserError('TFSTATE_MISSING', `there is no Terraform state at \`${shown}\``, { at })
    return (of, standIn) => object.take(({ body }) => of(parse(body, shown)), standIn)
  }
  return (step, aws, at) => {
    const answer = asked.get(aws) ?? read(step, at)
    asked.set(aws, answer)
    return answer
  }
}

async function readLocal(location: Location & { kind: 'file' }, ports: PluginPorts): Promise<State | Location> {
  const { path, shown, from } = location
  const bytes = await readFile(ports.files, path, {
    what: 'the Terraform state',
    shown,
    hint: `the plugin \`tfstate\` names it in ${from}`,
  })
  const content = jsonOf(bytes, shown)
  const backend = isRecord(content) ? await backendOf(content['backend'], location, ports) : undefined
  return backend ?? stateOf(content, shown)
}

function refused({ shown, ...place }: Location, at: Position): UserError {
  return new UserError(
    'TFSTATE_BACKEND',
    `the Terraform state \`${shown}\` cannot be read: ${'why' in place ? place.why : place.kind} is not supported yet`,
    { at, hint: 'a local file and `s3://BUCKET/KEY` are' },
  )
}
