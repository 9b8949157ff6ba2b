import { type Files, type Ports, portsWithFiles } from '../app/index.ts'

/** A file that was read, and its SHA-256 in hexadecimal. */
export interface ReadFile {
  /** Relative to the working directory where it lies there. */
  readonly file: string
  readonly sha256: string
}

/** Ports that remember what was read through them, for whoever has to say what a result was made of. */
export interface RecordedPorts extends Ports {
  /** Each file once, by name. */
  readFiles(): Promise<readonly ReadFile[]>
}

/** The same ports; those of lookups included. */
export function recordedPorts(ports: Ports): RecordedPorts {
  const seen = new Map<string, Uint8Array>()
  const recorded = <F extends Pick<Files, 'read'>>(files: F): F => ({
    ...files,
    read: async (path: string, reading?: Parameters<Files['read']>[1]) => {
      const bytes = await files.read(path, reading)
      seen.set(path, bytes)
      return bytes
    },
  })
  return Object.assign(portsWithFiles(ports, recorded), {
    readFiles: async () => {
      const all = await Promise.all(
        [...seen].map(async ([path, bytes]) => ({ file: shown(path, ports.directory), sha256: await sha256(bytes) })),
      )
      return all.sort((a, b) => (a.file < b.file ? -1 : 1))
    },
  })
}

function shown(path: string, directory: string): string {
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : path
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
