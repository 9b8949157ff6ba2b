import { describe, expect, test } from 'vitest'
import type { Deployment, Service } from '../../calls/operations/index.ts'
import { deploymentOf, isListBehind, isServiceBehind, serviceDeploymentOf } from './behind.ts'
import type { ListedDeployment } from './service-deployment.ts'

const revision = (n: number) => `arn:aws:ecs:ap-northeast-1:111122223333:service-revision/app/web/${n}`

const listed = (n: number, status: string): ListedDeployment => ({
  serviceDeploymentArn: `arn:aws:ecs:ap-northeast-1:111122223333:service-deployment/app/web/sd${n}`,
  targetServiceRevisionArn: revision(n),
  status,
  createdAt: n * 100,
})

const shown = (n: number, status: string, rolloutState: string): Deployment => ({
  id: `ecs-svc/${n}`,
  status,
  rolloutState,
  taskDefinition: `web:${n}`,
  createdAt: n * 100,
})

const service = (...deployments: readonly Deployment[]): Service => ({ deployments })

const stands = service(shown(1, 'PRIMARY', 'COMPLETED'))
const rollsOut = service(shown(2, 'PRIMARY', 'IN_PROGRESS'), shown(1, 'ACTIVE', 'COMPLETED'))
const goesBack = service(shown(1, 'PRIMARY', 'IN_PROGRESS'), shown(2, 'DRAINING', 'FAILED'))
const first = listed(1, 'SUCCESSFUL')

describe('a look at a service beside the list of its service deployments', () => {
  test.each<[string, Service, readonly ListedDeployment[], { readonly service: boolean; readonly list: boolean }]>([
    ['nothing is on its way', stands, [first], { service: false, list: false }],
    ['one is on its way', rollsOut, [listed(2, 'IN_PROGRESS'), first], { service: false, list: false }],
    ['one goes back', goesBack, [listed(2, 'ROLLBACK_IN_PROGRESS'), first], { service: false, list: false }],
    ['one has gone back', stands, [listed(2, 'ROLLBACK_SUCCESSFUL'), first], { service: false, list: false }],
    [
      'one was stopped and is not shown any more',
      stands,
      [listed(2, 'STOPPED'), first],
      { service: false, list: false },
    ],
    ['it is older than service deployments are', stands, [], { service: false, list: false }],
    [
      'the first one is not listed yet',
      service(shown(1, 'PRIMARY', 'IN_PROGRESS')),
      [],
      { service: false, list: true },
    ],
    ['a new one is not listed yet', rollsOut, [first], { service: false, list: true }],
    ['one that goes back is not listed yet', goesBack, [first], { service: false, list: true }],
    [
      'one that is complete already is not listed yet',
      service(shown(2, 'PRIMARY', 'COMPLETED')),
      [first],
      { service: false, list: true },
    ],
    ['a new one is not shown yet', stands, [listed(2, 'IN_PROGRESS'), first], { service: true, list: false }],
    ['one that waits is not shown yet', stands, [listed(2, 'PENDING'), first], { service: true, list: false }],
    [
      'one that is complete already is not shown yet',
      stands,
      [listed(2, 'SUCCESSFUL'), first],
      { service: true, list: false },
    ],
    [
      'one that goes back is not shown yet',
      stands,
      [listed(2, 'ROLLBACK_IN_PROGRESS')],
      { service: true, list: false },
    ],
    ['it has task sets instead of deployments', service(), [listed(2, 'IN_PROGRESS')], { service: false, list: false }],
    [
      'one that is not listed any more stands since long',
      service(shown(1, 'PRIMARY', 'COMPLETED')),
      [listed(3, 'ROLLBACK_SUCCESSFUL'), listed(2, 'ROLLBACK_SUCCESSFUL')],
      { service: false, list: false },
    ],
  ])('%s', (_, one, all, behind) => {
    expect({ service: isServiceBehind(one, all[0]), list: isListBehind(one, all) }).toEqual(behind)
  })

  test('a deployment and its service deployment are found by each other', () => {
    expect(deploymentOf(goesBack, revision(2))?.taskDefinition).toBe('web:2')
    expect(deploymentOf(goesBack, revision(3))).toBeUndefined()
    expect(serviceDeploymentOf(rollsOut, [listed(2, 'IN_PROGRESS'), first])).toMatch(/\/sd2$/)
    expect(serviceDeploymentOf(rollsOut, [first])).toBeUndefined()
  })
})
