export { createDeployer, type DeployerOptions } from './create-deployer.ts'
export type { Deployer } from './methods.ts'
export type { DeployerRun } from './start-command.ts'
