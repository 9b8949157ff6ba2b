import { sep } from 'node:path'
import type { Files, Ports } from '../app/index.ts'
import { type LocalPorts, UserError } from '../calls/index.ts'

/**
 * The files of a git repository as they were at a revision; those outside of it as they are. Nothing is written, no working tree is
 * touched: each file is asked of `git` when it is read. `undefined` where the name is no revision, or here is no repository.
 */
export async function filesAtRevision(ports: Ports, revision: string): Promise<Files | undefined> {
  const local = ports.local?.(ports.env)
  if (local === undefined || revision.startsWith('-')) return undefined
  const git = gitIn(local, ports)
  const commit = await git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
  const top = await git(['rev-parse', '--show-toplevel'])
  if (commit === undefined || top === undefined) return undefined
  const root = textOf(top)
  const objectAt = (path: string) => {
    // git writes `/` everywhere, on Windows too.
    const named = path.replaceAll(sep, '/')
    return named.startsWith(`${root}/`) ? `${textOf(commit)}:${named.slice(root.length + 1)}` : undefined
  }
  return {
    read: async (path) => {
      const object = objectAt(path)
      if (object === undefined) return ports.files.read(path)
      const bytes = await git(['cat-file', 'blob', object])
      if (bytes === undefined) throw Object.assign(new Error(`not in ${revision}`), { code: 'ENOENT' })
      return bytes
    },
    exists: async (path) => {
      const object = objectAt(path)
      return object === undefined ? ports.files.exists(path) : (await git(['cat-file', '-e', object])) !== undefined
    },
    makePrivateFolder: refuse,
    write: refuse,
    append: refuse,
    lock: refuse,
    rename: refuse,
    remove: refuse,
  }
}

/** Standard output of git; `undefined` where it says no. */
function gitIn({ spawn }: LocalPorts, { directory, signal }: Ports) {
  return async (words: readonly string[]): Promise<Uint8Array | undefined> => {
    const ended = await spawn(['git', ...words], { signal, directory }).catch((cause: unknown) => {
      throw new UserError('GIT_FAILED', '`git` cannot be run', {
        cause,
        hint: 'install it, or name a file with the policy',
      })
    })
    return ended.code === 0 ? ended.stdout : undefined
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).trim()
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('bug: the files of a revision are not written'))
}
