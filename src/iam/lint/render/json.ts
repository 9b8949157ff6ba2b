import type { Finding } from '../finding.ts'

/** Findings for programs: an object with `findings`. */
export function renderJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ findings }, undefined, 2)}\n`
}
