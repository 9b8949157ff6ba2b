local env = std.native('env')('ENVIRONMENT', 'staging');
local sizes = { staging: 1, production: 3 };

{
  desiredCount: sizes[env],
  launchType: 'FARGATE',
  platformVersion: 'LATEST',
  deploymentConfiguration: {
    deploymentCircuitBreaker: { enable: true, rollback: true },
    maximumPercent: 200,
    minimumHealthyPercent: 100,
  },
  networkConfiguration: {
    awsvpcConfiguration: {
      subnets: ['subnet-0a1b2c3d4e5f60718', 'subnet-0c1d2e3f4a5b60719'],
      securityGroups: ['sg-0b1c2d3e4f5a6b7c8'],
      assignPublicIp: 'DISABLED',
    },
  },
}
