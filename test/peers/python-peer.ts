import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A server that a test started. */
export interface ServedPeer {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  /** The group of its processes, by which what it costs can be found. */
  readonly processGroup: number
  /** Ends it and waits until it has. */
  end(): Promise<void>
}

/** Where the servers say that they listen: both print the port they were given by the system. */
const LISTENS = /Running on (http:\/\/127\.0\.0\.1:\d+)/
const MILLISECONDS_TO_START = 60_000
const MILLISECONDS_TO_END = 5_000

/**
 * Ends the server when its own input closes: so it does when this process dies, even by a signal that lets it do nothing more.
 * (A shell gives what it starts in the background no input, hence the third descriptor.)
 */
const WATCHED = 'exec 3<&0; "$@" & server=$!; { cat <&3; kill "$server"; } >/dev/null 2>&1 & wait "$server"'

/** Starts a server and waits until it listens. It never outlives this process. */
export async function startPeer(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ServedPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'ristretto-peer-'))
  const child = spawn('/bin/sh', ['-c', WATCHED, 'sh', program, ...args], {
    cwd: folder,
    // A process group of its own, of which nothing stays.
    detached: true,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? folder,
      TMPDIR: folder,
      PYTHONUNBUFFERED: '1',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => {
    const done = () => {
      child.stdin.destroy()
      rmSync(folder, { recursive: true, force: true })
      resolve()
    }
    child.once('exit', done)
    child.once('error', done)
  })
  const end = async () => {
    child.stdin.destroy()
    const impatience = setTimeout(
      () => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'),
      MILLISECONDS_TO_END,
    )
    await ended
    clearTimeout(impatience)
  }

  let output = ''
  const endpoint = await new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), MILLISECONDS_TO_START)
    const found = (address: string | undefined) => {
      clearTimeout(timer)
      resolve(address)
    }
    const hear = (chunk: Buffer) => {
      // Later output is read as well, lest the pipe fill up, but not kept.
      if (output.length < 100_000) output += chunk.toString()
      const address = LISTENS.exec(output)?.[1]
      if (address !== undefined) found(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    ended.then(() => found(undefined))
  })
  if (endpoint !== undefined) return { endpoint, processGroup: child.pid ?? 0, end }
  await end()
  throw new Error(`${program} does not listen:\n${output}`)
}
