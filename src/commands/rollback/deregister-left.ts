import type { Aws } from '../../calls/index.ts'
import { deregisterTaskDefinition, familyOf, type InCluster, revisionNameOf } from '../../calls/operations/index.ts'
import { tasksOf } from '../../steps/index.ts'

/**
 * Deregisters the revision that was left, unless tasks of the cluster still run it: those of other services, or started by hand. Where
 * nobody may look, it is deregistered, as in ecspresso: what runs goes on all the same.
 */
export async function deregisterLeft(aws: Aws, { cluster }: InCluster, revision: string): Promise<boolean> {
  const name = revisionNameOf(revision)
  const step = aws.step('see whether other tasks run the revision')
  // The last of our own may be told of for some seconds more.
  const isFree = await aws.lookAgain(`the tasks of ${name} to be gone`, async () => {
    const tasks = await tasksOf(step, { cluster, family: familyOf(revision), desiredStatus: 'RUNNING' }, 'degraded')
    const used = tasks.ask('tasks still run the revision', (all) =>
      all.some(({ taskDefinitionArn = '' }) => revisionNameOf(taskDefinitionArn) === name),
    )
    return used ? undefined : true
  })
  if (!isFree) {
    aws.warn(`${name} stays registered: tasks still run it`, '`ristretto deregister` takes it away later')
    return false
  }
  const deregistering = aws.step('deregister the revision')
  const answer = await deregistering.call(deregisterTaskDefinition({ taskDefinition: revision }))
  answer.see(() => deregistering.note(`deregistered ${name}`))
  return true
}
