import type { Place } from './service.ts'

/** `arn:aws:ssm:eu-west-1:111122223333:parameter/x` of `ssm` and `parameter/x`. */
export function regionalArn({ partition, region, account }: Place, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`
}
