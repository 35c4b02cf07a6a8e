/**
 * Opens tunnels through a proxy, within the connect timeout.
 */
import * as Undici from "@effect/platform-node/Undici"

/**
 * Returns a factory of connections to a proxy, as `ProxyAgent` takes it. Only CONNECT requests use them.
 *
 * By default, undici waits five minutes for the response to CONNECT. If the proxy closes the connection instead,
 * undici reconnects without end.
 */
export const makeTunnelPool =
  (connectTimeout: number) =>
  (origin: URL, options: object): Undici.Dispatcher =>
    new Undici.Pool(origin, { ...options, headersTimeout: connectTimeout }).compose(
      (dispatch) => (request, handler) => dispatch(request, new TunnelHandler(handler))
    )

/** Converts undici's errors into those that describe a failed tunnel. */
class TunnelHandler extends Undici.DecoratorHandler implements Undici.Dispatcher.DispatchHandler {
  readonly #handler: Undici.Dispatcher.DispatchHandler

  constructor(handler: Undici.Dispatcher.DispatchHandler) {
    super(handler)
    this.#handler = handler
  }

  onResponseError(controller: Undici.Dispatcher.DispatchController, error: Error): void {
    this.#handler.onResponseError?.(controller, toTunnelError(error))
  }
}

const toTunnelError = (error: Error): Error => {
  if (error instanceof Undici.errors.HeadersTimeoutError) {
    return new Undici.errors.ConnectTimeoutError("The proxy did not respond to CONNECT in time")
  }
  return error instanceof Undici.errors.SocketError
    ? new Undici.errors.RequestAbortedError("The proxy closed the connection during CONNECT")
    : error
}
