import { readFileSync } from 'node:fs'
import { sprintf, type TemplateFunctions, type TemplateValue } from '../../src/template/index.ts'

interface Fixtures {
  readonly ext: Readonly<Record<string, TemplateValue>>
  readonly ssm: Readonly<Record<string, { readonly type: string; readonly value: string }>>
  readonly secretsmanager_arn: Readonly<Record<string, string>>
  readonly cfn_output: Readonly<Record<string, string>>
  readonly cfn_export: Readonly<Record<string, string>>
}

/** What the vectors of `tfstate` ask for: paths into the fixture's state, so that no jq has to be here. */
const STATE_ANSWERS: Readonly<Record<string, string>> = {
  'aws_vpc.main.id': 'vpc-1',
  'aws_subnet.az["a"].id': 'subnet-a',
  'aws_subnet.az["c"].id': 'subnet-c',
  'aws_instance.web[1].private_ip': '10.0.0.2',
  'output.name': 'demo',
  'output.list': '["a","b"]',
  'output.list[1]': 'b',
  'output.map.k-with-hyphen': 'v',
  'output.num': '3',
  'output.flag': 'true',
  'aws_vpc.main.tags': '{"Name":"main","my-key":"mk"}',
  'aws_vpc.main.tags.Name': 'main',
  'aws_vpc.main.tags["my-key"]': 'mk',
  'aws_vpc.main.tags.my-key': 'mk',
  'aws_instance.web': '[{"private_ip":"10.0.0.1"},{"private_ip":"10.0.0.2"}]',
  'aws_vpc.main':
    '{"big":12345678901234567000,"cidr_block":"10.0.0.0/16","id":"vpc-1","tags":{"Name":"main","my-key":"mk"}}',
  'aws_lb.main.tags | keys | length': '2',
  'aws_vpc.main.tags | keys[0]': 'Name',
  'data.terraform_remote_state.net.outputs.vpc_id': 'vpc-remote',
}

/** The functions of the vectors, answered from the fixtures. */
export function vectorFunctions(): TemplateFunctions {
  const fixtures: Fixtures = JSON.parse(readFileSync(new URL('fixtures-functions.json', import.meta.url), 'utf8'))
  const tfstate = (address: string): string => {
    const key = address.replaceAll("'", '"')
    return STATE_ANSWERS[key] ?? fail(`${key} is not found in tfstate`)
  }
  return {
    ext: { parameters: ['string'], call: (name: string) => fixtures.ext[name] },
    ssm: {
      parameters: ['string'],
      variadic: 'int',
      call: (name: string, index?: number) => parameter(fixtures, name, index),
    },
    secretsmanager_arn: { parameters: ['string'], call: (id: string) => fixtures.secretsmanager_arn[id] },
    cfn_output: {
      parameters: ['string', 'string'],
      call: (stack: string, key: string) => fixtures.cfn_output[`${stack}/${key}`],
    },
    cfn_export: { parameters: ['string'], call: (name: string) => fixtures.cfn_export[name] },
    tfstate: { parameters: ['string'], call: tfstate },
    tfstatef: {
      parameters: ['string'],
      variadic: 'any',
      call: (format: string, ...args: TemplateValue[]) => tfstate(sprintf(format, ...args)),
    },
  }
}

function parameter(fixtures: Fixtures, name: string, index: number | undefined): string {
  const found = fixtures.ssm[name] ?? fail(`failed to lookup ssm parameter ${name}`)
  if (index === undefined) return found.value
  return found.value.split(',')[index] ?? fail(`runtime error: index out of range [${index}]`)
}

function fail(message: string): never {
  throw new Error(message)
}
