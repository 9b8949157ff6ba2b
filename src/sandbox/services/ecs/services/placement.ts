import type { JsonObject } from '../../../service.ts'
import { objects, optionalText } from '../input.ts'
import { invalidParameter } from '../refuse.ts'

/**
 * Throws on constraints and strategies of placement that ECS does not take, wherever tasks are to run.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html (checked 2026-11) has the numbers. reported by users: the texts
 * (hashicorp/terraform#11446, badmintoncryer/cdk-preflight, pf-ecs-svc-*); assumed: that about the number of constraints
 */
export function checkPlacementRules(input: JsonObject): void {
  const constraints = input['placementConstraints'] ? objects(input, 'placementConstraints') : []
  const strategies = input['placementStrategy'] ? objects(input, 'placementStrategy') : []
  if (constraints.length > 10) throw invalidParameter('Maximum number of constraints is 10.')
  if (strategies.length > 5) throw invalidParameter('Maximum number of strategies is 5.')
  for (const constraint of constraints) {
    if (constraint['type'] === 'distinctInstance' && optionalText(constraint, 'expression') !== undefined)
      throw invalidParameter('distinctInstance expression should not be specified.')
  }
  for (const strategy of strategies) {
    const field = optionalText(strategy, 'field')
    if (strategy['type'] === 'random' && field !== undefined)
      throw invalidParameter('random field should not be specified.')
    if (strategy['type'] === 'binpack' && !['cpu', 'memory'].includes(field?.toLowerCase() ?? ''))
      throw invalidParameter(`binpack field '${field ?? ''}' is invalid.`)
  }
}
