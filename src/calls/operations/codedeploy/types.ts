import type { ShapeOf } from '../../../shapes/index.ts'

/** A deployment of CodeDeploy's as GetDeployment tells it. */
export type CodeDeployDeployment = ShapeOf<'codedeploy', 'DeploymentInfo'>

/** Its one target: the events of its life, and how the traffic is shared. */
export type CodeDeployTarget = ShapeOf<'codedeploy', 'DeploymentTarget'>
