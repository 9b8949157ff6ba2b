import type { Plan } from './plan.ts'

/** The paths of a plan for people, one a line, each group under its title: what `--debug` shows of it. */
export function printPaths({ paths }: Plan): string {
  const titles = [...new Set(paths.map(({ title }) => title))]
  return titles
    .map((title) => {
      const own = paths.filter((path) => path.title === title)
      const lines = own.map(({ answers, actions, failure }) => {
        const under = answers.length === 0 ? 'without a question' : answers.join(', ')
        return `  ${under}: ${actions.join(' ') || 'no call'}${failure === undefined ? '' : `; fails: ${failure}`}`
      })
      return [`${title || 'the command'}: ${own.length} ${own.length === 1 ? 'path' : 'paths'}`, ...lines].join('\n')
    })
    .join('\n')
}
