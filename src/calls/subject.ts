/** Members of requests that name what they are about, with the words for them. */
const names: readonly (readonly [member: string, words: string])[] = [
  ['cluster', 'cluster'],
  ['service', 'service'],
  ['services', 'service'],
  ['serviceName', 'service'],
  ['family', 'family'],
  ['taskDefinition', 'task definition'],
  ['tasks', 'task'],
  ['logGroupName', 'log group'],
  ['logStreamName', 'log stream'],
  ['Name', 'name'],
  ['SecretId', 'secret'],
  ['StackName', 'stack'],
  ['Bucket', 'bucket'],
  ['Key', 'key'],
]

/** What a request is about, in words: `cluster app, service web`. Empty where it names nothing that a user would know. */
export function subjectOf(input: object): string {
  const members = new Map<string, unknown>(Object.entries(input))
  return names
    .flatMap(([member, words]) => {
      const value = members.get(member)
      const texts = [value].flat().filter((one) => typeof one === 'string' && one !== '')
      return texts.length === 0 ? [] : [`${words} ${texts.map(shortened).join(' ')}`]
    })
    .join(', ')
}

/** Of an ARN of ECS the part after the type: the rest is the same for everything of a command. */
function shortened(name: unknown): string {
  return String(name).replace(/^arn:[^:]*:ecs:[^:]*:\d*:[a-z-]+\//, '')
}
