local must_env = std.native('must_env');
local env = std.native('env')('ENVIRONMENT', 'staging');
local tag = must_env('IMAGE_TAG');
local account = '111122223333', region = 'ap-northeast-1';
local isProduction = env == 'production';

local repository(name) = '%s.dkr.ecr.%s.amazonaws.com/%s:%s' % [account, region, name, tag];
local secret(name) = {
  name: name,
  valueFrom: 'arn:aws:ssm:%s:%s:parameter/shop/%s/%s' % [region, account, env, std.asciiLower(name)],
};
local logs(prefix) = {
  logDriver: 'awslogs',
  options: {
    'awslogs-group': '/ecs/shop-' + env,
    'awslogs-region': region,
    'awslogs-stream-prefix': prefix,
  },
};
{
  family: 'shop-' + env,
  cpu: if isProduction then '1024' else '512',
  memory: if isProduction then '2048' else '1024',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  runtimePlatform: {
    cpuArchitecture: 'ARM64',
    operatingSystemFamily: 'LINUX',
  },
  executionRoleArn: 'arn:aws:iam::%s:role/shop-execution' % account,
  taskRoleArn: 'arn:aws:iam::%s:role/shop-task' % account,
  containerDefinitions: [
    {
      name: 'app',
      image: repository('shop'),
      essential: true,
      cpu: 256,
      memory: 512,
      portMappings: [
        {
          containerPort: 8080,
          hostPort: 8080,
          protocol: 'tcp',
        },
      ],
      environment: [
        {
          name: 'ENVIRONMENT',
          value: env,
        },
        {
          name: 'LOG_LEVEL',
          value: if isProduction then 'info' else 'debug',
        },
        {
          name: 'PORT',
          value: '8080',
        },
        {
          name: 'TZ',
          value: 'Asia/Tokyo',
        },
      ],
      secrets: [secret(name) for name in ['DATABASE_URL', 'API_KEY', 'SESSION_SECRET']],
      logConfiguration: logs('app'),
      healthCheck: {
        command: ['CMD-SHELL', 'curl -f http://localhost:8080/health || exit 1'],
        interval: 30,
        retries: 3,
        startPeriod: 10,
        timeout: 5,
      },
      dependsOn: [
        {
          containerName: 'envoy',
          condition: 'HEALTHY',
        },
      ],
      ulimits: [
        {
          name: 'nofile',
          softLimit: 65536,
          hardLimit: 65536,
        },
      ],
      mountPoints: [],
      volumesFrom: [],
      linuxParameters: {
        initProcessEnabled: true,
      },
    },
    {
      name: 'envoy',
      image: repository('envoy'),
      essential: true,
      cpu: 128,
      memory: 256,
      environment: [
        {
          name: 'UPSTREAM',
          value: 'localhost:8080',
        },
      ],
      portMappings: [
        {
          containerPort: 80,
          hostPort: 80,
          protocol: 'tcp',
        },
      ],
      logConfiguration: logs('envoy'),
      healthCheck: {
        command: ['CMD-SHELL', 'curl -f http://localhost:9901/ready || exit 1'],
        interval: 10,
        retries: 3,
        timeout: 5,
      },
    },
  ] + (
    if isProduction then [
      {
        name: 'datadog',
        image: 'public.ecr.aws/datadog/agent:7',
        essential: false,
        cpu: 64,
        memory: 256,
        environment: [
          {
            name: 'ECS_FARGATE',
            value: 'true',
          },
        ],
        secrets: [secret('DD_API_KEY')],
        logConfiguration: logs('datadog'),
      },
    ] else []
  ),
  volumes: [],
  tags: [
    {
      key: 'Environment',
      value: env,
    },
    {
      key: 'Service',
      value: 'shop',
    },
  ],
}
