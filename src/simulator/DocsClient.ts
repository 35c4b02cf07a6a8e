/**
 * The public client of the documentation page: its id, and where its codes are sent.
 */
import { Context, Effect, Layer } from "effect"
import { apiUrl } from "./responses.ts"
import { dice, seeded } from "./Catalogue/Dice.ts"

/** The documentation page's own client. It has no secret. */
export class DocsClient extends Context.Service<
  DocsClient,
  {
    readonly id: string
    /** Whether an id is this client's or one of the others that may sign in. */
    readonly isKnown: (id: string | null) => id is string
    /** The files of the documentation page, in the order of their tags; one of them has the id in it. */
    readonly scripts: ReadonlyArray<{ readonly name: string; readonly holdsId: boolean }>
    /** Whether a redirect URI is one of this client's, for a request to this host. */
    readonly isRegistered: (redirectUri: string, host: string) => boolean
    /** Where codes go when the client does not say. */
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
        const draw = dice(yield* seeded(`${options.seed}: docs`))
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
          // The same page on this server counts too: a client that was only given another base URL names that.
          isRegistered: (uri, host) => uri === postMessage || uri === `http://${host}${postMessagePath}`,
          redirectUri: postMessage
        })
      })
    )
}

/** The page in the documentation's window that a code is sent to. */
export const postMessagePath = "/v4/auth/o/post-message/"

const postMessage = `${apiUrl}/auth/o/post-message/`

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
