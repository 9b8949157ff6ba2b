import { localCommand } from '../command.ts'
import { journalOptions } from './journal-options.ts'
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
    {
      line: 'ristretto sandbox serve --scenario scenario.yml --journal calls.jsonl',
      about: 'with what a scenario names, and every call in a file',
    },
  ],
  load: async () => (await import('./serve.ts')).serve,
})

/** `sandbox status` */
export const sandboxStatus = localCommand({
  name: 'sandbox status',
  about: 'what the sandbox of this project remembers: clusters, services, tasks',
  options: {},
  print: async (status) => (await import('./print-status.ts')).printStatus(status),
  load: async () => (await import('./status.ts')).status,
})

/** `sandbox journal` */
export const sandboxJournal = localCommand({
  name: 'sandbox journal',
  about: 'the calls that the sandbox of this project has answered, and what IAM said of them',
  options: journalOptions,
  positional: '[file]',
  examples: [
    { line: 'ristretto sandbox journal --denied', about: 'what was denied, with the statements that decided' },
    { line: 'ristretto sandbox journal calls.jsonl --operation "ecs:*"', about: 'of a file that --journal made' },
    { line: 'ristretto sandbox journal --format jsonl > calls.jsonl', about: 'for other programs' },
  ],
  print: async (result, options) => (await import('./print-journal.ts')).printJournal(result, options),
  load: async () => (await import('./journal.ts')).journal,
})

/** `sandbox snapshot` */
export const sandboxSnapshot = localCommand({
  name: 'sandbox snapshot',
  about: 'save what the sandbox of this project remembers to a file, or load it from one',
  options: {},
  positional: '<action...>',
  examples: [
    { line: 'ristretto sandbox snapshot save before.json', about: 'keep the state of now' },
    { line: 'ristretto sandbox snapshot load before.json', about: 'go back to it' },
  ],
  load: async () => (await import('./snapshot.ts')).snapshot,
})

/** `sandbox reset` */
export const sandboxReset = localCommand({
  name: 'sandbox reset',
  about: 'forget what the sandbox of this project remembers',
  options: {},
  load: async () => (await import('./reset.ts')).reset,
})
