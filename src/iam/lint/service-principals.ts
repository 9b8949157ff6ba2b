import { editDistance } from '../service-reference/edit-distance.ts'
import { isServiceKnown } from '../service-reference/index.ts'

/** Services that deployments name, as people misspell them. */
const known = ['ecs-tasks', 'codedeploy', 'codebuild', 'codepipeline', 'events', 'lambda', 'scheduler', 'states']

/** Whether a text has the form of a service's name, as `ecs-tasks.amazonaws.com` has. */
export function isServicePrincipal(text: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(text)
}

/** The known service principal that a mistyped one was probably meant to be; `undefined` for one that may well exist. */
export function nearestServicePrincipal(text: string): string | undefined {
  const [name = ''] = text.split('.')
  if (name.length < 5 || known.includes(name) || isServiceKnown(name)) return undefined
  const nearest = known.find((one) => editDistance(name, one, 3) < 3)
  return nearest && text.replace(name, nearest)
}
