import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A program of a Python package, from the virtual environment that CI makes, else from PATH; undefined where there is none. */
export function findPeer(program: string): string | undefined {
  const folders = [join(import.meta.dirname, '../../.venv/bin'), ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file))
}

/** A server that a test started. */
export interface ServedPeer {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  /** Ends it and waits until it has. */
  end(): Promise<void>
}

/** Where the servers say that they listen: both print the port they were given by the system. */
const LISTENS = /Running on (http:\/\/127\.0\.0\.1:\d+)/
const SECONDS_TO_START = 60
const SECONDS_TO_END = 5

/** Starts a server and waits until it listens. It dies with this process, however that ends. */
export async function startPeer(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ServedPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'ristretto-peer-'))
  const child = spawn(program, args, {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? folder,
      TMPDIR: folder,
      PYTHONUNBUFFERED: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<void>((resolve) => {
    const done = () => {
      process.off('exit', kill)
      rmSync(folder, { recursive: true, force: true })
      resolve()
    }
    child.once('exit', done)
    child.once('error', done)
  })
  const end = async () => {
    child.kill('SIGTERM')
    const impatience = setTimeout(kill, SECONDS_TO_END * 1000)
    await ended
    clearTimeout(impatience)
  }

  let output = ''
  const endpoint = await new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), SECONDS_TO_START * 1000)
    const found = (address: string | undefined) => {
      clearTimeout(timer)
      resolve(address)
    }
    const hear = (chunk: Buffer) => {
      // What it writes later is read as well, lest the pipe fill up, but not kept.
      if (output.length < 100_000) output += chunk.toString()
      const address = LISTENS.exec(output)?.[1]
      if (address !== undefined) found(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    ended.then(() => found(undefined))
  })
  if (endpoint !== undefined) return { endpoint, end }
  await end()
  throw new Error(`${program} does not listen:\n${output}`)
}
