/** Kinds of files that have a JSON Schema. */
export const schemaNames = ['config', 'service-definition', 'task-definition', 'scenario'] as const
