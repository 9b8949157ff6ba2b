import type { Call } from '../calls/index.ts'

/**
 * Writes that may be sent again although AWS may have done them already, because the answer got lost or was a server error.
 *
 * - With a token AWS recognises the repetition.
 * - `UpdateService`: ends in the same state. With `forceNewDeployment` a second deployment replaces the first; the answer names the
 *   second, and that one is followed.
 * - `RegisterTaskDefinition`: at worst there is one revision more, which nothing refers to. AWS's SDKs repeat it as well.
 * - The others set what they name.
 *
 * Whatever is not here (`ExecuteCommand`, `CreateDeployment`, `PutLogEvents`, `CreateAccessKey`, …) is repeated only when it was
 * throttled or never sent: two of them are not the same as one.
 */
const tokens: Readonly<Record<string, string>> = {
  'ecs:CreateService': 'clientToken',
  'ecs:CreateTaskSet': 'clientToken',
  'ecs:RunTask': 'clientToken',
  'secretsmanager:CreateSecret': 'ClientRequestToken',
  'secretsmanager:PutSecretValue': 'ClientRequestToken',
}

const idempotent = new Set([
  'application-autoscaling:RegisterScalableTarget',
  'ecs:DeleteService',
  'ecs:DeleteTaskDefinitions',
  'ecs:DeleteTaskSet',
  'ecs:DeregisterTaskDefinition',
  'ecs:RegisterTaskDefinition',
  'ecs:StopServiceDeployment',
  'ecs:StopTask',
  'ecs:TagResource',
  'ecs:UntagResource',
  'ecs:UpdateService',
  'ecs:UpdateServicePrimaryTaskSet',
  'ecs:UpdateTaskProtection',
  'ecs:UpdateTaskSet',
  'codedeploy:StopDeployment',
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  's3:PutObject',
])

/** Whether a call may be repeated when it is unclear whether AWS did it. */
export function isRepeatable({ name, access, input }: Call<unknown>): boolean {
  if (access === 'read' || idempotent.has(name)) return true
  const token = Object.hasOwn(tokens, name) ? tokens[name] : undefined
  return token !== undefined && Object.entries(input).some(([key, value]) => key === token && Boolean(value))
}
