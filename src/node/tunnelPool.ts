/**
 * Opens tunnels through a proxy, within the connect timeout.
 */
import * as Undici from "@effect/platform-node/Undici"

/**
 * Returns a factory of connections to a proxy, as `ProxyAgent` takes it. Only CONNECT is sent through them.
 *
 * undici waits for an answer to CONNECT for five minutes, and connects anew without end if the proxy closes the
 * connection instead.
 */
export const tunnelPool =
  (connectTimeout: number) =>
  (origin: URL, options: object): Undici.Dispatcher =>
    new Undici.Pool(origin, { ...options, headersTimeout: connectTimeout }).compose(
      (dispatch) => (request, handler) => dispatch(request, new TunnelHandler(handler))
    )

/** Gives undici's errors the meaning that they have while a tunnel is opened. */
class TunnelHandler extends Undici.DecoratorHandler implements Undici.Dispatcher.DispatchHandler {
  readonly #handler: Undici.Dispatcher.DispatchHandler

  constructor(handler: Undici.Dispatcher.DispatchHandler) {
    super(handler)
    this.#handler = handler
  }

  onResponseError(controller: Undici.Dispatcher.DispatchController, error: Error): void {
    this.#handler.onResponseError?.(controller, meaningOf(error))
  }
}

const meaningOf = (error: Error): Error => {
  if (error instanceof Undici.errors.HeadersTimeoutError) {
    return new Undici.errors.ConnectTimeoutError("The proxy did not answer CONNECT in time")
  }
  return error instanceof Undici.errors.SocketError
    ? new Undici.errors.RequestAbortedError("The proxy closed the connection during CONNECT")
    : error
}
