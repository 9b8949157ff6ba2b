import { localCommand } from '../command.ts'

/** `version` */
export const version = localCommand({
  name: 'version',
  about: 'print the version',
  options: {},
  print: ({ version }) => `ristretto ${version}\n`,
  load: async () => (await import('./version.ts')).tellVersion,
})
