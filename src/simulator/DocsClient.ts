/**
 * The OAuth client of the documentation page: its id, and its redirect URI.
 */
import { Context, Effect, Layer } from "effect"
import { apiUrl } from "./responses.ts"
import { makeDice, seedDice } from "./Catalogue/Dice.ts"

/** Holds the documentation page's own OAuth client. It has no secret. */
export class DocsClient extends Context.Service<
  DocsClient,
  {
    readonly id: string
    /** Tells whether a client id is this one, or another that may sign in. */
    readonly isKnown: (id: string | null) => id is string
    /** Script files of the documentation page, in the order of their tags. One contains the client id. */
    readonly scripts: ReadonlyArray<{ readonly name: string; readonly holdsId: boolean }>
    /** Tells whether a redirect URI is registered, for a request to this host. */
    readonly isRegistered: (redirectUri: string, host: string) => boolean
    /** Redirect URI if the client sends none. */
    readonly redirectUri: string
  }
>()("effect-beatport/simulator/DocsClient") {
  static readonly layer = (options: {
    readonly seed: string | number
    readonly clientId: string | undefined
    readonly clientIds: ReadonlyArray<string> | undefined
  }) =>
    Layer.effect(
      DocsClient,
      Effect.gen(function* () {
        const draw = makeDice(yield* seedDice(`${options.seed}: docs`))
        const characters = (alphabet: string, length: number) =>
          Array.from({ length }, () => alphabet.charAt(draw.between(0, alphabet.length - 1))).join("")
        const id = options.clientId ?? characters(letters, 40)
        const known: ReadonlySet<string | null> = new Set([id, ...(options.clientIds ?? [])])
        const holder = draw.between(1, 5)
        return DocsClient.of({
          id,
          isKnown: (asked): asked is string => known.has(asked),
          scripts: Array.from({ length: 6 }, (_, index) => ({
            name: `${characters("0123456789abcdef", 20)}.js`,
            holdsId: index === holder
          })),
          // The same page on this server is registered too, because a client that is configured with another base URL
          // only redirects there.
          isRegistered: (uri, host) => uri === postMessage || uri === `http://${host}${postMessagePath}`,
          redirectUri: postMessage
        })
      })
    )
}

/** Holds the path of the page to which authorization codes are sent. */
export const postMessagePath = "/v4/auth/o/post-message/"

const postMessage = `${apiUrl}/auth/o/post-message/`

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
