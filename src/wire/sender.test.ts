import { describe, expect, it } from 'vitest'
import { DeniedError, type Principal, RemoteError, UserError } from '../calls/index.ts'
import { ProxiedError } from './proxy.ts'
import { bodyOf, call, nodeError, scripted } from './testing/ports.fixture.ts'

const describeServices = call('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
function denied(code: string) {
  return { status: 400, body: { __type: code, message: 'no' } }
}
function failure(promise: Promise<unknown>) {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('a sent call', () => {
  it('goes to the endpoint of its region, signed, and gives the answer', async () => {
    const { send, requests } = scripted([{ body: { services: [] } }])
    expect(await send(describeServices)).toEqual({ services: [] })
    const [request] = requests
    expect(request?.url).toBe('https://ecs.eu-west-1.amazonaws.com/')
    expect(request?.headers).toMatchObject({
      'user-agent': 'ristretto',
      'x-amz-date': '20261124T090000Z',
      authorization: expect.stringContaining('Credential=AKIDEXAMPLE/20261124/eu-west-1/ecs/aws4_request'),
    })
    expect(bodyOf(request)).toBe('{"cluster":"app","services":["web"]}')
  })

  it('may name its own region', async () => {
    const { send, requests } = scripted([{ body: {} }])
    await send({ ...call('logs:GetLogEvents'), region: 'us-west-2' })
    expect(requests[0]?.url).toBe('https://logs.us-west-2.amazonaws.com/')
    expect(requests[0]?.headers.authorization).toContain('/us-west-2/logs/')
  })

  it('takes the region of the options before the environment, and needs one', async () => {
    const configured = scripted([{ body: {} }], { options: { region: 'ap-northeast-1' } })
    await configured.send(describeServices)
    expect(configured.requests[0]?.url).toContain('ap-northeast-1')
    const nowhere = scripted([{ body: {} }], { env: { AWS_REGION: '', HOME: '/nonexistent' } })
    expect(await failure(nowhere.send(describeServices))).toMatchObject({
      code: 'NO_REGION',
      hint: expect.stringContaining('AWS_REGION'),
    })
  })

  it('is signed by the principal it is made for; credentials are asked for once', async () => {
    const { send, requests } = scripted([{ body: {} }])
    let asked = 0
    const role: Principal = {
      label: 'arn:aws:iam::1:role/deploy',
      credentials: async () => {
        asked += 1
        return { accessKeyId: 'ASIAROLE', secretAccessKey: 's', sessionToken: 't' }
      },
    }
    await Promise.all([send(describeServices, role), send(describeServices, role)])
    await send(describeServices)
    expect(asked).toBe(1)
    expect(requests[0]?.headers).toMatchObject({ 'x-amz-security-token': 't' })
    expect(requests.map(({ headers }) => headers.authorization?.includes('ASIAROLE'))).toEqual([true, true, false])
  })
})

describe('an answer that refuses', () => {
  it('is a DeniedError with what AWS said', async () => {
    const message = 'User: arn:aws:iam::1:user/ops is not authorized to perform: ecs:DescribeServices'
    const { send } = scripted([
      {
        status: 400,
        headers: { 'x-amzn-requestid': 'r-1' },
        body: { __type: 'AccessDeniedException', Message: message },
      },
    ])
    const error = await failure(send(describeServices))
    expect(error).toBeInstanceOf(DeniedError)
    expect(error).toMatchObject({
      code: 'ACCESS_DENIED',
      awsCode: 'AccessDeniedException',
      status: 400,
      requestId: 'r-1',
      operation: 'ecs:DescribeServices',
      message: `ecs:DescribeServices was denied: ${message}`,
    })
  })

  it.each([
    ['ClusterNotFoundException', 'AWS_ERROR', undefined],
    ['ExpiredTokenException', 'CREDENTIALS_EXPIRED', 'aws sso login'],
    ['UnrecognizedClientException', 'CREDENTIALS_REJECTED', 'AWS_ACCESS_KEY_ID'],
    ['InvalidSignatureException', 'CREDENTIALS_REJECTED', 'AWS_SECRET_ACCESS_KEY'],
    ['MissingAuthenticationTokenException', 'CREDENTIALS_REJECTED', 'AWS_SESSION_TOKEN'],
  ])('%s is %s, at once', async (awsCode, code, hint) => {
    const { send, requests } = scripted([denied(awsCode)])
    const error = await failure(send(describeServices))
    expect(error).toBeInstanceOf(RemoteError)
    expect(error).not.toBeInstanceOf(DeniedError)
    expect(error).toMatchObject({ code, awsCode, message: `ecs:DescribeServices failed: ${awsCode}: no` })
    if (hint) expect(error).toHaveProperty('hint', expect.stringContaining(hint))
    expect(requests).toHaveLength(1)
  })

  it('may have no message, or one with control characters', async () => {
    const silent = scripted([{ status: 400, body: { __type: 'ServiceNotFoundException' } }])
    expect(await failure(silent.send(describeServices))).toHaveProperty(
      'message',
      'ecs:DescribeServices failed: ServiceNotFoundException',
    )
    const loud = scripted([{ status: 400, body: { __type: 'ClientException', message: 'a\u001b[31mb\r\nc' } }])
    expect(await failure(loud.send(describeServices))).toHaveProperty(
      'message',
      'ecs:DescribeServices failed: ClientException: a [31mb c',
    )
  })

  it('is something else that answers if it is not in the protocol', async () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>log in</html>' }
    const { send, requests } = scripted([page])
    expect(await failure(send(describeServices))).toMatchObject({
      code: 'ANSWER_UNREADABLE',
      message: expect.stringContaining('text/html'),
    })
    expect(requests).toHaveLength(4)
  })
})

describe('an attempt that fails', () => {
  it('is made again after throttling, with a new signature', async () => {
    const throttled = { status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } }
    const { send, requests, clock } = scripted([throttled, throttled, { body: { ok: 1 } }])
    expect(await send(describeServices)).toEqual({ ok: 1 })
    expect(clock.naps.map(({ seconds }) => seconds).slice(0, 1)).toEqual([0.5])
    expect(new Set(requests.map(({ headers }) => headers['x-amz-date'])).size).toBeGreaterThan(1)
  })

  it('gives up after ten with AWS_THROTTLED, after four server errors with AWS_UNAVAILABLE', async () => {
    const throttled = scripted([{ status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } }])
    expect(await failure(throttled.send(describeServices))).toHaveProperty('code', 'AWS_THROTTLED')
    expect(throttled.requests).toHaveLength(10)
    const down = scripted([{ status: 503, body: '<html/>' }])
    expect(await failure(down.send(describeServices))).toHaveProperty('code', 'AWS_UNAVAILABLE')
    expect(down.requests).toHaveLength(4)
  })

  it('is made again for longer once AWS has answered: a deployment outlives a gap in the network', async () => {
    const { send, requests } = scripted([{ body: {} }, nodeError('ENOTFOUND')])
    await send(describeServices)
    expect(await failure(send(describeServices))).toHaveProperty('code', 'ENDPOINT_UNREACHABLE')
    expect(requests).toHaveLength(1 + 8)
  })

  it('is not repeated for a write that would happen twice', async () => {
    const { send, requests } = scripted([{ status: 500, body: { __type: 'ServerException' } }])
    const facts = { repeat: { token: 'clientToken' }, shownBy: 'aws ecs list-tasks' } as const
    expect(await failure(send(call('ecs:RunTask', {}, 'write', facts)))).toMatchObject({
      code: 'ANSWER_LOST',
      hint: 'AWS may have carried it out all the same: `aws ecs list-tasks` shows it',
    })
    expect(requests).toHaveLength(1)
    await failure(send(call('ecs:RunTask', { clientToken: 'once' }, 'write', facts)))
    expect(requests).toHaveLength(5)
  })

  it.each([
    ['a closed connection', nodeError('ECONNRESET')],
    ['a body cut short', { body: '{"service": {"serv' }],
    ['an empty body', { body: '' }],
    ['an answer without what it yields', { body: {} }],
    ['a server error', { status: 500, body: { __type: 'ServerException' } }],
  ])('with %s leaves open whether a write was carried out, even if AWS refuses the next attempt', async (_, lost) => {
    const refused = { status: 400, body: { __type: 'InvalidParameterException', message: 'no' } }
    const facts = { repeat: 'harmless', yields: 'service', shownBy: 'aws ecs describe-services' } as const
    const update = call('ecs:UpdateService', {}, 'write', facts)
    const alone = scripted([lost])
    expect(await failure(alone.send(update))).toMatchObject({
      code: 'ANSWER_LOST',
      hint: expect.stringContaining('AWS may have carried it out'),
    })
    expect(alone.requests).toHaveLength(4)
    expect(await failure(scripted([lost, refused]).send(update))).toMatchObject({
      code: 'AWS_ERROR',
      hint: expect.stringContaining('AWS may have carried it out'),
    })
    const whole = { service: { status: 'ACTIVE' } }
    expect(await scripted([lost, { body: whole }]).send(update)).toEqual(whole)
    const describe = call('ecs:DescribeServices', {}, 'read', { yields: 'service' })
    expect(await scripted([lost, { body: whole }]).send(describe)).toEqual(whole)
    expect(await failure(scripted([lost]).send(describe))).not.toMatchObject({
      hint: expect.stringContaining('carried'),
    })
  })

  it('warns where two of a write leave something behind', async () => {
    const facts = { repeat: { leaves: 'a second revision' }, shownBy: 'aws ecs list-task-definitions' } as const
    const register = call('ecs:RegisterTaskDefinition', {}, 'write', facts)
    const refused = scripted([nodeError('ECONNREFUSED'), { body: {} }])
    await refused.send(register)
    expect(refused.warnings).toEqual([])
    const lost = scripted([nodeError('ECONNRESET'), { body: {} }])
    await lost.send(register)
    expect(lost.warnings).toEqual([
      [
        'the answer of ecs:RegisterTaskDefinition was lost, and it was sent again: if AWS had done it, there is now a second revision',
        '`aws ecs list-task-definitions` shows it',
      ],
    ])
  })

  it('names the proxy it went through, and that it was the proxy who refused', async () => {
    const route = { url: new URL('http://u:secret@proxy:3128'), variable: 'HTTPS_PROXY', shown: 'http://proxy:3128' }
    const told = async (error: ProxiedError) => failure(scripted([error]).send(describeServices))
    const dead = new ProxiedError(route, nodeError('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:3128'))
    const refusing = (status: number) => new ProxiedError(route, new Error('no'), status)
    expect(await told(dead)).toMatchObject({
      message:
        'ecs:DescribeServices cannot reach `ecs.eu-west-1.amazonaws.com` through the proxy `http://proxy:3128` (HTTPS_PROXY): connect ECONNREFUSED 10.0.0.1:3128',
      hint: expect.stringContaining('check HTTPS_PROXY and whether the proxy is up'),
    })
    expect(await told(new ProxiedError(route, nodeError('SELF_SIGNED_CERT_IN_CHAIN')))).toMatchObject({
      message: expect.stringContaining('through the proxy `http://proxy:3128`'),
      hint: expect.stringContaining('AWS_CA_BUNDLE'),
    })
    expect(await told(refusing(407))).toMatchObject({
      code: 'PROXY_REFUSED',
      message: expect.stringContaining('(407)'),
    })
    expect(await told(refusing(403))).toMatchObject({
      code: 'PROXY_REFUSED',
      message:
        'the proxy `http://proxy:3128` (HTTPS_PROXY) makes no connection to `ecs.eu-west-1.amazonaws.com`: it answered 403',
    })
  })

  it.each([
    ['ECONNREFUSED', 'cannot reach', 'AWS_ENDPOINT_URL', 4],
    ['ENOTFOUND', 'cannot reach', 'region', 4],
    ['ECONNRESET', 'got no answer from', 'network', 4],
    ['CERT_HAS_EXPIRED', 'cannot reach', 'AWS_CA_BUNDLE', 1],
  ])('with %s is ENDPOINT_UNREACHABLE', async (errno, words, hint, attempts) => {
    const { send, requests } = scripted([nodeError(errno)])
    const error = await failure(send(describeServices))
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ code: 'ENDPOINT_UNREACHABLE', hint: expect.stringContaining(hint) })
    expect(error).toHaveProperty('message', expect.stringContaining(`${words} \`ecs.eu-west-1.amazonaws.com\``))
    expect(requests).toHaveLength(attempts)
  })

  it("stops with the signal's reason while it waits and before it starts", async () => {
    const stop = new AbortController()
    const { send, requests } = scripted([{ status: 400, body: { __type: 'ThrottlingException' } }], {
      random: () => {
        stop.abort(new Error('stopped'))
        return 1
      },
    })
    expect(await failure(send(describeServices, undefined, stop.signal))).toMatchObject({ message: 'stopped' })
    expect(requests).toHaveLength(1)
    expect(await failure(send(describeServices, undefined, stop.signal))).toMatchObject({ message: 'stopped' })
    expect(requests).toHaveLength(1)
  })
})

describe('a fault that can be mended', () => {
  it("is a wrong clock: AWS's date counts from then on", async () => {
    const expired = {
      status: 400,
      headers: { date: 'Tue, 24 Nov 2026 10:00:00 GMT' },
      body: { __type: 'InvalidSignatureException', message: 'Signature expired: 20261124T090000Z is now earlier' },
    }
    const { send, requests } = scripted([expired, { body: {} }])
    await send(describeServices)
    await send(describeServices)
    expect(requests.map(({ headers }) => headers['x-amz-date'])).toEqual([
      '20261124T090000Z',
      '20261124T100000Z',
      '20261124T100000Z',
    ])
  })

  it('is not a wrong secret, whose answer has the right date', async () => {
    const wrong = {
      status: 400,
      headers: { date: 'Tue, 24 Nov 2026 09:00:03 GMT' },
      body: { __type: 'InvalidSignatureException', message: 'does not match' },
    }
    const { send, requests } = scripted([wrong])
    expect(await failure(send(describeServices))).toHaveProperty('code', 'CREDENTIALS_REJECTED')
    expect(requests).toHaveLength(1)
  })

  it('is a virtual clock: signatures are made in real time', async () => {
    const { send, requests } = scripted([{ body: {} }], { realNow: () => Date.UTC(2027, 0, 1) })
    await send(describeServices)
    expect(requests[0]?.headers['x-amz-date']).toBe('20270101T000000Z')
  })

  it('is a token that ended early, if its source can give another', async () => {
    let asked = 0
    const credentials = async () => {
      asked += 1
      return { accessKeyId: `ASIA${asked}`, secretAccessKey: 's', expiration: new Date(Date.UTC(2026, 10, 24, 12)) }
    }
    const { send, requests } = scripted([denied('ExpiredTokenException'), { body: {} }], { credentials })
    await send(describeServices)
    expect(requests.map(({ headers }) => /ASIA\d/.exec(headers.authorization ?? '')?.[0])).toEqual(['ASIA1', 'ASIA2'])
  })
})

describe('an object in S3', () => {
  const getObject = call('s3:GetObject', { Bucket: 'tf-state', Key: 'prod.tfstate' })
  const elsewhere = '<Error><Code>PermanentRedirect</Code><Message>elsewhere</Message></Error>'
  const hosts = (requests: readonly { method: string; url: string }[]) =>
    requests.map(({ method, url }) => `${method} ${new URL(url).host}`)

  it('comes with its content', async () => {
    const { send } = scripted([{ headers: { etag: '"1"' }, body: '{"version":4}' }])
    expect(await send(getObject)).toEqual({ ETag: '"1"', body: Buffer.from('{"version":4}') })
  })

  it('is fetched from the region that S3 names, which is then known', async () => {
    const { send, requests } = scripted([
      { status: 301, headers: { 'x-amz-bucket-region': 'us-west-2' }, body: elsewhere },
      { body: 'x' },
    ])
    await send(getObject)
    await send(getObject)
    expect(hosts(requests)).toEqual([
      'GET tf-state.s3.eu-west-1.amazonaws.com',
      'GET tf-state.s3.us-west-2.amazonaws.com',
      'GET tf-state.s3.us-west-2.amazonaws.com',
    ])
    expect(requests[1]?.headers.authorization).toContain('/us-west-2/s3/')
  })

  it('is fetched from where an unsigned HEAD finds the bucket, even if the HEAD is refused', async () => {
    const { send, requests } = scripted([
      { status: 301, body: elsewhere },
      { status: 403, headers: { 'x-amz-bucket-region': 'us-west-2' } },
      { body: 'x' },
    ])
    await send(getObject)
    expect(hosts(requests)).toEqual([
      'GET tf-state.s3.eu-west-1.amazonaws.com',
      'HEAD tf-state.s3.eu-west-1.amazonaws.com',
      'GET tf-state.s3.us-west-2.amazonaws.com',
    ])
    expect(requests[1]?.headers).not.toHaveProperty('authorization')
  })

  it('that is denied or absent is not looked for elsewhere', async () => {
    for (const [code, status] of [
      ['AccessDenied', 403],
      ['NoSuchKey', 404],
    ] as const) {
      const { send, requests } = scripted([{ status, body: `<Error><Code>${code}</Code></Error>` }])
      expect(await failure(send(getObject))).toMatchObject({ awsCode: code })
      expect(requests).toHaveLength(1)
    }
  })

  it('in two regions that point to each other is given up', async () => {
    const to = (region: string) => ({ status: 301, headers: { 'x-amz-bucket-region': region }, body: elsewhere })
    const { send, requests } = scripted([to('us-west-2'), to('eu-west-1'), to('us-west-2')])
    expect(await failure(send(getObject))).toMatchObject({ awsCode: 'PermanentRedirect' })
    expect(requests).toHaveLength(2)
  })
})

describe('debug lines', () => {
  it('show calls and answers, but no secret', async () => {
    const { send, lines } = scripted([
      {
        headers: { 'x-amzn-requestid': 'r-2' },
        body: {
          taskDefinition: {
            family: 'web',
            containerDefinitions: [{ name: 'app', environment: [{ name: 'K', value: 'hunter2' }] }],
          },
          newer: 'hunter2',
        },
      },
    ])
    const containerDefinitions = [{ name: 'app', environment: [{ name: 'K', value: 'hunter2' }] }]
    await send(call('ecs:RegisterTaskDefinition', { family: 'web', containerDefinitions }, 'write'))
    expect(lines).toEqual([
      '> ecs:RegisterTaskDefinition POST https://ecs.eu-west-1.amazonaws.com/ {"family":"web","containerDefinitions":[{"name":"app","environment":"[redacted]"}]}',
      '< ecs:RegisterTaskDefinition 200 r-2 {"taskDefinition":{"family":"web","containerDefinitions":[{"name":"app","environment":"[redacted]"}]},"newer":"[redacted]"}',
    ])
  })

  it('show no token of STS, no secret of Secrets Manager, no content of S3, nothing of operations without shapes', async () => {
    const secret = 'hunter2'
    const assumed = `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey><SessionToken>${secret}</SessionToken></Credentials></AssumeRoleResult></AssumeRoleResponse>`
    const cases = [
      [call('sts:AssumeRole', { RoleArn: 'r', RoleSessionName: 's' }), assumed],
      [call('secretsmanager:GetSecretValue', { SecretId: 'web' }), { SecretString: secret }],
      [call('ssm:GetParameter', { Name: 'web' }), { Parameter: { Value: secret } }],
      [call('s3:GetObject', { Bucket: 'tf', Key: 'k' }), secret],
      [call('s3:PutObject', { Bucket: 'tf', Key: 'k', Body: secret }, 'write'), ''],
      [call('codedeploy:DeleteGitHubAccountToken', { tokenName: secret }), { tokenName: secret }],
    ] as const
    for (const [each, body] of cases) {
      const { send, lines } = scripted([{ body }])
      await send(each)
      expect(lines).toHaveLength(2)
      expect(lines.join('\n')).not.toMatch(/hunter2|wJalrXUtnFEMI/)
    }
  })
})
