/**
 * A package that users install where they want what it adds: looked for from a folder on, as Node.js does, then beside this program.
 * `undefined` where it is not installed; throws what it throws while it is loaded.
 */
export function optionalPackage(name: string, folder: string): unknown {
  const { createRequire } = process.getBuiltinModule('node:module')
  for (const from of [`${folder}/package.json`, process.argv[1]]) {
    if (from === undefined) continue
    const load = createRequire(from)
    const found = pathOf(name, load)
    if (found !== undefined) return load(found)
  }
  return undefined
}

function pathOf(name: string, { resolve }: NodeJS.Require): string | undefined {
  try {
    return resolve(name)
  } catch {
    return undefined // by its contract: it is not there
  }
}
