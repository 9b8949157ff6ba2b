import type { Aws } from '../calls/index.ts'
import type { Project } from '../settings/index.ts'
import { asRole } from '../steps/index.ts'
import type { GlobalOptions } from './globals.ts'
import type { Ports } from './ports.ts'

/** A command with its options, ready to run under any driver. */
export type ProjectBody = (aws: Aws, project: Project) => Promise<unknown>

/** With `--assume-role-arn` the command works as that role. */
export function bodyOf(body: ProjectBody, { assumeRoleArn }: GlobalOptions, ports: Ports): ProjectBody {
  return async (own, project) => {
    if (assumeRoleArn === '') return body(own, project)
    return body(await asRole(own, assumeRoleArn, ports.realNow), project)
  }
}
