// Made by scripts/shapes.mjs from @aws-sdk/client-elastic-load-balancing-v2 3.1142.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const elasticloadbalancing = {
  "service": "elasticloadbalancing",
  "protocol": "query",
  "version": "2015-12-01",
  "target": "ElasticLoadBalancing_v10",
  "xmlNamespace": "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
  "operations": {
    "CreateListener": {"input":"CreateListenerInput","output":"CreateListenerOutput"},
    "CreateLoadBalancer": {"input":"CreateLoadBalancerInput","output":"CreateLoadBalancerOutput"},
    "CreateRule": {"input":"CreateRuleInput","output":"CreateRuleOutput"},
    "CreateTargetGroup": {"input":"CreateTargetGroupInput","output":"CreateTargetGroupOutput"},
    "DeleteListener": {"input":"DeleteListenerInput","output":"DeleteListenerOutput"},
    "DeleteLoadBalancer": {"input":"DeleteLoadBalancerInput","output":"DeleteLoadBalancerOutput"},
    "DeleteRule": {"input":"DeleteRuleInput","output":"DeleteRuleOutput"},
    "DeleteTargetGroup": {"input":"DeleteTargetGroupInput","output":"DeleteTargetGroupOutput"},
    "DeregisterTargets": {"input":"DeregisterTargetsInput","output":"DeregisterTargetsOutput"},
    "DescribeListeners": {"input":"DescribeListenersInput","output":"DescribeListenersOutput"},
    "DescribeLoadBalancers": {"input":"DescribeLoadBalancersInput","output":"DescribeLoadBalancersOutput"},
    "DescribeRules": {"input":"DescribeRulesInput","output":"DescribeRulesOutput"},
    "DescribeTargetGroups": {"input":"DescribeTargetGroupsInput","output":"DescribeTargetGroupsOutput"},
    "DescribeTargetHealth": {"input":"DescribeTargetHealthInput","output":"DescribeTargetHealthOutput"},
    "ModifyListener": {"input":"ModifyListenerInput","output":"ModifyListenerOutput"},
    "ModifyRule": {"input":"ModifyRuleInput","output":"ModifyRuleOutput"},
    "RegisterTargets": {"input":"RegisterTargetsInput","output":"RegisterTargetsOutput"},
  },
  "enums": {
    "ActionTypeEnum": ["authenticate-cognito","authenticate-oidc","fixed-response","forward","jwt-validation","redirect"],
    "AdvertiseTrustStoreCaNamesEnum": ["off","on"],
    "AnomalyResultEnum": ["anomalous","normal"],
    "AuthenticateCognitoActionConditionalBehaviorEnum": ["allow","authenticate","deny"],
    "AuthenticateOidcActionConditionalBehaviorEnum": ["allow","authenticate","deny"],
    "DescribeTargetHealthInputIncludeEnum": ["All","AnomalyDetection"],
    "EnablePrefixForIpv6SourceNatEnum": ["off","on"],
    "IpAddressType": ["dualstack","dualstack-without-public-ipv4","ipv4"],
    "JwtValidationActionAdditionalClaimFormatEnum": ["single-string","space-separated-values","string-array"],
    "LoadBalancerSchemeEnum": ["internal","internet-facing"],
    "LoadBalancerStateEnum": ["active","active_impaired","failed","provisioning"],
    "LoadBalancerTypeEnum": ["application","gateway","network"],
    "MitigationInEffectEnum": ["no","yes"],
    "ProtocolEnum": ["GENEVE","HTTP","HTTPS","QUIC","TCP","TCP_QUIC","TCP_UDP","TLS","UDP"],
    "RedirectActionStatusCodeEnum": ["HTTP_301","HTTP_302"],
    "SourceIpAddressTypeEnum": ["ipv4","ipv6"],
    "TargetAdministrativeOverrideReasonEnum": ["AdministrativeOverride.Unknown","AdministrativeOverride.NoOverride","AdministrativeOverride.ZonalShiftDelegatedToDns","AdministrativeOverride.ZonalShiftActive"],
    "TargetAdministrativeOverrideStateEnum": ["no_override","unknown","zonal_shift_active","zonal_shift_delegated_to_dns"],
    "TargetGroupIpAddressTypeEnum": ["ipv4","ipv6"],
    "TargetHealthReasonEnum": ["Target.DeregistrationInProgress","Target.FailedHealthChecks","Target.HealthCheckDisabled","Elb.InitialHealthChecking","Elb.InternalError","Target.InvalidState","Target.IpUnusable","Target.NotInUse","Target.NotRegistered","Elb.RegistrationInProgress","Target.ResponseCodeMismatch","Target.Timeout"],
    "TargetHealthStateEnum": ["draining","healthy","initial","unavailable","unhealthy","unhealthy.draining","unused"],
    "TargetTypeEnum": ["alb","instance","ip","lambda"],
    "TransformTypeEnum": ["host-header-rewrite","url-rewrite"],
    "TrustStoreAssociationStatusEnum": ["active","removed"],
  },
  "shapes": {
    "Action": {
      "required": ["Type"],
      "members": {
        "Type": "ActionTypeEnum",
        "TargetGroupArn": "string",
        "AuthenticateOidcConfig": "AuthenticateOidcActionConfig",
        "AuthenticateCognitoConfig": "AuthenticateCognitoActionConfig",
        "Order": "number",
        "RedirectConfig": "RedirectActionConfig",
        "FixedResponseConfig": "FixedResponseActionConfig",
        "ForwardConfig": "ForwardActionConfig",
        "JwtValidationConfig": "JwtValidationActionConfig",
      },
    },
    "AdministrativeOverride": {
      "members": {
        "State": "TargetAdministrativeOverrideStateEnum",
        "Reason": "TargetAdministrativeOverrideReasonEnum",
        "Description": "string",
      },
    },
    "AnomalyDetection": {
      "members": {
        "Result": "AnomalyResultEnum",
        "MitigationInEffect": "MitigationInEffectEnum",
      },
    },
    "AuthenticateCognitoActionConfig": {
      "required": ["UserPoolArn","UserPoolClientId","UserPoolDomain"],
      "members": {
        "UserPoolArn": "string",
        "UserPoolClientId": "string",
        "UserPoolDomain": "string",
        "SessionCookieName": "string",
        "Scope": "string",
        "SessionTimeout": "number",
        "AuthenticationRequestExtraParams": "{string}",
        "OnUnauthenticatedRequest": "AuthenticateCognitoActionConditionalBehaviorEnum",
      },
    },
    "AuthenticateOidcActionConfig": {
      "required": ["Issuer","AuthorizationEndpoint","TokenEndpoint","UserInfoEndpoint","ClientId"],
      "members": {
        "Issuer": "string",
        "AuthorizationEndpoint": "string",
        "TokenEndpoint": "string",
        "UserInfoEndpoint": "string",
        "ClientId": "string",
        "ClientSecret": "string",
        "SessionCookieName": "string",
        "Scope": "string",
        "SessionTimeout": "number",
        "AuthenticationRequestExtraParams": "{string}",
        "OnUnauthenticatedRequest": "AuthenticateOidcActionConditionalBehaviorEnum",
        "UseExistingClientSecret": "boolean",
      },
    },
    "AvailabilityZone": {
      "members": {
        "ZoneName": "string",
        "SubnetId": "string",
        "OutpostId": "string",
        "LoadBalancerAddresses": "[LoadBalancerAddress]",
        "SourceNatIpv6Prefixes": "[string]",
      },
    },
    "Certificate": {
      "members": {
        "CertificateArn": "string",
        "IsDefault": "boolean",
      },
    },
    "CreateListenerInput": {
      "required": ["LoadBalancerArn","DefaultActions"],
      "members": {
        "LoadBalancerArn": "string",
        "DefaultActions": "[Action]",
        "Protocol": "ProtocolEnum",
        "Port": "number",
        "SslPolicy": "string",
        "Certificates": "[Certificate]",
        "AlpnPolicy": "[string]",
        "Tags": "[Tag]",
        "MutualAuthentication": "MutualAuthenticationAttributes",
      },
    },
    "CreateListenerOutput": {
      "members": {
        "Listeners": "[Listener]",
      },
    },
    "CreateLoadBalancerInput": {
      "required": ["Name"],
      "members": {
        "Name": "string",
        "Subnets": "[string]",
        "SubnetMappings": "[SubnetMapping]",
        "SecurityGroups": "[string]",
        "Scheme": "LoadBalancerSchemeEnum",
        "Tags": "[Tag]",
        "Type": "LoadBalancerTypeEnum",
        "IpAddressType": "IpAddressType",
        "CustomerOwnedIpv4Pool": "string",
        "EnablePrefixForIpv6SourceNat": "EnablePrefixForIpv6SourceNatEnum",
        "IpamPools": "IpamPools",
      },
    },
    "CreateLoadBalancerOutput": {
      "members": {
        "LoadBalancers": "[LoadBalancer]",
      },
    },
    "CreateRuleInput": {
      "required": ["ListenerArn","Conditions","Priority","Actions"],
      "members": {
        "ListenerArn": "string",
        "Conditions": "[RuleCondition]",
        "Priority": "number",
        "Actions": "[Action]",
        "Tags": "[Tag]",
        "Transforms": "[RuleTransform]",
      },
    },
    "CreateRuleOutput": {
      "members": {
        "Rules": "[Rule]",
      },
    },
    "CreateTargetGroupInput": {
      "required": ["Name"],
      "members": {
        "Name": "string",
        "Protocol": "ProtocolEnum",
        "ProtocolVersion": "string",
        "Port": "number",
        "VpcId": "string",
        "HealthCheckProtocol": "ProtocolEnum",
        "HealthCheckPort": "string",
        "HealthCheckEnabled": "boolean",
        "HealthCheckPath": "string",
        "HealthCheckIntervalSeconds": "number",
        "HealthCheckTimeoutSeconds": "number",
        "HealthyThresholdCount": "number",
        "UnhealthyThresholdCount": "number",
        "Matcher": "Matcher",
        "TargetType": "TargetTypeEnum",
        "Tags": "[Tag]",
        "IpAddressType": "TargetGroupIpAddressTypeEnum",
        "TargetControlPort": "number",
      },
    },
    "CreateTargetGroupOutput": {
      "members": {
        "TargetGroups": "[TargetGroup]",
      },
    },
    "DeleteListenerInput": {
      "required": ["ListenerArn"],
      "members": {
        "ListenerArn": "string",
      },
    },
    "DeleteListenerOutput": {
      "members": {},
    },
    "DeleteLoadBalancerInput": {
      "required": ["LoadBalancerArn"],
      "members": {
        "LoadBalancerArn": "string",
      },
    },
    "DeleteLoadBalancerOutput": {
      "members": {},
    },
    "DeleteRuleInput": {
      "required": ["RuleArn"],
      "members": {
        "RuleArn": "string",
      },
    },
    "DeleteRuleOutput": {
      "members": {},
    },
    "DeleteTargetGroupInput": {
      "required": ["TargetGroupArn"],
      "members": {
        "TargetGroupArn": "string",
      },
    },
    "DeleteTargetGroupOutput": {
      "members": {},
    },
    "DeregisterTargetsInput": {
      "required": ["TargetGroupArn","Targets"],
      "members": {
        "TargetGroupArn": "string",
        "Targets": "[TargetDescription]",
      },
    },
    "DeregisterTargetsOutput": {
      "members": {},
    },
    "DescribeListenersInput": {
      "members": {
        "LoadBalancerArn": "string",
        "ListenerArns": "[string]",
        "Marker": "string",
        "PageSize": "number",
      },
    },
    "DescribeListenersOutput": {
      "members": {
        "Listeners": "[Listener]",
        "NextMarker": "string",
      },
    },
    "DescribeLoadBalancersInput": {
      "members": {
        "LoadBalancerArns": "[string]",
        "Names": "[string]",
        "Marker": "string",
        "PageSize": "number",
      },
    },
    "DescribeLoadBalancersOutput": {
      "members": {
        "LoadBalancers": "[LoadBalancer]",
        "NextMarker": "string",
      },
    },
    "DescribeRulesInput": {
      "members": {
        "ListenerArn": "string",
        "RuleArns": "[string]",
        "Marker": "string",
        "PageSize": "number",
      },
    },
    "DescribeRulesOutput": {
      "members": {
        "Rules": "[Rule]",
        "NextMarker": "string",
      },
    },
    "DescribeTargetGroupsInput": {
      "members": {
        "LoadBalancerArn": "string",
        "TargetGroupArns": "[string]",
        "Names": "[string]",
        "Marker": "string",
        "PageSize": "number",
      },
    },
    "DescribeTargetGroupsOutput": {
      "members": {
        "TargetGroups": "[TargetGroup]",
        "NextMarker": "string",
      },
    },
    "DescribeTargetHealthInput": {
      "required": ["TargetGroupArn"],
      "members": {
        "TargetGroupArn": "string",
        "Targets": "[TargetDescription]",
        "Include": "[DescribeTargetHealthInputIncludeEnum]",
      },
    },
    "DescribeTargetHealthOutput": {
      "members": {
        "TargetHealthDescriptions": "[TargetHealthDescription]",
      },
    },
    "FixedResponseActionConfig": {
      "required": ["StatusCode"],
      "members": {
        "StatusCode": "string",
        "MessageBody": "string",
        "ContentType": "string",
      },
    },
    "ForwardActionConfig": {
      "members": {
        "TargetGroups": "[TargetGroupTuple]",
        "TargetGroupStickinessConfig": "TargetGroupStickinessConfig",
      },
    },
    "HostHeaderConditionConfig": {
      "members": {
        "Values": "[string]",
        "RegexValues": "[string]",
      },
    },
    "HostHeaderRewriteConfig": {
      "members": {
        "Rewrites": "[RewriteConfig]",
      },
    },
    "HttpHeaderConditionConfig": {
      "members": {
        "HttpHeaderName": "string",
        "Values": "[string]",
        "RegexValues": "[string]",
      },
    },
    "HttpRequestMethodConditionConfig": {
      "members": {
        "Values": "[string]",
      },
    },
    "IpamPools": {
      "members": {
        "Ipv4IpamPoolId": "string",
      },
    },
    "JwtValidationActionAdditionalClaim": {
      "required": ["Format","Name","Values"],
      "members": {
        "Format": "JwtValidationActionAdditionalClaimFormatEnum",
        "Name": "string",
        "Values": "[string]",
      },
    },
    "JwtValidationActionConfig": {
      "required": ["JwksEndpoint","Issuer"],
      "members": {
        "JwksEndpoint": "string",
        "Issuer": "string",
        "AdditionalClaims": "[JwtValidationActionAdditionalClaim]",
      },
    },
    "Listener": {
      "members": {
        "ListenerArn": "string",
        "LoadBalancerArn": "string",
        "Port": "number",
        "Protocol": "ProtocolEnum",
        "Certificates": "[Certificate]",
        "SslPolicy": "string",
        "DefaultActions": "[Action]",
        "AlpnPolicy": "[string]",
        "MutualAuthentication": "MutualAuthenticationAttributes",
      },
    },
    "LoadBalancer": {
      "members": {
        "LoadBalancerArn": "string",
        "DNSName": "string",
        "CanonicalHostedZoneId": "string",
        "CreatedTime": "timestamp",
        "LoadBalancerName": "string",
        "Scheme": "LoadBalancerSchemeEnum",
        "VpcId": "string",
        "State": "LoadBalancerState",
        "Type": "LoadBalancerTypeEnum",
        "AvailabilityZones": "[AvailabilityZone]",
        "SecurityGroups": "[string]",
        "IpAddressType": "IpAddressType",
        "CustomerOwnedIpv4Pool": "string",
        "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic": "string",
        "EnablePrefixForIpv6SourceNat": "EnablePrefixForIpv6SourceNatEnum",
        "IpamPools": "IpamPools",
      },
    },
    "LoadBalancerAddress": {
      "members": {
        "IpAddress": "string",
        "AllocationId": "string",
        "PrivateIPv4Address": "string",
        "IPv6Address": "string",
      },
    },
    "LoadBalancerState": {
      "members": {
        "Code": "LoadBalancerStateEnum",
        "Reason": "string",
      },
    },
    "Matcher": {
      "members": {
        "HttpCode": "string",
        "GrpcCode": "string",
      },
    },
    "ModifyListenerInput": {
      "required": ["ListenerArn"],
      "members": {
        "ListenerArn": "string",
        "Port": "number",
        "Protocol": "ProtocolEnum",
        "SslPolicy": "string",
        "Certificates": "[Certificate]",
        "DefaultActions": "[Action]",
        "AlpnPolicy": "[string]",
        "MutualAuthentication": "MutualAuthenticationAttributes",
      },
    },
    "ModifyListenerOutput": {
      "members": {
        "Listeners": "[Listener]",
      },
    },
    "ModifyRuleInput": {
      "required": ["RuleArn"],
      "members": {
        "RuleArn": "string",
        "Conditions": "[RuleCondition]",
        "Actions": "[Action]",
        "Transforms": "[RuleTransform]",
        "ResetTransforms": "boolean",
      },
    },
    "ModifyRuleOutput": {
      "members": {
        "Rules": "[Rule]",
      },
    },
    "MutualAuthenticationAttributes": {
      "members": {
        "Mode": "string",
        "TrustStoreArn": "string",
        "IgnoreClientCertificateExpiry": "boolean",
        "TrustStoreAssociationStatus": "TrustStoreAssociationStatusEnum",
        "AdvertiseTrustStoreCaNames": "AdvertiseTrustStoreCaNamesEnum",
      },
    },
    "PathPatternConditionConfig": {
      "members": {
        "Values": "[string]",
        "RegexValues": "[string]",
      },
    },
    "QueryStringConditionConfig": {
      "members": {
        "Values": "[QueryStringKeyValuePair]",
      },
    },
    "QueryStringKeyValuePair": {
      "members": {
        "Key": "string",
        "Value": "string",
      },
    },
    "RedirectActionConfig": {
      "required": ["StatusCode"],
      "members": {
        "StatusCode": "RedirectActionStatusCodeEnum",
        "Protocol": "string",
        "Port": "string",
        "Host": "string",
        "Path": "string",
        "Query": "string",
      },
    },
    "RegisterTargetsInput": {
      "required": ["TargetGroupArn","Targets"],
      "members": {
        "TargetGroupArn": "string",
        "Targets": "[TargetDescription]",
      },
    },
    "RegisterTargetsOutput": {
      "members": {},
    },
    "RewriteConfig": {
      "required": ["Regex","Replace"],
      "members": {
        "Regex": "string",
        "Replace": "string",
      },
    },
    "Rule": {
      "members": {
        "RuleArn": "string",
        "Priority": "string",
        "Conditions": "[RuleCondition]",
        "Actions": "[Action]",
        "IsDefault": "boolean",
        "Transforms": "[RuleTransform]",
      },
    },
    "RuleCondition": {
      "members": {
        "Field": "string",
        "Values": "[string]",
        "HostHeaderConfig": "HostHeaderConditionConfig",
        "PathPatternConfig": "PathPatternConditionConfig",
        "HttpHeaderConfig": "HttpHeaderConditionConfig",
        "QueryStringConfig": "QueryStringConditionConfig",
        "HttpRequestMethodConfig": "HttpRequestMethodConditionConfig",
        "SourceIpConfig": "SourceIpConditionConfig",
        "RegexValues": "[string]",
      },
    },
    "RuleTransform": {
      "required": ["Type"],
      "members": {
        "Type": "TransformTypeEnum",
        "HostHeaderRewriteConfig": "HostHeaderRewriteConfig",
        "UrlRewriteConfig": "UrlRewriteConfig",
      },
    },
    "SourceIpConditionConfig": {
      "members": {
        "Values": "[string]",
        "IpAddressType": "SourceIpAddressTypeEnum",
      },
    },
    "SubnetMapping": {
      "members": {
        "SubnetId": "string",
        "AllocationId": "string",
        "PrivateIPv4Address": "string",
        "IPv6Address": "string",
        "SourceNatIpv6Prefix": "string",
      },
    },
    "Tag": {
      "required": ["Key"],
      "members": {
        "Key": "string",
        "Value": "string",
      },
    },
    "TargetDescription": {
      "required": ["Id"],
      "members": {
        "Id": "string",
        "Port": "number",
        "AvailabilityZone": "string",
        "QuicServerId": "string",
      },
    },
    "TargetGroup": {
      "members": {
        "TargetGroupArn": "string",
        "TargetGroupName": "string",
        "Protocol": "ProtocolEnum",
        "Port": "number",
        "VpcId": "string",
        "HealthCheckProtocol": "ProtocolEnum",
        "HealthCheckPort": "string",
        "HealthCheckEnabled": "boolean",
        "HealthCheckIntervalSeconds": "number",
        "HealthCheckTimeoutSeconds": "number",
        "HealthyThresholdCount": "number",
        "UnhealthyThresholdCount": "number",
        "HealthCheckPath": "string",
        "Matcher": "Matcher",
        "LoadBalancerArns": "[string]",
        "TargetType": "TargetTypeEnum",
        "ProtocolVersion": "string",
        "IpAddressType": "TargetGroupIpAddressTypeEnum",
        "TargetControlPort": "number",
      },
    },
    "TargetGroupStickinessConfig": {
      "members": {
        "Enabled": "boolean",
        "DurationSeconds": "number",
      },
    },
    "TargetGroupTuple": {
      "members": {
        "TargetGroupArn": "string",
        "Weight": "number",
      },
    },
    "TargetHealth": {
      "members": {
        "State": "TargetHealthStateEnum",
        "Reason": "TargetHealthReasonEnum",
        "Description": "string",
      },
    },
    "TargetHealthDescription": {
      "members": {
        "Target": "TargetDescription",
        "HealthCheckPort": "string",
        "TargetHealth": "TargetHealth",
        "AnomalyDetection": "AnomalyDetection",
        "AdministrativeOverride": "AdministrativeOverride",
      },
    },
    "UrlRewriteConfig": {
      "members": {
        "Rewrites": "[RewriteConfig]",
      },
    },
  },
} as const satisfies ShapeTable
