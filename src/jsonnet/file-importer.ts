import { createPathImporter, type Importer } from './importer.ts'

/**
 * An importer that reads files. Only for Node.js: the file system is asked for when it is used and not imported, so that
 * code that never gets here runs in browsers too.
 */
export function createFileImporter(jpath: readonly string[] = []): Importer {
  return createPathImporter((path) => {
    const fs = globalThis.process?.getBuiltinModule?.('node:fs')
    if (fs === undefined) throw new Error('files cannot be imported here: give an importer')
    try {
      return fs.readFileSync(path)
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
      throw new Error(error.code === 'EISDIR' ? `read ${path}: is a directory` : error.message)
    }
  }, jpath)
}
