import type { OptionTable } from './option-table.ts'

/** The flags by which a task definition is registered with other images and variables than its file or its last revision has. */
export const editOptions = {
  image: {
    kind: 'list',
    value: 'CONTAINER=IMAGE',
    about: 'the image of a container, instead of that in the file; of two for one container the last counts',
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
