import { number, objects, type Placed, repeated, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** The names of Service Connect are such as Cloud Map takes, and no entry takes another's. */
export const serviceConnectNames: Rule = {
  code: 'service-connect-names',
  of: 'service definition',
  severity: 'error',
  about:
    'A `discoveryName` of Service Connect has at most 64 small letters, digits, `_` and `-`, does not begin with `-`, and stands once; an entry has at most one client alias, and a DNS name with its port stands once.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html (checked 2026-11)',
  *check(service): Iterable<RuleFinding> {
    const entries = objects(service, [], 'serviceConnectConfiguration', 'services')
    for (const { value, path } of entries) {
      const name = text(value['discoveryName'])
      if (name !== undefined && !/^[a-z0-9_][a-z0-9_-]{0,63}$/.test(name))
        yield {
          path: [...path, 'discoveryName'],
          text: `\`${name}\` is no name of Service Connect: at most 64 small letters, digits, \`_\` and \`-\`, and no \`-\` at the start`,
        }
      const count = aliasesOf({ value, path }).length
      if (count > 1)
        yield {
          path: [...path, 'clientAliases'],
          text: `there are ${count} client aliases, and an entry has at most one`,
        }
    }
    // Without a name of its own an entry has that of its port.
    for (const { path } of repeated(entries, ({ value }) => text(value['discoveryName'] ?? value['portName'])))
      yield { path, text: 'another entry has the same name' }
    for (const { path } of repeated(entries.flatMap(aliasesOf), addressOf))
      yield { path, text: 'another client alias has the same name and port' }
  },
}

function aliasesOf({ value, path }: Placed): readonly Placed[] {
  return objects(value, path, 'clientAliases')
}

/** Without a DNS name of its own an alias has one made of the entry's name and the namespace. */
function addressOf({ value }: Placed): string | undefined {
  const [name, port] = [text(value['dnsName']), number(value['port'])]
  return name === undefined || port === undefined ? undefined : `${name}:${port}`
}
