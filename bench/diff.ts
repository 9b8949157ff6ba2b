/**
 * What `diff` of a large task definition takes beyond its reads.
 *
 *   npm run bench:diff
 */
import type { HttpResponse } from '../src/wire/index.ts'
import { createStage, webProject } from '../test/e2e/stage.ts'

const ROUNDS = 15
const DIFF_LIMIT = 100

/** A task definition of 50 containers with 100 variables each; `value` tells two of them apart. */
function largeDefinition(value: string): string {
  const environment = (n: number) =>
    Array.from({ length: 100 }, (_, i) => ({ name: `VARIABLE_${i}`, value: i === n ? value : `value of ${i}` }))
  const definition = JSON.parse(String(webProject['ecs-task-def.json']))
  const [app] = definition.containerDefinitions
  const containerDefinitions = Array.from({ length: 50 }, (_, n) => ({
    ...app,
    name: n === 0 ? 'app' : `sidecar-${n}`,
    image: 'example.com/web:v1',
    environment: environment(n),
  }))
  return JSON.stringify({ ...definition, containerDefinitions })
}

/**
 * The reads are answered in process: the time between request and answer is theirs. ECS takes ten containers at most, so that the answer
 * of DescribeTaskDefinition is made of the files.
 */
async function diffTimes(): Promise<void> {
  const stage = createStage()
  const made = await stage.asAdministrator('deploy --no-wait')
  if (made.exitCode !== 0) throw new Error(made.stderr)
  await stage.files.write('/project/ecs-task-def.json', largeDefinition('after'))
  const times: number[] = []
  const cpus: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    let reads = 0
    const start = performance.now()
    const cpu = process.cpuUsage()
    const told = await stage.asAdministrator('diff', {
      way: (http) => async (request, signal) => {
        const asked = performance.now()
        const answer = enlarged(await http(request, signal))
        reads += performance.now() - asked
        return answer
      },
    })
    if (!told.stdout.includes('"after"')) throw new Error(told.stderr)
    const { user, system } = process.cpuUsage(cpu)
    if (round > 0) {
      times.push(performance.now() - start - reads)
      cpus.push((user + system) / 1000)
    }
    if (round === 0)
      console.log(`  the first one, code not warm    ${(performance.now() - start - reads).toFixed(0)} ms`)
  }
  console.log(`  beyond its reads, median        ${median(times).toFixed(0)} ms (limit ${DIFF_LIMIT} ms)`)
  console.log(`  of the processor, reads too     ${median(cpus).toFixed(0)} ms`)
}

function enlarged(answer: HttpResponse): HttpResponse {
  const text = new TextDecoder().decode(answer.body)
  if (!text.startsWith('{"taskDefinition"')) return answer
  const { taskDefinition, ...rest } = JSON.parse(text)
  const { containerDefinitions } = JSON.parse(largeDefinition('before'))
  const body = JSON.stringify({ taskDefinition: { ...taskDefinition, containerDefinitions }, ...rest })
  return { ...answer, headers: {}, body: new TextEncoder().encode(body) }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

console.log('diff of 50 containers with 100 variables each')
await diffTimes()
