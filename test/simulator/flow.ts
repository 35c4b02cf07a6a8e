/**
 * The steps of logging in, each by itself, for the simulator's tests.
 */
import { assert } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { type SimulatedAccount, Simulator } from "effect-beatport/simulator"
import { json, type Reply, send } from "./http.ts"

export const postMessage = "https://api.beatport.com/v4/auth/o/post-message/"

export const Token = Schema.Struct({
  access_token: Schema.String,
  expires_in: Schema.Int,
  token_type: Schema.String,
  scope: Schema.String,
  refresh_token: Schema.String
})

export const cookiesOf = ({ headers }: Reply): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ")

export const login = Effect.fnUntraced(function* (account?: Pick<SimulatedAccount, "username" | "password">) {
  const simulator = yield* Simulator
  const { password, username } = account ?? simulator.account
  return yield* send(`${simulator.baseUrl}/auth/login/`, json({ username, password }))
})

export const authorize = Effect.fnUntraced(function* (
  cookie: string,
  parameters: Record<string, string> = {}
) {
  const { baseUrl, clientId } = yield* Simulator
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: postMessage,
    ...parameters
  })
  return yield* send(`${baseUrl}/auth/o/authorize/?${query.toString()}`, { headers: { cookie } })
})

export const locationOf = ({ headers }: Reply): URL => new URL(headers.get("location") ?? "", postMessage)

/** A fresh code, by logging in. */
export const code = Effect.fnUntraced(function* (parameters?: Record<string, string>) {
  const response = yield* authorize(cookiesOf(yield* login()), parameters)
  return locationOf(response).searchParams.get("code") ?? ""
})

export const token = Effect.fnUntraced(function* (parameters: Record<string, string>) {
  const { baseUrl, clientId } = yield* Simulator
  return yield* send(`${baseUrl}/auth/o/token/`, {
    method: "POST",
    body: new URLSearchParams({ client_id: clientId, ...parameters })
  })
})

export const exchange = (value: string, more: Record<string, string> = {}) =>
  token({ grant_type: "authorization_code", code: value, redirect_uri: postMessage, ...more })

export const refresh = (refreshToken: string) =>
  token({ grant_type: "refresh_token", refresh_token: refreshToken })

export const account = Effect.fnUntraced(function* (accessToken: string) {
  const { baseUrl } = yield* Simulator
  return yield* send(`${baseUrl}/my/account/`, { headers: { authorization: `Bearer ${accessToken}` } })
})

export const refused = (reply: Reply, status: number, error: string) =>
  assert.deepStrictEqual([reply.status, JSON.parse(reply.text)], [status, { error }])

export const unauthenticated = '{"detail":"Authentication credentials were not provided."}'
