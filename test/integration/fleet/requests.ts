/**
 * What the simulator was asked.
 */
import type { RecordedRequest } from "effect-beatport/simulator"

export const isTokenCall = ({ path }: RecordedRequest): boolean => path === "/v4/auth/o/token/"

export const isLogin = ({ path }: RecordedRequest): boolean => path === "/v4/auth/login/"

export const isCall = ({ path }: RecordedRequest): boolean => path === "/v4/my/account/"

/** What a call of the token endpoint offers for a token. */
export const grantOf = ({ body }: RecordedRequest): string | null =>
  new URLSearchParams(body).get("grant_type")
