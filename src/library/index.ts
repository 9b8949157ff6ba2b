export { createDeployer, type Deployer, type DeployerOptions, type DeployerRun } from './create-deployer.ts'
