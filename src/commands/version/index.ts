import { localCommand } from '../command.ts'

/** `version` */
export const version = localCommand({
  name: 'version',
  about: 'print the version',
  options: {},
  print: ({ version, ecspresso }) =>
    `ristretto ${version}\nfollows ecspresso ${ecspresso.v2} (compat v2) and ${ecspresso.v3} (compat v3)\n`,
  lines: (result) => [result],
  load: async () => (await import('./version.ts')).tellVersion,
})
