import { readCall } from '../operation.ts'
import { onApplication } from './checks.ts'

/** A hundred at most. */
export function batchGetApplications(input: { readonly applicationNames: readonly string[] }) {
  return readCall(
    'codedeploy:BatchGetApplications',
    input,
    (place) => input.applicationNames.map((name) => onApplication('BatchGetApplications', place, name)),
    {
      yields: 'applicationsInfo',
      rate: null,
      statement: 'FindDeploymentGroup',
      loss: 'the configuration that is written names no deployment group',
    },
  )
}
