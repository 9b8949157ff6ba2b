/**
 * What `diff` of a large task definition takes beyond its reads; throws where that is more than the limit.
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
  for (let round = 0; round <= ROUNDS; round++) {
    const reads = { passed: 0, worked: 0 }
    const all = stopwatch()
    const told = await stage.asAdministrator('diff', {
      way: (http) => async (request, signal) => {
        const read = stopwatch()
        const answer = enlarged(await http(request, signal))
        const { passed, worked } = read()
        reads.passed += passed
        reads.worked += worked
        return answer
      },
    })
    if (!told.stdout.includes('"after"')) throw new Error(told.stderr)
    const { passed, worked } = all()
    // Other programs lengthen the time that passes, and threads beside it the processor time: the smaller one is nearer.
    const beyond = Math.min(passed - reads.passed, worked - reads.worked)
    if (round === 0) console.log(`  the first one, code not warm    ${beyond.toFixed(0)} ms`)
    else times.push(beyond)
  }
  const taken = median(times)
  console.log(`  beyond its reads, median        ${taken.toFixed(0)} ms (limit ${DIFF_LIMIT} ms)`)
  if (taken > DIFF_LIMIT) throw new Error(`too slow: ${taken.toFixed(0)} ms`)
}

/** Milliseconds since it was made: those that passed, and those that the process worked. */
function stopwatch(): () => { readonly passed: number; readonly worked: number } {
  const [start, before] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(before)
    return { passed: performance.now() - start, worked: (user + system) / 1000 }
  }
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
