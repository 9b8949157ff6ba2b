import type { Work } from '../command.ts'

/**
 * ecspresso reads Terraform states when it reads its configuration, whatever the command. Which those are the definitions tell by their
 * lookups; those of other plugins are made only where they are called, and come along here.
 */
export async function loadPlugins({ aws, project }: Omit<Work, 'edition'>): Promise<void> {
  const { configuration } = project
  if (!configuration.plugins?.some(({ name }) => name.toLowerCase() === 'tfstate')) return
  if (configuration.task_definition !== undefined) await project.taskDefinition(aws)
  if (configuration.service_definition !== undefined) await project.serviceDefinition(aws)
}
