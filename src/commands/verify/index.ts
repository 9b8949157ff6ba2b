import { projectCommand } from '../command.ts'
import { verifyOptions } from './options.ts'

/** `verify` */
export const verify = projectCommand({
  name: 'verify',
  about: 'look whether all is there that a deployment needs: roles, images, secrets, logs, the network, target groups',
  options: verifyOptions,
  examples: [
    { line: 'ristretto verify', about: 'before a first deployment; nothing is written' },
    { line: 'ristretto verify --for deploy', about: 'whether whoever runs it may deploy, too' },
    { line: 'ristretto verify --put-logs', about: 'also write a line to each log, as the execution role' },
  ],
  exitCodes: { 1: 'something is wrong' },
  print: async (result) => (await import('./print-verify.ts')).printVerify(result),
  lines: async (result) => (await import('./print-verify.ts')).linesOfVerify(result),
  exitCode: ({ ok }) => (ok ? 0 : 1),
  load: async () => (await import('./verify.ts')).verify,
})
