import type { Work } from '../command.ts'

/**
 * ecspresso reads Terraform states when it reads its configuration, whatever the command. Which those are the definitions tell by their
 * lookups; those of other plugins are made only where they are called, and come along here.
 */
export async function loadPlugins({ aws, project }: Omit<Work, 'edition'>): Promise<void> {
  const { configuration } = project
  if (!configuration.plugins?.some(({ name }) => name.toLowerCase() === 'tfstate')) return
  if (configuration.task_definition) await project.taskDefinition(aws)
  if (configuration.express_definition) await project.expressDefinition(aws)
  else if (configuration.service_definition) await project.serviceDefinition(aws)
}
