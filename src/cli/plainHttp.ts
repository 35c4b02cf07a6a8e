/**
 * HTTP without the token, for addresses outside the API.
 */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"

/** An HTTP client that sends no credentials. */
export const httpClient = NodeHttpClient.layerUndici
