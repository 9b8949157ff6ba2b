import { type Colours, jsonReporter, liveReporter, type Reporter, textReporter } from '../report/index.ts'
import type { GlobalOptions } from './globals.ts'
import type { Ports } from './ports.ts'

const plain: Colours = { dim: String, yellow: String, green: String, red: String }

/** Live view on a terminal, plain lines elsewhere, JSON lines on request. */
export async function reporterOf(globals: GlobalOptions, ports: Ports): Promise<Reporter> {
  const writers = { out: ports.out, err: ports.err, now: ports.clock.now }
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
