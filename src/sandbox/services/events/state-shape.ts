import { jsonObject, named, object, optional, text } from '../../state-shape.ts'
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
  targets: named(jsonObject),
  tags: named(text),
})

/** The form of what the sandbox remembers. */
export const eventsShape = object<EventsState>({ rules: named(rule) })
