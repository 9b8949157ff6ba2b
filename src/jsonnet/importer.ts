/** A file that an import found. */
export interface Imported {
  /** Where it was found: what further imports in it are relative to, and its name in messages. */
  readonly path: string
  readonly content: string | Uint8Array
}

/**
 * Finds what `import path` in the file `from` means; undefined if there is nothing. Called once for each pair. Throw to
 * say why something cannot be read.
 */
export type Importer = (path: string, from: string) => Imported | undefined

/** Reads a file, undefined if there is none. */
export type ReadFile = (path: string) => string | Uint8Array | undefined

/**
 * An importer that looks beside the importing file, then in the folders of `jpath`, the last one first, as the `jsonnet`
 * command does.
 */
export function createPathImporter(read: ReadFile, jpath: readonly string[] = []): Importer {
  const contents = new Map<string, string | Uint8Array | undefined>()
  const readOnce = (path: string) => {
    if (!contents.has(path)) contents.set(path, read(path))
    return contents.get(path)
  }
  return (path, from) => {
    const folders = [from.slice(0, from.lastIndexOf('/') + 1), ...jpath.toReversed()]
    for (const folder of folders) {
      const candidate = isAbsolute(path) ? path : joinPath(folder, path)
      const content = readOnce(candidate)
      if (content !== undefined) return { path: candidate, content }
    }
    return undefined
  }
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)
}

/** Joins paths and removes `.`, `..` and doubled slashes where that is possible without looking. */
function joinPath(folder: string, path: string): string {
  const joined = folder === '' ? path : `${folder}/${path}`
  const parts: string[] = []
  for (const part of joined.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '..' || !joined.startsWith('/')) parts.push(part)
  }
  const clean = parts.join('/')
  return joined.startsWith('/') ? `/${clean}` : clean === '' ? '.' : clean
}
