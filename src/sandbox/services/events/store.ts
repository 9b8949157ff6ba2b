import { regionalArn } from '../../arns.ts'
import { own } from '../../records.ts'
import type { JsonObject, Place, SandboxState } from '../../service.ts'

/** A rule of an event bus. There are no events; what runs by its schedule is tasks. */
export interface Rule {
  readonly name: string
  readonly bus: string
  readonly createdBy: string
  eventPattern?: string
  scheduleExpression?: string
  description?: string
  roleArn?: string
  state: string
  /** Since when its schedule counts, and when it runs next; absent where it does not. Virtual milliseconds. */
  runs?: { readonly from: number; readonly next: number }
  /** By id, as they were sent. */
  targets: Record<string, JsonObject>
  tags: Record<string, string>
}

/** What the sandbox remembers of EventBridge. */
export interface EventsState {
  /** By `BUS/NAME`. */
  rules: Record<string, Rule>
}

/** The part of the state that belongs to EventBridge. */
export function eventsState(state: SandboxState): EventsState {
  return state['events'] as EventsState
}

/** The rule, or undefined where there is none. */
export function findRule(state: SandboxState, bus: string, name: string): Rule | undefined {
  return own(eventsState(state).rules, `${bus}/${name}`)
}

/** The ARN of a rule: those of the default bus do not name it. */
export function ruleArn(place: Place, { bus, name }: Pick<Rule, 'bus' | 'name'>): string {
  return regionalArn(place, 'events', bus === 'default' ? `rule/${name}` : `rule/${bus}/${name}`)
}
