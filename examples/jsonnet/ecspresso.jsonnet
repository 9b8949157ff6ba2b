{
  region: 'ap-northeast-1',
  cluster: 'demo',
  service: 'shop',
  service_definition: 'ecs-service-def.jsonnet',
  task_definition: 'ecs-task-def.jsonnet',
  timeout: '10m',
}
