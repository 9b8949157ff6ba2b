import { member, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** The network configuration is of the network mode. */
export const networkConfiguration: Rule = {
  code: 'network-configuration',
  of: 'both',
  severity: 'error',
  about: 'A service has `networkConfiguration` where its task definition has the network mode awsvpc, and only there.',
  source: "words of ECS: `Network Configuration must be provided when networkMode 'awsvpc' is specified.`",
  *check(service, task): Iterable<RuleFinding> {
    const mode = task['networkMode'] === undefined ? 'bridge' : text(task['networkMode'])
    if (mode === undefined) return
    const network = member(service, 'networkConfiguration', 'awsvpcConfiguration')
    if (mode === 'awsvpc' && service['networkConfiguration'] === undefined)
      yield {
        path: ['networkConfiguration'],
        text: 'the task definition has the network mode `awsvpc`, which wants a `networkConfiguration`',
      }
    if (mode !== 'awsvpc' && network !== undefined)
      yield {
        path: ['networkConfiguration'],
        text: `\`networkConfiguration\` is for the network mode \`awsvpc\`; the task definition has \`${mode}\``,
      }
  },
}
