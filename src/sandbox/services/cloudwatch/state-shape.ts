import { jsonObject, named, object, text, time, word } from '../../state-shape.ts'
import { type Alarm, alarmStates, type CloudWatchState } from './store.ts'

const alarm = object<Alarm>({
  name: text,
  settings: jsonObject,
  state: word(...alarmStates),
  reason: text,
  stateAt: time,
  updatedAt: time,
  tags: named(text),
})

/** The form of what the sandbox remembers. */
export const cloudWatchShape = object<CloudWatchState>({ alarms: named(alarm) })
