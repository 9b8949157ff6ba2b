import type { Service } from '../service.ts'
import { ecs } from './ecs/index.ts'
import { iam } from './iam/index.ts'
import { logs } from './logs/index.ts'
import { s3 } from './s3/index.ts'
import { sts } from './sts/index.ts'

/** The AWS services of the sandbox, in the order in which their state is made. */
export const services: readonly Service[] = [iam, sts, s3, logs, ecs]
