import { localCommand } from '../command.ts'
import { changeOptions, placeOptions } from './options.ts'

/** `skills list` */
export const skillsList = localCommand({
  name: 'skills list',
  about: 'list the skills: pages that tell an agent how to use ristretto',
  options: {},
  print: (all) => all.skills.map(({ name, description }) => `${name}  ${description}\n`).join(''),
  load: async () => (await import('./skills.ts')).listSkills,
})

/** `skills show` */
export const skillsShow = localCommand({
  name: 'skills show',
  about: 'print a skill',
  options: {},
  positional: '<name...>',
  choices: ['ristretto'],
  print: (text) => text,
  load: async () => (await import('./skills.ts')).showSkill,
})

/** `skills install` */
export const skillsInstall = localCommand({
  name: 'skills install',
  about: 'write skills where an agent finds them; without a name, all of them',
  options: changeOptions,
  positional: '[name...]',
  choices: ['ristretto'],
  examples: [{ line: 'ristretto skills install --dir .agents/skills', about: 'beside the project' }],
  load: async () => (await import('./install.ts')).installSkills,
})

/** `skills update` */
export const skillsUpdate = localCommand({
  name: 'skills update',
  about: 'write those that are installed anew, as this version has them',
  options: changeOptions,
  load: async () => (await import('./install.ts')).updateSkills,
})

/** `skills reinstall` */
export const skillsReinstall = localCommand({
  name: 'skills reinstall',
  about: 'write those that are installed anew, whether they are current or not',
  options: changeOptions,
  load: async () => (await import('./install.ts')).reinstallSkills,
})

/** `skills uninstall` */
export const skillsUninstall = localCommand({
  name: 'skills uninstall',
  about: 'remove the skills that were installed',
  options: changeOptions,
  load: async () => (await import('./install.ts')).uninstallSkills,
})

/** `skills status` */
export const skillsStatus = localCommand({
  name: 'skills status',
  about: 'say which skills are installed, and whether they are those of this version',
  options: placeOptions,
  print: ({ skills }) => skills.map(({ name, path, state }) => `${name}  ${state}  ${path}\n`).join(''),
  load: async () => (await import('./install.ts')).statusOfSkills,
})
