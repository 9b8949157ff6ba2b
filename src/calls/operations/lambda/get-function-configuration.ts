import { readCall } from '../operation.ts'

/**
 * A function by its ARN, which may end with a version or an alias. GetFunction, which ecspresso asks, gives a link to the code as well.
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html (checked 2026-11)
 * assumed: IAM is asked about the function without them, as its reference names no other resource.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html (checked 2026-11)
 */
export function getFunctionConfiguration(FunctionName: string) {
  return readCall(
    'lambda:GetFunctionConfiguration',
    { FunctionName },
    () => [
      {
        action: 'lambda:GetFunctionConfiguration',
        resource: FunctionName.replace(/^((?:[^:]*:){6}[^:]*):.*$/s, '$1'),
      },
    ],
    {
      yields: 'FunctionArn',
      rate: null,
      statement: 'FindFunctions',
      absent: ['ResourceNotFoundException'],
    },
  )
}
