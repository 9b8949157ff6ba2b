import type { Listener, LoadBalancer, TargetGroup } from './store.ts'

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html (checked 2026-11)
const ofLoadBalancers = {
  'access_logs.s3.enabled': 'false',
  'access_logs.s3.bucket': '',
  'access_logs.s3.prefix': '',
  'deletion_protection.enabled': 'false',
  'load_balancing.cross_zone.enabled': 'true',
  'zonal_shift.config.enabled': 'false',
}
const ofApplicationLoadBalancers = {
  ...ofLoadBalancers,
  'client_keep_alive.seconds': '3600',
  'connection_logs.s3.enabled': 'false',
  'connection_logs.s3.bucket': '',
  'connection_logs.s3.prefix': '',
  'idle_timeout.timeout_seconds': '60',
  'ipv6.deny_all_igw_traffic': 'false',
  'routing.http.desync_mitigation_mode': 'defensive',
  'routing.http.drop_invalid_header_fields.enabled': 'false',
  'routing.http.preserve_host_header.enabled': 'false',
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'false',
  'routing.http.xff_client_port.enabled': 'false',
  'routing.http.xff_header_processing.mode': 'append',
  'routing.http2.enabled': 'true',
  'waf.fail_open.enabled': 'false',
}
const ofNetworkLoadBalancers = {
  ...ofLoadBalancers,
  'load_balancing.cross_zone.enabled': 'false',
  'dns_record.client_routing_policy': 'any_availability_zone',
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html (checked 2026-11)
const ofTargetGroups = {
  'deregistration_delay.timeout_seconds': '300',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
  'stickiness.enabled': 'false',
  'target_group_health.dns_failover.minimum_healthy_targets.count': '1',
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': 'off',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': '1',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': 'off',
}
const ofHttpTargetGroups = {
  ...ofTargetGroups,
  'load_balancing.algorithm.anomaly_mitigation': 'off',
  'load_balancing.algorithm.type': 'round_robin',
  'slow_start.duration_seconds': '0',
  'stickiness.app_cookie.cookie_name': '',
  'stickiness.app_cookie.duration_seconds': '86400',
  'stickiness.lb_cookie.duration_seconds': '86400',
  'stickiness.type': 'lb_cookie',
}
const ofTcpTargetGroups = {
  ...ofTargetGroups,
  'deregistration_delay.connection_termination.enabled': 'false',
  'preserve_client_ip.enabled': 'false',
  'proxy_protocol_v2.enabled': 'false',
  'stickiness.type': 'source_ip',
  'target_health_state.unhealthy.connection_termination.enabled': 'true',
  'target_health_state.unhealthy.draining_interval_seconds': '0',
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html (checked 2026-11)
const ofHttpListeners = { 'routing.http.response.server.enabled': 'true' }
const ofTcpListeners = { 'tcp.idle_timeout.seconds': '350' }
/** Headers of requests and answers, which a listener of HTTP changes where it is told to. */
export const headersOfListeners = /^routing\.http\.(?:request|response)\.[\w.]+$/

/** The attributes of a load balancer that nobody set. */
export function loadBalancerDefaults({ type }: LoadBalancer): Readonly<Record<string, string>> {
  return type === 'application' ? ofApplicationLoadBalancers : ofNetworkLoadBalancers
}

/** Those of a target group. */
export function targetGroupDefaults({ settings }: TargetGroup): Readonly<Record<string, string>> {
  return String(settings['Protocol']).startsWith('HTTP') ? ofHttpTargetGroups : ofTcpTargetGroups
}

/** Those of a listener. */
export function listenerDefaults({ settings }: Listener): Readonly<Record<string, string>> {
  return String(settings['Protocol']).startsWith('HTTP') ? ofHttpListeners : ofTcpListeners
}
