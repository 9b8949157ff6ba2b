import { isForFargate, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

interface Memory {
  readonly sizes: readonly number[]
  readonly words: string
}

function range(from: number, to: number, step: number): Memory {
  const sizes = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)
  return { sizes, words: `${from} to ${to} in steps of ${step}` }
}

/** CPU units to MiB. */
const pairs: ReadonlyMap<number, Memory> = new Map([
  [256, { sizes: [512, 1024, 2048], words: '512, 1024 or 2048' }],
  [512, range(1024, 4096, 1024)],
  [1024, range(2048, 8192, 1024)],
  [2048, range(4096, 16384, 1024)],
  [4096, range(8192, 30720, 1024)],
  [8192, range(16384, 61440, 4096)],
  [16384, range(32768, 122880, 8192)],
])
const largest = 16384

/** CPU and memory of a task on Fargate fit together. */
export const fargateSizes: Rule = {
  code: 'fargate-sizes',
  of: 'task definition',
  severity: 'error',
  about: 'A task on Fargate has `cpu` and `memory`, a pair that Fargate has. Sizes above 16 vCPU are not judged.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    if (!isForFargate(task)) return
    for (const key of ['cpu', 'memory'] as const)
      if (task[key] === undefined)
        yield {
          path: [key],
          text: `a task on Fargate has a \`${key}\``,
          hint: `as \`"${key}": "${key === 'cpu' ? 256 : 512}"\``,
        }
    const [cpu, memory] = [sizeOf(task['cpu'], 'vcpu'), sizeOf(task['memory'], 'gb')]
    if (cpu === undefined || cpu > largest) return
    const fitting = pairs.get(cpu)
    if (!fitting)
      yield {
        path: ['cpu'],
        text: `Fargate has no tasks of ${cpu} CPU units`,
        hint: `it has ${[...pairs.keys()].join(', ')}`,
      }
    else if (memory !== undefined && !fitting.sizes.includes(memory))
      yield {
        path: ['memory'],
        text: `Fargate has no tasks of ${cpu} CPU units with ${memory} MiB`,
        hint: `with that many units: ${fitting.words}`,
      }
  },
}

/** In CPU units or MiB, of `256` and `0.25 vCPU`, `512` and `0.5 GB`; undefined where it is not known, or no size. */
function sizeOf(value: unknown, unit: 'vcpu' | 'gb'): number | undefined {
  const found = /^\s*([\d.]+)\s*([a-z]*)\s*$/i.exec(text(value) ?? '')
  if (!found) return undefined
  if (found[2] === '') return Number(found[1])
  return found[2]?.toLowerCase() === unit ? Number(found[1]) * 1024 : undefined
}
