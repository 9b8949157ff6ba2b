// Made by scripts/shapes.mjs from @aws-sdk/client-cloudwatch-logs 3.1169.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const logs = {
  "service": "logs",
  "protocol": "awsJson1.1",
  "version": "2014-03-28",
  "target": "Logs_20140328",
  "xmlNamespace": "http://monitoring.amazonaws.com/doc/2014-03-28/",
  "operations": {
    "CreateLogGroup": {"input":"CreateLogGroupRequest","output":null},
    "CreateLogStream": {"input":"CreateLogStreamRequest","output":null},
    "DeleteLogGroup": {"input":"DeleteLogGroupRequest","output":null},
    "DescribeLogGroups": {"input":"DescribeLogGroupsRequest","output":"DescribeLogGroupsResponse"},
    "DescribeLogStreams": {"input":"DescribeLogStreamsRequest","output":"DescribeLogStreamsResponse"},
    "FilterLogEvents": {"input":"FilterLogEventsRequest","output":"FilterLogEventsResponse"},
    "GetLogEvents": {"input":"GetLogEventsRequest","output":"GetLogEventsResponse"},
    "PutLogEvents": {"input":"PutLogEventsRequest","output":"PutLogEventsResponse"},
    "PutRetentionPolicy": {"input":"PutRetentionPolicyRequest","output":null},
  },
  "enums": {
    "DataProtectionStatus": ["ACTIVATED","ARCHIVED","DELETED","DISABLED"],
    "EntityRejectionErrorType": ["EntitySizeTooLarge","InvalidAttributes","InvalidEntity","InvalidKeyAttributes","InvalidTypeValue","MissingRequiredFields","UnsupportedLogGroupType"],
    "InheritedProperty": ["ACCOUNT_DATA_PROTECTION"],
    "LogGroupClass": ["DELIVERY","ESSENTIALS","INFREQUENT_ACCESS","STANDARD"],
    "OrderBy": ["LastEventTime","LogStreamName"],
  },
  "shapes": {
    "CreateLogGroupRequest": {
      "required": ["logGroupName"],
      "members": {
        "logGroupName": "string",
        "kmsKeyId": "string",
        "tags": "{string}",
        "logGroupClass": "LogGroupClass",
        "deletionProtectionEnabled": "boolean",
      },
    },
    "CreateLogStreamRequest": {
      "required": ["logGroupName","logStreamName"],
      "members": {
        "logGroupName": "string",
        "logStreamName": "string",
      },
    },
    "DeleteLogGroupRequest": {
      "required": ["logGroupName"],
      "members": {
        "logGroupName": "string",
      },
    },
    "DescribeLogGroupsRequest": {
      "members": {
        "accountIdentifiers": "[string]",
        "logGroupNamePrefix": "string",
        "logGroupNamePattern": "string",
        "nextToken": "string",
        "limit": "number",
        "includeLinkedAccounts": "boolean",
        "logGroupClass": "LogGroupClass",
        "logGroupIdentifiers": "[string]",
      },
    },
    "DescribeLogGroupsResponse": {
      "members": {
        "logGroups": "[LogGroup]",
        "nextToken": "string",
      },
    },
    "DescribeLogStreamsRequest": {
      "members": {
        "logGroupName": "string",
        "logGroupIdentifier": "string",
        "logStreamNamePrefix": "string",
        "orderBy": "OrderBy",
        "descending": "boolean",
        "nextToken": "string",
        "limit": "number",
      },
    },
    "DescribeLogStreamsResponse": {
      "members": {
        "logStreams": "[LogStream]",
        "nextToken": "string",
      },
    },
    "Entity": {
      "members": {
        "keyAttributes": "{string}",
        "attributes": "{string}",
      },
    },
    "FilterLogEventsRequest": {
      "members": {
        "logGroupName": "string",
        "logGroupIdentifier": "string",
        "logStreamNames": "[string]",
        "logStreamNamePrefix": "string",
        "startTime": "number",
        "endTime": "number",
        "filterPattern": "string",
        "nextToken": "string",
        "limit": "number",
        "startFromHead": "boolean",
        "interleaved": "boolean",
        "unmask": "boolean",
      },
    },
    "FilterLogEventsResponse": {
      "members": {
        "events": "[FilteredLogEvent]",
        "searchedLogStreams": "[SearchedLogStream]",
        "nextToken": "string",
      },
    },
    "FilteredLogEvent": {
      "members": {
        "logStreamName": "string",
        "timestamp": "number",
        "message": "string",
        "ingestionTime": "number",
        "eventId": "string",
      },
    },
    "GetLogEventsRequest": {
      "required": ["logStreamName"],
      "members": {
        "logStreamName": "string",
        "logGroupName": "string",
        "logGroupIdentifier": "string",
        "startTime": "number",
        "endTime": "number",
        "nextToken": "string",
        "limit": "number",
        "startFromHead": "boolean",
        "unmask": "boolean",
      },
    },
    "GetLogEventsResponse": {
      "members": {
        "events": "[OutputLogEvent]",
        "nextForwardToken": "string",
        "nextBackwardToken": "string",
      },
    },
    "InputLogEvent": {
      "required": ["timestamp","message"],
      "members": {
        "timestamp": "number",
        "message": "string",
      },
    },
    "LogGroup": {
      "members": {
        "logGroupName": "string",
        "creationTime": "number",
        "retentionInDays": "number",
        "metricFilterCount": "number",
        "arn": "string",
        "storedBytes": "number",
        "kmsKeyId": "string",
        "dataProtectionStatus": "DataProtectionStatus",
        "inheritedProperties": "[InheritedProperty]",
        "logGroupClass": "LogGroupClass",
        "logGroupArn": "string",
        "deletionProtectionEnabled": "boolean",
        "bearerTokenAuthenticationEnabled": "boolean",
        "retentionPolicyName": "string",
      },
    },
    "LogStream": {
      "members": {
        "logStreamName": "string",
        "creationTime": "number",
        "firstEventTimestamp": "number",
        "lastEventTimestamp": "number",
        "lastIngestionTime": "number",
        "uploadSequenceToken": "string",
        "arn": "string",
        "storedBytes": "number",
      },
    },
    "OutputLogEvent": {
      "members": {
        "timestamp": "number",
        "message": "string",
        "ingestionTime": "number",
      },
    },
    "PutLogEventsRequest": {
      "required": ["logGroupName","logStreamName","logEvents"],
      "members": {
        "logGroupName": "string",
        "logStreamName": "string",
        "logEvents": "[InputLogEvent]",
        "sequenceToken": "string",
        "entity": "Entity",
      },
    },
    "PutLogEventsResponse": {
      "members": {
        "nextSequenceToken": "string",
        "rejectedLogEventsInfo": "RejectedLogEventsInfo",
        "rejectedEntityInfo": "RejectedEntityInfo",
      },
    },
    "PutRetentionPolicyRequest": {
      "required": ["logGroupName","retentionInDays"],
      "members": {
        "logGroupName": "string",
        "retentionInDays": "number",
      },
    },
    "RejectedEntityInfo": {
      "required": ["errorType"],
      "members": {
        "errorType": "EntityRejectionErrorType",
      },
    },
    "RejectedLogEventsInfo": {
      "members": {
        "tooNewLogEventStartIndex": "number",
        "tooOldLogEventEndIndex": "number",
        "expiredLogEventEndIndex": "number",
      },
    },
    "SearchedLogStream": {
      "members": {
        "logStreamName": "string",
        "searchedCompletely": "boolean",
      },
    },
  },
} as const satisfies ShapeTable
