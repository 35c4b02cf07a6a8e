/**
 * The names of spans, attributes and metrics. docs/observability.md lists each of them.
 */

/** Names the spans. The others are named by operation (`beatport.tracks.get`) or request (`GET /catalog/tracks/{id}/`). */
export const SpanName = {
  /** Waiting for a slot of the rate limit. */
  rateLimit: "beatport.rateLimit.wait",
  /** Waiting for an access token, if none is at hand. */
  accessToken: "beatport.auth.accessToken",
  /** Exchanging a refresh token. */
  refresh: "beatport.token.refresh",
  /** Logging in with a password. */
  login: "beatport.token.login"
} as const

/** Names the attributes of spans and metrics, most of them by OpenTelemetry's conventions for HTTP. */
export const AttributeName = {
  method: "http.request.method",
  route: "http.route",
  template: "url.template",
  statusCode: "http.response.status_code",
  resendCount: "http.request.resend_count",
  serverAddress: "server.address",
  serverPort: "server.port",
  errorType: "error.type",
  cached: "beatport.cached"
} as const

/** Names the metrics. */
export const MetricName = {
  requests: "beatport.client.requests",
  duration: "http.client.request.duration",
  retries: "beatport.client.retries",
  rateLimitWait: "beatport.client.rate_limit.wait",
  refreshes: "beatport.client.token.refreshes",
  logins: "beatport.client.token.logins",
  decodeFailures: "beatport.client.decode.failures",
  openCircuits: "beatport.client.circuit.open"
} as const
