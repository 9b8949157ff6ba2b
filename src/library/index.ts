export { createDeployer, type Deployer, type DeployerOptions } from './create-deployer.ts'
export type { DeployerRun } from './start-command.ts'
