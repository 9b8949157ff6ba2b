import { localCommand } from '../command.ts'
import { serveOptions } from './serve-options.ts'

/** `sandbox serve` */
export const sandboxServe = localCommand({
  name: 'sandbox serve',
  about: 'offer the sandbox over HTTP to any AWS client',
  options: serveOptions,
  examples: [
    {
      line: 'ristretto sandbox serve --port 4566 --format env > sandbox.env &',
      about: 'then `. ./sandbox.env`, and any AWS client talks to the sandbox',
    },
  ],
  load: async () => (await import('./serve.ts')).serve,
})

/** `sandbox reset` */
export const sandboxReset = localCommand({
  name: 'sandbox reset',
  about: 'forget what the sandbox of this project remembers',
  options: {},
  load: async () => (await import('./reset.ts')).reset,
})
