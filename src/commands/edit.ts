import { UserError } from '../calls/index.ts'
import { imageReferenceOf } from '../registries/index.ts'
import type { Project, Variable } from '../settings/index.ts'
import type { Edit } from '../steps/index.ts'
import type { editOptions } from './edit-options.ts'
import type { OptionsOf } from './option-table.ts'

type EditOptions = OptionsOf<typeof editOptions>

/**
 * What the flags change; `undefined` where none is given. Throws UserError for what is no change, beside flags that name a definition, and
 * where there is none to change.
 */
export function editOf(options: EditOptions & NamingFlags, { configuration, file }: Project): Edit | undefined {
  const { image, env, secret, pinDigest, fromRunning } = options
  const given = flagsOf(options)
  const [first] = given
  if (first === undefined) return undefined
  const naming = namingFlag(options)
  if (naming !== undefined)
    throw new UserError('OPTIONS_CONFLICT', `\`${first}\` and \`${naming}\` exclude each other`, {
      hint: `\`${naming}\` takes a revision as it stands; \`--from-running\` makes another one of the one that runs`,
    })
  if (fromRunning && options.taskDef)
    throw new UserError('OPTIONS_CONFLICT', '`--from-running` and `--task-def` exclude each other', {
      hint: '`--task-def` names a file, and `--from-running` changes the revision that the service runs',
    })
  const isOfFile = !fromRunning && !options.taskDef && !configuration.express_definition
  if (isOfFile && !configuration.task_definition)
    throw new UserError(
      'DEFINITION_PATH',
      `\`${first}\` changes the task definition, of which the configuration names no file`,
      {
        at: { file },
        hint: 'with `--from-running` it changes the revision that the service runs; else add `task_definition: FILE`',
      },
    )
  return {
    images: Object.fromEntries(image.map(imageOf)),
    environment: env.map((text) => variableOf('--env', text)),
    secrets: secret.map((text) => variableOf('--secret', text)),
    pinsDigests: pinDigest,
    isOfRunning: fromRunning,
  }
}

/** Throws UserError where a change of a task definition is wanted of an Express service, which has none of the user's. */
export function refuseEdit(edit: Edit | undefined, file = ''): void {
  if (edit === undefined) return
  throw new UserError('OPTIONS_CONFLICT', 'an Express service has no task definition that flags could change', {
    hint: `\`primaryContainer\` in ${file} has its image and its variables`,
  })
}

/** Flags of some of the commands that name a definition themselves. */
interface NamingFlags {
  readonly skipTaskDefinition?: boolean
  readonly latestTaskDefinition?: boolean
  readonly revision?: number
  readonly taskDef?: string | undefined
}

function flagsOf({ image, env, secret, pinDigest, fromRunning }: EditOptions): string[] {
  const given = {
    '--image': image.length > 0,
    '--env': env.length > 0,
    '--secret': secret.length > 0,
    '--pin-digest': pinDigest,
    '--from-running': fromRunning,
  }
  return Object.entries(given).flatMap(([flag, is]) => (is ? [flag] : []))
}

function namingFlag({ skipTaskDefinition, latestTaskDefinition, revision = 0 }: NamingFlags): string | undefined {
  if (skipTaskDefinition) return '--skip-task-definition'
  if (latestTaskDefinition) return '--latest-task-definition'
  return revision > 0 ? '--revision' : undefined
}

/** A name that no container engine takes is a mistake of the line, such as an empty variable in it: `app=$REGISTRY/web:$TAG`. */
function imageOf(text: string): [container: string, image: string] {
  const [, container, image] = /^([\w-]+)=(\S+)$/.exec(text) ?? []
  if (container !== undefined && image !== undefined && imageReferenceOf(image) !== undefined) return [container, image]
  throw new UserError('OPTION_INVALID', `invalid value \`${text}\` for \`--image\``, {
    hint: 'CONTAINER=IMAGE, as `app=example.com/web:v2` or `app=example.com/web@sha256:` and 64 hexadecimal digits',
  })
}

/** Its value may be a secret that was meant for a variable, so that no message repeats it. */
function variableOf(flag: '--env' | '--secret', text: string): Variable {
  const [, container, name, value] = /^([\w-]+):([^=]+)=(.*)$/s.exec(text) ?? []
  const isThere = flag === '--env' ? value !== undefined : value?.trim()
  if (container !== undefined && name !== undefined && value !== undefined && isThere) return { container, name, value }
  throw new UserError(
    'OPTION_INVALID',
    `invalid value for \`${flag}\`: no CONTAINER:KEY=${flag === '--env' ? 'VALUE' : 'ARN'}`,
    {
      hint: flag === '--env' ? 'as `app:LOG_LEVEL=debug`' : 'as `app:PASSWORD=arn:aws:secretsmanager:...`',
    },
  )
}
