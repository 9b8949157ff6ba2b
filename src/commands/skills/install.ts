import { UserError } from '../../calls/index.ts'
import { pathFrom, writeFile } from '../../plugins/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import type { ChangeOptions, PlaceOptions } from './options.ts'
import { skills, textOf } from './skills.ts'

/** How a skill stands in a folder. */
export interface InstalledSkill {
  readonly name: string
  /** `.agents/skills/ristretto/SKILL.md` */
  readonly path: string
  /** `foreign`: a file that says of itself that it is another skill. */
  readonly state: 'not installed' | 'current' | 'of another version' | 'foreign'
}

/** Files that were written, or removed. */
export interface Changed {
  readonly files: readonly string[]
}

/**
 * Writes all of them, or those that are named: `FOLDER/NAME/SKILL.md`. Throws UserError where another's file is in the way, but for
 * `--force`.
 */
export async function installSkills(
  tools: Tools,
  options: ChangeOptions,
  { positional }: Invocation,
): Promise<Changed> {
  const names = positional.length > 0 ? positional : Object.keys(skills)
  for (const name of names) textOf(name)
  const { skills: all } = await statusOfSkills(tools, options)
  return write(
    tools,
    all.filter(({ name }) => names.includes(name)),
    options,
  )
}

/** Writes those anew that are there in another version. */
export async function updateSkills(tools: Tools, options: ChangeOptions): Promise<Changed> {
  const { skills: all } = await statusOfSkills(tools, options)
  return write(
    tools,
    all.filter(({ state }) => state === 'of another version'),
    options,
  )
}

/** Writes those anew that are there. */
export async function reinstallSkills(tools: Tools, options: ChangeOptions): Promise<Changed> {
  return write(tools, await installed(tools, options), options)
}

/** Removes those that are there. */
export async function uninstallSkills(tools: Tools, options: ChangeOptions): Promise<Changed> {
  const some = await installed(tools, options)
  if (some.length === 0) tools.note('no skill is installed there')
  for (const { path } of some) {
    if (!options.dryRun) await tools.files.remove(pathFrom(tools.directory, path))
    tools.note(`${options.dryRun ? 'would remove' : 'removed'} ${path}`)
  }
  return { files: some.map(({ path }) => path) }
}

/** How each of them stands there. */
export async function statusOfSkills(
  tools: Tools,
  options: PlaceOptions,
): Promise<{ readonly skills: readonly InstalledSkill[] }> {
  const folder = folderOf(tools, options)
  const all = await Promise.all(
    Object.keys(skills).map(async (name): Promise<InstalledSkill> => {
      const path = `${folder}/${name}/SKILL.md`
      return { name, path, state: await stateOf(tools, path, name) }
    }),
  )
  return { skills: all }
}

async function installed(tools: Tools, options: ChangeOptions): Promise<readonly InstalledSkill[]> {
  const { skills: all } = await statusOfSkills(tools, options)
  return all.filter(({ state }) => state === 'current' || state === 'of another version')
}

async function write(
  { directory, files, note }: Tools,
  some: readonly InstalledSkill[],
  options: ChangeOptions,
): Promise<Changed> {
  const foreign = some.find(({ state }) => state === 'foreign')
  if (foreign && !options.force)
    throw new UserError('OPTION_INVALID', `${foreign.path} is there, and is no skill of ristretto's`, {
      hint: '`--force` replaces it',
    })
  if (some.length === 0) note('there is nothing to write')
  for (const { path, name } of some) {
    if (!options.dryRun)
      await writeFile(files, pathFrom(directory, path), { text: textOf(name), hint: '`--dir` names another folder' })
    note(`${options.dryRun ? 'would write' : 'wrote'} ${path}`)
  }
  return { files: some.map(({ path }) => path) }
}

async function stateOf({ directory, files }: Tools, path: string, name: string): Promise<InstalledSkill['state']> {
  const file = pathFrom(directory, path)
  if (!(await files.exists(file))) return 'not installed'
  const text = new TextDecoder().decode(await files.read(file))
  if (text === textOf(name)) return 'current'
  return new RegExp(`^name: ${name}$`, 'm').test(text) ? 'of another version' : 'foreign'
}

function folderOf({ home }: Tools, { scope, dir }: PlaceOptions): string {
  if (dir !== undefined && dir !== '') return dir
  if (scope === 'repo') return '.agents/skills'
  if (home === undefined)
    throw new UserError('OPTION_INVALID', 'nobody knows the home directory', { hint: 'name the folder with `--dir`' })
  return `${home}/.agents/skills`
}
