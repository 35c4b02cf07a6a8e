/**
 * Responses about one row of a list to the current account.
 */
import { Effect } from "effect"
import type { HttpServerResponse } from "effect/http"
import { CurrentAccount, type SimulatedAccount } from "./Accounts.ts"
import * as Responses from "./responses.ts"

type Response = HttpServerResponse.HttpServerResponse

/** Makes the function that responds about the row with an id, or with the 404 of its model. */
export const makeRespondAbout =
  <Id, Row>(model: string, find: (id: Id, viewer: SimulatedAccount) => Row | undefined) =>
  (
    id: Id,
    respond: (row: Row, viewer: SimulatedAccount) => Response
  ): Effect.Effect<Response, never, CurrentAccount> =>
    Effect.map(CurrentAccount, (viewer) =>
      Responses.about(model, find(id, viewer), (row) => respond(row, viewer))
    )
