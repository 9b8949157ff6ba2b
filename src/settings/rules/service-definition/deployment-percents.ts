import { member, number } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** The percents of a deployment are percents. */
export const deploymentPercents: Rule = {
  code: 'deployment-percents',
  of: 'service definition',
  severity: 'error',
  about: '`minimumHealthyPercent` is 0 to 100, `maximumPercent` 100 to 200.',
  source: 'words of ECS: `maximumPercent must be at least 100`, `minimumHealthyPercent must be at most 100`',
  *check(service): Iterable<RuleFinding> {
    const at = 'deploymentConfiguration'
    const [most, least] = ['maximumPercent', 'minimumHealthyPercent'].map((key) => number(member(service, at, key)))
    if (most !== undefined && (most < 100 || most > 200))
      yield { path: [at, 'maximumPercent'], text: `\`maximumPercent\` is 100 to 200, not ${most}` }
    if (least !== undefined && (least < 0 || least > 100))
      yield { path: [at, 'minimumHealthyPercent'], text: `\`minimumHealthyPercent\` is 0 to 100, not ${least}` }
  },
}
