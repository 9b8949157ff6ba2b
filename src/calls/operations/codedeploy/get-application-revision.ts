import { readCall } from '../operation.ts'
import { onApplication } from './checks.ts'

/** A revision as it was registered: the AppSpec, of which deployments show the digest alone. */
export function getApplicationRevision(input: { readonly applicationName: string; readonly revision: object }) {
  return readCall(
    'codedeploy:GetApplicationRevision',
    input,
    (place) => [onApplication('GetApplicationRevision', place, input.applicationName)],
    {
      yields: 'revision',
      rate: null,
      statement: 'ReadAppSpec',
      loss: 'the revision of the deployment that is stopped is not known, and stays registered',
    },
  )
}
