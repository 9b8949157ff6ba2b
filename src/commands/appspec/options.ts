import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `appspec`. */
export const appspecOptions = {
  'task-definition': {
    kind: 'text',
    value: 'ARN|latest|current',
    about: 'the revision that is deployed',
    default: 'latest',
  },
  'update-service': {
    kind: 'flag',
    about: 'take the rest from the service definition file, not from the service that runs',
    default: true,
    negatable: true,
  },
} as const satisfies OptionTable

/** What `appspec` gets from them. */
export type AppspecOptions = OptionsOf<typeof appspecOptions>
