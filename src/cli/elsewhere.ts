/** Words and flags that people look for where they are not, by the command (`''` before its word), and the place where the thing is. */
const elsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    logs: '`ristretto tasks logs` shows the log of a task',
    '--version': '`ristretto version` prints it',
    '--region': '`region` stands in the configuration; without it AWS_REGION counts',
    '--profile': 'AWS_PROFILE names it',
  },
  deploy: { '--image-tag': '`--image CONTAINER=IMAGE` changes the image of a container' },
  rollback: { '--revision': '`ristretto deploy --revision N` goes to a revision of your choice' },
  run: {
    '--command': '`--overrides` has it: {"containerOverrides":[{"name":"app","command":["./migrate"]}]}',
    '--tasks': '`--count N` runs N tasks',
    '--task-definition': '`--task-def FILE` runs the task definition of another file',
  },
}

/** The hint for a word or a flag that is known to be elsewhere; `undefined` where nobody is known to look for it. */
export function hintOfElsewhere(command: string, word: string): string | undefined {
  return (
    ownOf(ownOf(elsewhere, command) ?? {}, word) ??
    (word.startsWith('--') ? ownOf(elsewhere[''] ?? {}, word) : undefined)
  )
}

function ownOf<T>(of: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(of, key) ? of[key] : undefined
}
