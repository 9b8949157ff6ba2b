import { projectCommand } from '../command.ts'

/** `explain` */
export const explain = projectCommand({
  name: 'explain',
  about: 'say why the service does not run as it should: what happens now, or happened in the last hour',
  options: {},
  examples: [
    { line: 'ristretto explain', about: 'after a red deployment, without deploying again' },
    { line: 'ristretto explain --output json', about: 'the same for a program' },
  ],
  exitCodes: { 1: 'it could not look' },
  print: async ({ report }) => (await import('./print-explained.ts')).printExplained(report),
  load: async () => (await import('./explain.ts')).explain,
})
