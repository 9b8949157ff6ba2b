import { type Aws, checkRegion } from '../../calls/index.ts'
import { revisionNameOf } from '../../calls/operations/index.ts'
import { liveExpressDefinition } from '../../steps/index.ts'
import type { Invocation } from '../invocation.ts'
import { codedeployOf } from './codedeploy.ts'
import { isOfExpress } from './express.ts'
import { filesOf, pathsOf } from './files.ts'
import { findDefinitions, findOrRefuse } from './find-definitions.ts'
import type { InitOptions } from './options.ts'
import { readState } from './read-state.ts'
import { whatOf } from './what.ts'
import { checkOverwriting, writeFiles } from './write-files.ts'

/** What `init` has written. */
export interface InitResult {
  readonly cluster?: string
  readonly service?: string
  /** `web:12`; absent of an Express service. */
  readonly taskDefinition?: string
  /** Paths from the working directory, in the order in which they were written. */
  readonly files: readonly string[]
}

/** Makes a project of a service or of a task definition that stands. Writes nothing before all is read. */
export async function init(aws: Aws, options: InitOptions, { config }: Invocation): Promise<InitResult> {
  const what = whatOf(options)
  const door = options.region === undefined ? aws : aws.in({ region: checkRegion(options.region, '`--region`') })
  const found = what.kind === 'service' ? await findOrRefuse(door, what.target) : undefined
  const isExpress = found !== undefined && isOfExpress(found, options.express)
  const paths = pathsOf(options, config, isExpress ? 'express' : what.kind)
  await checkOverwriting(aws, paths, options.forceOverwrite)
  const definitions =
    isExpress && what.kind === 'service'
      ? { express: await liveExpressDefinition(door, what.target, found) }
      : await findDefinitions(door, { what, found, isSorted: options.sort })
  const codedeploy = await codedeployOf(door, isExpress ? undefined : what, found)
  const lookups = await readState(door, options.tfstate)
  const { region } = door.place
  const files = await filesOf({ paths, what, region, definitions, codedeploy, lookups, options })
  await writeFiles(aws, files)
  return {
    ...(what.kind === 'service' ? what.target : {}),
    ...('revision' in definitions ? { taskDefinition: revisionNameOf(definitions.revision) } : {}),
    files: files.map(({ path }) => path),
  }
}
