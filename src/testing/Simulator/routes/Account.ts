/**
 * `/my/account/` and `/auth/o/introspect/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { CurrentAccount } from "../Accounts.ts"
import * as Answer from "../Answer.ts"
import { docsScope } from "../Grants.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import * as Account from "../wire/Account.ts"

export const AccountRoutes = HttpApiBuilder.group(SimulatorApi, "account", (handlers) =>
  handlers
    .handle("get", () => Effect.map(CurrentAccount, (account) => Answer.json(Account.detail(account))))
    .handle("introspect", () =>
      // The fields clients read; no whole answer was recorded. There is no `active`.
      Effect.map(CurrentAccount, (account) =>
        Answer.json({
          user_id: account.id,
          username: account.username,
          scope: docsScope,
          subscription: account.subscription,
          feature: account.subscription === "bp_basic" ? [] : ["feature:fulltrackplayback"]
        })
      )
    )
)
