import type { Ports } from '../app/index.ts'
import { type Colours, jsonReporter, liveReporter, type Reporter, textReporter, type Writers } from '../report/index.ts'
import type { GlobalOptions } from './globals.ts'

const plain: Colours = { dim: String, yellow: String, green: String, red: String }

/** Live view on a terminal, plain lines elsewhere, JSON lines on request. */
export async function reporterOf(globals: GlobalOptions, ports: Ports, writers: Writers): Promise<Reporter> {
  if (globals.logFormat === 'json') return jsonReporter(writers)
  const { env } = ports
  const isColourful = env['FORCE_COLOR'] ? env['FORCE_COLOR'] !== '0' : ports.terminal.err && !isDumb(ports)
  const colours = globals.color && isColourful && !env['NO_COLOR'] ? await coloured() : plain
  return isLive(globals, ports) ? liveReporter(writers, colours, ports.terminal) : textReporter(writers, colours)
}

/**
 * Whether a live view is drawn. What --debug tells is written past the reporter, and would tear it apart. Build servers keep what is
 * redrawn as rubbish.
 */
export function isLive({ logFormat, debug }: GlobalOptions, ports: Ports): boolean {
  return logFormat !== 'json' && ports.terminal.err && !isDumb(ports) && !ports.env['CI'] && !debug
}

function isDumb({ env }: Ports): boolean {
  return env['TERM'] === 'dumb'
}

async function coloured(): Promise<Colours> {
  return (await import('picocolors')).default.createColors(true)
}

/** Where `--debug` is told; `undefined` without it. */
export function debugTo({ debug, logFormat }: GlobalOptions, ports: Ports, now: () => number) {
  if (!debug) return undefined
  return logFormat === 'json'
    ? (text: string) => ports.err(`${JSON.stringify({ time: new Date(now()).toISOString(), type: 'debug', text })}\n`)
    : (text: string) => ports.err(`debug: ${text}\n`)
}
