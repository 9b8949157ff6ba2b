import { UserError } from '../calls/index.ts'
import type { Variable } from '../settings/index.ts'
import type { Edit } from '../steps/index.ts'
import type { OptionsOf, OptionTable } from './option-table.ts'

/** The flags by which a task definition is registered with other images and variables than its file or its last revision has. */
export const editOptions = {
  image: {
    kind: 'list',
    value: 'CONTAINER=IMAGE',
    about: 'the image of a container, instead of that in the file',
  },
  env: { kind: 'list', value: 'CONTAINER:KEY=VALUE', about: 'a variable of a container, instead of that in the file' },
  secret: {
    kind: 'list',
    value: 'CONTAINER:KEY=ARN',
    about: 'a secret of a container: the ARN of a secret, or the name or ARN of a parameter',
  },
  'pin-digest': {
    kind: 'flag',
    about: 'name images by the digests that their tags stand for now',
    default: false,
  },
  'from-running': {
    kind: 'flag',
    about: 'change the revision that the service runs, and not the file',
    default: false,
  },
} as const satisfies OptionTable

type EditOptions = OptionsOf<typeof editOptions>

/** What the flags change; `undefined` where none is given. Throws UserError for what is no change, and beside flags that name a revision. */
export function editOf(options: EditOptions & NamingFlags): Edit | undefined {
  const { image, env, secret, pinDigest, fromRunning } = options
  const given = flagsOf(options)
  const [first] = given
  if (first === undefined) return undefined
  const naming = namingFlag(options)
  if (naming !== undefined)
    throw new UserError('OPTIONS_CONFLICT', `\`${first}\` and \`${naming}\` exclude each other`, {
      hint: `\`${naming}\` takes a revision as it stands; \`--from-running\` makes another one of the one that runs`,
    })
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

/** Flags of some of the commands that take a revision as it stands. */
interface NamingFlags {
  readonly skipTaskDefinition?: boolean
  readonly latestTaskDefinition?: boolean
  readonly revision?: number
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

function imageOf(text: string): [container: string, image: string] {
  const [, container, image] = /^([\w-]+)=(\S+)$/.exec(text) ?? []
  if (container !== undefined && image !== undefined) return [container, image]
  throw new UserError('OPTION_INVALID', `invalid value \`${text}\` for \`--image\``, {
    hint: 'CONTAINER=IMAGE, as `app=example.com/web:v2`',
  })
}

/** Its value may be a secret that was meant for a variable, so that no message repeats it. */
function variableOf(flag: '--env' | '--secret', text: string): Variable {
  const [, container, name, value] = /^([\w-]+):([^=]+)=(.*)$/s.exec(text) ?? []
  if (container !== undefined && name !== undefined && value !== undefined) return { container, name, value }
  throw new UserError('OPTION_INVALID', `invalid value for \`${flag}\`: no CONTAINER:KEY=VALUE`, {
    hint: flag === '--env' ? 'as `app:LOG_LEVEL=debug`' : 'as `app:PASSWORD=arn:aws:secretsmanager:...`',
  })
}
