import { UserError } from '../../../calls/index.ts'
import { isObject, type Project } from '../../../settings/index.ts'

/**
 * The events at which CodeDeploy calls a function for a deployment to ECS.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html (checked 2026-11)
 */
const events = ['BeforeInstall', 'AfterInstall', 'AfterAllowTestTraffic', 'BeforeAllowTraffic', 'AfterAllowTraffic']

/** One hook of an AppSpec: `{ BeforeInstall: 'function' }`. */
export type Hook = Readonly<Record<string, string>>

/** The hooks of `appspec` in the configuration. Throws UserError for events that there are not: CodeDeploy would refuse them after all writes. */
export function hooksOf({ configuration, file }: Pick<Project, 'configuration' | 'file'>): readonly Hook[] {
  const { appspec } = configuration
  const hooks = appspec?.['Hooks'] ?? appspec?.['hooks'] ?? []
  if (!Array.isArray(hooks)) throw wrong(file, '`appspec.Hooks` must be a list')
  return hooks.map((hook: unknown, i) => {
    if (!isObject(hook)) throw wrong(file, `\`appspec.Hooks[${i}]\` must be an object`)
    for (const [event, target] of Object.entries(hook)) {
      if (!events.includes(event))
        throw wrong(file, `unknown event \`${event}\` in \`appspec.Hooks[${i}]\``, eventsHint)
      if (typeof target !== 'string' || target === '')
        throw wrong(file, `\`appspec.Hooks[${i}].${event}\` must be the name or the ARN of a function`)
    }
    return Object.fromEntries(Object.entries(hook).map(([event, target]) => [event, String(target)]))
  })
}

const eventsHint = `the events with hooks are ${events.join(', ')}`

function wrong(file: string, text: string, hint = '`Hooks: [{ BeforeInstall: my-function }]`'): UserError {
  return new UserError('APPSPEC_INVALID', text, { at: { file }, hint })
}
