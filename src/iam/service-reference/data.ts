/** An action: level; names of resource types, `!` behind a required one, `_` for a blank; condition keys; keys that one resource type has beyond them. */
export type ActionData = readonly [
  level: string,
  resources: string,
  keys: string,
  keysOfResources?: Readonly<Record<string, string>>,
]

/** A resource type: the format of its ARN with `{Names}` for the parts that vary; condition keys. */
export type ResourceData = readonly [arn: string, keys: string]

/** One service, with lists as texts with spaces, so that the table stays small. */
export interface ServiceData {
  /** Types of the condition keys. */
  readonly keys: Readonly<Record<string, string>>
  readonly resources: Readonly<Record<string, ResourceData>>
  readonly actions: Readonly<Record<string, ActionData>>
  /** Operations that exist though AWS's table lacks them. */
  readonly unlisted?: string
  /** Only some actions are in the table. */
  readonly isPartial?: boolean
}

/** The table, by prefix of the service. */
export type ReferenceData = Readonly<Record<string, ServiceData>>
