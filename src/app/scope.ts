import type { Scope } from '../report/index.ts'
import type { Project } from '../settings/index.ts'

/** The service of a project, or its cluster alone. */
export function scopeOf({ clusterName: cluster, service }: Pick<Project, 'clusterName' | 'service'>): Scope {
  return service === undefined ? { cluster } : { cluster, service }
}
