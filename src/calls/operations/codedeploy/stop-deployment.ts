import { writeCall } from '../operation.ts'

/** Stops a deployment; with a rollback CodeDeploy begins another one that takes it back. IAM has no resource to fence it with. */
export function stopDeployment(input: { readonly deploymentId: string; readonly autoRollbackEnabled: boolean }) {
  return writeCall('codedeploy:StopDeployment', input, () => [{ action: 'codedeploy:StopDeployment', resource: '*' }], {
    yields: 'status',
    rate: null,
    statement: 'StopCodeDeploy',
    loss: 'a deployment that `--fail-fast` or `--on-cancel` gives up goes on',
    repeat: 'harmless',
    shownBy: `aws deploy get-deployment --deployment-id ${input.deploymentId}`,
  })
}
