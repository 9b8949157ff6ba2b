// The texts of the licences of everything that a bundle holds: `dist/THIRD-PARTY-LICENSES`, which the package, the binaries and the action
// carry. A package whose licence is not named here, or that comes without its text, fails the build.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ALLOWED = new Set(['MIT', 'Apache-2.0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0'])

/** The words of a licence whose text a package does not publish: those of one that does, with its own author. */
function standardText(license, author, modules) {
  const like = { 'Apache-2.0': '@aws-sdk/client-ecs', MIT: 'zod', ISC: 'picocolors' }[license]
  const text =
    like === undefined || author === undefined ? undefined : readFileSync(join(modules, like, 'LICENSE'), 'utf8')
  return license === 'Apache-2.0' ? text : text?.replace(/^Copyright.*$/m, `Copyright (c) ${author}`)
}

/** The folder of the package that a bundled file belongs to. */
function packageFolder(id) {
  const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)
  return match?.[1]
}

/** A rolldown plugin that adds the packages of a bundle to a set of folders. */
export function collectPackages(folders) {
  return {
    name: 'collect-packages',
    generateBundle: (_, bundle) => {
      for (const file of Object.values(bundle))
        for (const id of file.type === 'chunk' ? Object.keys(file.modules) : []) {
          const folder = packageFolder(id)
          if (folder) folders.add(folder)
        }
    },
  }
}

function licenceOf(folder, modules) {
  const { name, version, license, author, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (!ALLOWED.has(license))
    throw new Error(`the licence of ${name} is ${license}, which scripts/licences.mjs does not name`)
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  const by = typeof author === 'string' ? author : author?.name
  const text = file ? readFileSync(join(folder, file), 'utf8') : standardText(license, by, modules)
  if (!text) throw new Error(`${name} is bundled and brings no text of its licence (${license})`)
  return { name, version, license, by, homepage, text: text.replaceAll('\r\n', '\n').trim() }
}

/** Writes the file; packages that share a text, word for word, share it here. */
export function writeLicences(folders, file, modules) {
  const found = [...folders].map((folder) => licenceOf(folder, modules))
  const byText = new Map()
  for (const one of found) byText.set(one.text, [...(byText.get(one.text) ?? []), one])
  const parts = [...byText].map(([text, packages]) => {
    const lines = packages
      .map(({ name, version, license, by }) => `${name} ${version} (${license})${by ? `, ${by}` : ''}`)
      .sort()
    return { first: lines[0], part: `${[...new Set(lines)].join('\n')}\n\n${text}\n` }
  })
  parts.sort((a, b) => (a.first < b.first ? -1 : 1))
  const line = `\n${'-'.repeat(80)}\n\n`
  writeFileSync(
    file,
    `Software of others that ristretto holds, with its licences.\n${line}${parts.map(({ part }) => part).join(line)}`,
  )
  return found.length
}
