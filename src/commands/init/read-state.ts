import { type Aws, caller, UserError } from '../../calls/index.ts'
import { getObject } from '../../calls/operations/index.ts'
import { FLAG_PATH_HINT, readFile } from '../../plugins/index.ts'

/** The lookups for the ids that a Terraform state holds; none where no state is named. Throws UserError where it cannot be read. */
export async function readState(aws: Aws, named: string | undefined): Promise<ReadonlyMap<string, string>> {
  if (named === undefined) return new Map()
  const { lookupsById } = await import('../../plugins/tfstate/index.ts')
  const step = aws.as(caller).step('read the Terraform state')
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(named) ?? []
  if (Bucket !== undefined && Key !== undefined) {
    const answer = await step.lookup(getObject({ Bucket, Key }))
    const object = answer.ask(`the Terraform state ${named} exists`, (found) => found)
    if (!object) throw new UserError('TFSTATE_MISSING', `there is no Terraform state at \`${named}\``)
    return object.take<ReadonlyMap<string, string>>(({ body }) => lookupsById(body, named), new Map())
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(named))
    throw new UserError('OPTION_INVALID', `invalid value \`${named}\` for \`--tfstate\``, {
      hint: 'a file or `s3://BUCKET/KEY`; `terraform state pull > FILE` makes a file of any other',
    })
  const answer = await step.local({
    title: `read ${named}`,
    access: 'read',
    input: { path: named },
    perform: async ({ files }) => {
      if (!files) throw new Error('bug: no file can be read here')
      return readFile(files, named, { what: 'the Terraform state', shown: named, hint: FLAG_PATH_HINT })
    },
  })
  return answer.take<ReadonlyMap<string, string>>((bytes) => lookupsById(bytes, named), new Map())
}
