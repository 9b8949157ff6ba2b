/** The AWS SDK's clients as oracle: what they put on the wire, and what they make of an answer. */
import * as cloudformation from '@aws-sdk/client-cloudformation'
import * as logs from '@aws-sdk/client-cloudwatch-logs'
import * as ec2 from '@aws-sdk/client-ec2'
import * as ecs from '@aws-sdk/client-ecs'
import * as iam from '@aws-sdk/client-iam'
import * as lambda from '@aws-sdk/client-lambda'
import * as s3 from '@aws-sdk/client-s3'
import * as secretsmanager from '@aws-sdk/client-secrets-manager'
import * as ssm from '@aws-sdk/client-ssm'
import * as sts from '@aws-sdk/client-sts'
import * as lattice from '@aws-sdk/client-vpc-lattice'
import { HttpResponse } from '@smithy/protocol-http'

export interface SdkRequest {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly port?: number
  readonly path: string
  readonly query: Record<string, string>
  readonly headers: Record<string, string>
  readonly body?: string | Uint8Array
}

export interface SdkAnswer {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: string
}

const modules: Record<string, object> = {
  cloudformation,
  ec2,
  ecs,
  iam,
  lambda,
  logs,
  s3,
  secretsmanager,
  ssm,
  sts,
  'vpc-lattice': lattice,
}
const clients: Record<string, string> = {
  cloudformation: 'CloudFormationClient',
  ec2: 'EC2Client',
  ecs: 'ECSClient',
  iam: 'IAMClient',
  lambda: 'LambdaClient',
  logs: 'CloudWatchLogsClient',
  s3: 'S3Client',
  secretsmanager: 'SecretsManagerClient',
  ssm: 'SSMClient',
  sts: 'STSClient',
  'vpc-lattice': 'VPCLatticeClient',
}

export interface SdkEndpoint {
  readonly url: URL
  readonly properties?: { readonly authSchemes?: readonly { readonly signingRegion?: string }[] }
}

type Constructor = new (argument: unknown) => Client
interface Client {
  readonly config: {
    readonly protocolSettings: { readonly version: string; readonly serviceTarget: string }
    endpointProvider(parameters: object, context: object): SdkEndpoint
  }
  send(command: unknown): Promise<Record<string, unknown>>
}

function member(service: string, name: string): Constructor {
  const found = Object.entries(modules[service] ?? {}).find(([key]) => key === name)?.[1]
  if (typeof found !== 'function') throw new Error(`the SDK has no ${service} ${name}`)
  return found as Constructor // a test's only way into these modules by name
}

export const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI-SECRET' }

/** A client whose network gives one answer and keeps the request. */
export function sdkClient(service: string, answers: SdkAnswer | (() => SdkAnswer) = {}, options: object = {}) {
  const requests: SdkRequest[] = []
  const requestHandler = {
    handle: async (request: SdkRequest) => {
      requests.push(request)
      const answer = typeof answers === 'function' ? answers() : answers
      const body = Buffer.from(answer.body ?? '')
      return {
        response: new HttpResponse({
          statusCode: answer.status ?? 200,
          headers: answer.headers ?? {},
          body: new ReadableStream({
            start: (controller) => {
              if (body.byteLength) controller.enqueue(new Uint8Array(body))
              controller.close()
            },
          }),
        }),
      }
    },
  }
  const Client = member(service, clients[service] ?? '')
  const client = new Client({ region: 'eu-west-1', credentials: keys, maxAttempts: 1, requestHandler, ...options })
  return {
    client,
    requests,
    /** The parsed answer, without the SDK's own member. */
    send: async (operation: string, input: object): Promise<Record<string, unknown>> => {
      const Command = member(service, `${operation}Command`)
      const { $metadata: _, ...output } = await client.send(new Command(input))
      return output
    },
  }
}

/** What the client would send. */
export async function sdkRequest(service: string, operation: string, input: object, options = {}): Promise<SdkRequest> {
  const { send, requests } = sdkClient(service, {}, options)
  await send(operation, input).catch(() => undefined) // an empty answer may not please it
  const [request] = requests
  if (!request) throw new Error('the SDK sent nothing')
  return request
}
