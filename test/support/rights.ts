import type { PolicyDocument, StatementDocument } from '../../src/iam/index.ts'

/** The rights of a policy, one a line and sorted: action, resource, and the keys of its conditions. */
export function toRights({ Statement }: PolicyDocument): string[] {
  return [Statement]
    .flat()
    .flatMap(({ Action = [], Resource = [], Condition = {} }) =>
      [Action].flat().flatMap((action) =>
        [Resource].flat().map((resource) => {
          const keys = Object.values(Condition).flatMap((tests) => Object.keys(tests))
          return [action, resource, ...keys].join(' ')
        }),
      ),
    )
    .sort()
}

/** The policy without one action, wherever it stands. */
export function without(policy: PolicyDocument, action: string): PolicyDocument {
  const statements = [policy.Statement].flat().flatMap((statement): StatementDocument[] => {
    const left = [statement.Action ?? []].flat().filter((one) => one !== action)
    return left.length === 0 ? [] : [{ ...statement, Action: left } as StatementDocument]
  })
  return { ...policy, Statement: statements }
}
