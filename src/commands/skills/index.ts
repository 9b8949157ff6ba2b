import { localCommand } from '../command.ts'
import { installOptions } from './options.ts'

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
  options: installOptions,
  positional: '[name...]',
  choices: ['ristretto'],
  examples: [{ line: 'ristretto skills install --dir .agents/skills', about: 'beside the project' }],
  load: async () => (await import('./skills.ts')).installSkills,
})
