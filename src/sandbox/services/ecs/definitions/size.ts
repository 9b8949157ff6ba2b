import { clientException, invalidParameter } from '../refuse.ts'

/**
 * Task-level cpu or memory as ECS keeps it: a text of whole units (1024 to a vCPU, MiB). `1 vCPU` and `1 GB` are taken too.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html (checked 2026-11)
 */
export function normaliseUnits(kind: 'cpu' | 'memory', text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const match = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)\s*$/i.exec(text)
  const factor = factorOf(kind, match?.[2] ?? '')
  const units = Number(match?.[1]) * (factor ?? Number.NaN)
  if (!Number.isInteger(units) || units <= 0 || units > 2 ** 31 - 1)
    throw invalidParameter(`Invalid '${kind}' setting for task.`)
  return String(units)
}

function factorOf(kind: 'cpu' | 'memory', unit: string): number | undefined {
  const name = unit.toLowerCase()
  if (name === '') return 1
  if (kind === 'cpu') return name === 'vcpu' || name === 'vcpus' ? 1024 : undefined
  if (name === 'gb' || name === 'gib') return 1024
  return name === 'mb' || name === 'mib' ? 1 : undefined
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size (checked 2026-11)
const fargateSizes: Readonly<Record<string, { readonly least: number; readonly most: number; readonly step: number }>> =
  {
    '512': { least: 1024, most: 4096, step: 1024 },
    '1024': { least: 2048, most: 8192, step: 1024 },
    '2048': { least: 4096, most: 16_384, step: 1024 },
    '4096': { least: 8192, most: 30_720, step: 1024 },
    '8192': { least: 16_384, most: 61_440, step: 4096 },
    '16384': { least: 32_768, most: 122_880, step: 8192 },
  }

/** Throws unless Fargate has tasks of this size. */
export function checkFargateSize(cpu: string | undefined, memory: string | undefined): void {
  if (cpu === undefined) throw clientException("Fargate requires that 'cpu' be defined at the task level.")
  if (memory === undefined) throw clientException("Fargate requires that 'memory' be defined at the task level.")
  const size = Object.hasOwn(fargateSizes, cpu) ? fargateSizes[cpu] : undefined
  const megabytes = Number(memory)
  const fits =
    cpu === '256'
      ? [512, 1024, 2048].includes(megabytes)
      : size !== undefined && megabytes >= size.least && megabytes <= size.most && megabytes % size.step === 0
  if (fits) return
  throw clientException(
    `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`,
  )
}
