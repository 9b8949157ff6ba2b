// The manual pages of the package, from the tables of options that the parser reads.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Writes `ristretto.1`, `ristretto-deploy.1` and so on into a folder. */
export async function writeManual(folder) {
  const work = mkdtempSync(join(tmpdir(), 'ristretto-manual-'))
  const file = join(work, 'manual.mjs')
  try {
    const bundle = await rolldown({
      input: join(root, 'scripts/manual-entry.ts'),
      platform: 'node',
      moduleTypes: { '.md': 'text' },
      logLevel: 'warn',
    })
    await bundle.write({ file, format: 'esm', codeSplitting: false })
    await bundle.close()
    const { manualPages } = await import(pathToFileURL(file).href)
    const { description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    mkdirSync(folder, { recursive: true })
    for (const [name, page] of Object.entries(manualPages(description))) writeFileSync(join(folder, name), page)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
