/** What has a JSON Schema: kinds of files, and the events that a command tells. */
export const schemaNames = ['config', 'service-definition', 'task-definition', 'scenario', 'events'] as const
