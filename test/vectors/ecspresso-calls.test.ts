import { expect, test } from 'vitest'
import type { Plan } from '../../src/calls/index.ts'
import { ecspressoCommands } from '../../src/ecspresso/index.ts'
import { planArguments } from '../support/plan-line.ts'
import { testPorts } from '../support/test-ports.ts'
import { virtualClock } from '../support/virtual-clock.ts'
import { type Recording, readRecordings } from './replay/recording.ts'

// What ecspresso 2.3 called is what `--tool ecspresso@2.3` says: each recording is one path of the plan of its command line. How often a
// call is made while waiting is nobody's business; what is made but once in a path counts.

/** Recordings of command lines that the parser refuses, as ecspresso does, or that read nothing of AWS. */
const recordings = readRecordings(/./).filter(({ calls }) => calls.length > 0)

/** What is asked of IAM for a call, where that bears another name. Registries other than ECR's ask nobody. */
function actionsOf({ service, operation }: Recording['calls'][number], isOfEcr: boolean): string[] {
  if (service !== 'registry') return [`${service}:${operation}`]
  return isOfEcr ? ['ecr:BatchGetImage'] : []
}

function calledIn({ calls }: Recording): string[] {
  const isOfEcr = calls.some(({ service }) => service === 'ecr')
  return once(calls.flatMap((call) => actionsOf(call, isOfEcr)))
}

/** Actions that come along with another call: only recordings with a call of that name have them. */
const implied = [
  'codedeploy:GetApplicationRevision',
  'codedeploy:GetDeploymentConfig',
  'codedeploy:RegisterApplicationRevision',
  'ecr:GetDownloadUrlForLayer',
  'ecs:TagResource',
  'iam:PassRole',
]

function planOf(recording: Recording): Promise<Plan> {
  const ports = testPorts({
    files: recording.files,
    env: Object.fromEntries(
      Object.entries(recording.env).map(([name, value]) => [name, value.replace('<dir>', '/project')]),
    ),
    clock: virtualClock(recording.recordedAt * 1000),
  })
  const question = assumed[recording.name]
  const assumptions = new Map(question === undefined ? [] : [[question, true]])
  return planArguments(recording.argv, ports, { planning: { assumptions }, registry: ecspressoCommands('2.3') })
}

function once<T>(all: readonly T[]): T[] {
  return [...new Set(all)]
}

/** What is asked on a path, but for what nobody calls. */
function asked(actions: readonly string[], called: readonly string[]): string[] {
  return once(actions.filter((action) => !implied.includes(action) || called.includes(action)))
}

function inOrder(names: readonly string[]): string {
  return [...names].sort().join()
}

/** Lookups have no order. A command line that failed went only part of the way. */
function fits(road: readonly string[], called: readonly string[], { argv, exit }: Recording): boolean {
  if (exit !== 0) return road.slice(0, called.length).join() === called.join()
  return road.join() === called.join() || (argv[0] === 'render' && inOrder(road) === inOrder(called))
}

/** What no file of the project tells. */
const assumed: Readonly<Record<string, string>> = { 'rollback-08-codedeploy-running': 'CodeDeploy deploys the service' }

/** ecspresso finds out only after a registration what the plan says at once. */
const refused: Readonly<Record<string, string>> = {
  'run-39-no-service-definition': 'the configuration does not name the service definition',
}

for (const recording of recordings)
  test(`${recording.name}: ${recording.argv.join(' ')}`, async () => {
    const words = refused[recording.name]
    if (words !== undefined) return expect(planOf(recording)).rejects.toThrow(words)
    const called = calledIn(recording)
    const { paths } = await planOf(recording)
    const roads = paths.map(({ actions }) => asked(actions, called))
    expect(roads.find((road) => fits(road, called, recording)) ?? roads).toEqual(expect.arrayContaining(called))
  })
