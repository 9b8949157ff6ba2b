import { type Call, type Check, type Place, read, write } from '../../calls/index.ts'

/**
 * A call that ecspresso makes and nothing here sends: of a plan its name and what IAM is asked count, so that it has no type of its answer.
 */
export function onlyRead(
  name: Call<unknown>['name'],
  input: object,
  checks: (place: Place) => readonly Check[],
): Call<unknown> {
  return read(name, input, checks)
}

/** The same for one that changes something. */
export function onlyWrite(
  name: Call<unknown>['name'],
  input: object,
  checks: (place: Place) => readonly Check[],
): Call<unknown> {
  return write(name, input, checks)
}

/** Whatever has no resource, or whose resource nobody knows. */
export function onEverything(action: string, statement: string): (place: Place) => readonly Check[] {
  return () => [{ action, resource: '*', statement: { name: statement } }]
}
