import { jsonObject, named, object, optional, text, time } from '../../state-shape.ts'
import type { EventsState, Rule } from './store.ts'

const rule = object<Rule>({
  name: text,
  bus: text,
  createdBy: text,
  eventPattern: optional(text),
  scheduleExpression: optional(text),
  description: optional(text),
  roleArn: optional(text),
  state: text,
  runs: optional(object<NonNullable<Rule['runs']>>({ from: time, next: time })),
  targets: named(jsonObject),
  tags: named(text),
})

/** The form of what the sandbox remembers. */
export const eventsShape = object<EventsState>({ rules: named(rule) })
