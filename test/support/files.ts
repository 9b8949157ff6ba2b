import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Files, LockHolder } from '../../src/app/index.ts'

/** The files of a project by path (relative, or absolute where they shall be elsewhere). */
export type Tree = Readonly<Record<string, string | Uint8Array>>

/** A temporary folder with these files in it; it goes away with the running test. Gives its path. */
export async function temporaryProject(tree: Tree): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'ristretto-test-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(tree)) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), content)
  }
  return directory
}

/** Files in memory. `contents` is what there is now, by absolute path. */
export interface MemoryFiles extends Files {
  readonly contents: Map<string, Uint8Array>
}

/** `tree` under `directory`; it fails as the real file system does. */
export function memoryFiles(directory: string, tree: Tree): MemoryFiles {
  const contents = new Map(
    Object.entries(tree).map(([path, content]) => [
      path.startsWith('/') ? path : join(directory, path),
      bytesOf(content),
    ]),
  )
  const holders = new Map<string, LockHolder>()
  const under = (path: string) => [...contents.keys()].filter((one) => one === path || one.startsWith(`${path}/`))
  const read = async (path: string): Promise<Uint8Array> => {
    const found = contents.get(path)
    if (found) return found
    const code = under(path).length > 0 ? 'EISDIR' : 'ENOENT'
    throw Object.assign(new Error(`${code}: ${path}`), { code })
  }
  return {
    contents,
    read,
    exists: async (path) => under(path).length > 0,
    write: async (path, text) => void contents.set(path, bytesOf(text)),
    makePrivateFolder: async () => {},
    lock: async (folder, purpose, since) => {
      const holder = holders.get(folder)
      if (holder) return { isTaken: false, holder }
      holders.set(folder, { host: 'localhost', pid: 1, purpose, since })
      return { isTaken: true, release: async () => void holders.delete(folder) }
    },
    append: async (path, text) => {
      const before = contents.get(path) ?? new Uint8Array()
      contents.set(path, Buffer.concat([before, bytesOf(text)]))
    },
    rename: async (from, to) => {
      contents.set(to, await read(from))
      contents.delete(from)
    },
    remove: async (path) => {
      for (const one of under(path)) contents.delete(one)
    },
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
