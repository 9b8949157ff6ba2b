import { expect } from 'vitest'
import { account, createStage, region, type Stage, type StageOptions, webProject } from './stage.ts'

const service = JSON.parse(String(webProject['ecs-service-def.json']))

/** A hook that calls the function `smoke`. */
export const hook = (stage: string) => ({
  hookTargetArn: `arn:aws:lambda:${region}:${account}:function:smoke`,
  roleArn: `arn:aws:iam::${account}:role/hooks`,
  lifecycleStages: [stage],
})

/** A hook that waits for a person. */
export const pause = (...stages: readonly string[]) => ({ targetType: 'PAUSE', lifecycleStages: stages })

/** The service definition of the ordinary project with other settings of its deployments. */
export function definitionWith(deploymentConfiguration: object): string {
  return JSON.stringify({ ...service, deploymentConfiguration })
}

/** Another image than the one that runs. */
export const next = { env: { TAG: 'v2' } }

/** A service that runs its first revision, which came by a rolling deployment, and files with another strategy. */
export async function deployedBefore(deploymentConfiguration: object, options: StageOptions = {}): Promise<Stage> {
  const stage = createStage({
    ...options,
    files: { 'ecs-service-def.json': definitionWith({ maximumPercent: 200 }), ...options.files },
    resources: { roles: [{ name: 'hooks' }], ...options.resources },
  })
  const first = await stage.asAdministrator('deploy')
  expect(first.exitCode, first.stderr).toBe(0)
  await stage.files.write('/project/ecs-service-def.json', definitionWith(deploymentConfiguration))
  return stage
}
