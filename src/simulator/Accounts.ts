/**
 * The accounts that can log in.
 */
import { Context } from "effect"

/** Prices are shown in one of these, by the account's country. */
export type Currency = "USD" | "EUR" | "GBP"

export interface SimulatedAccount {
  readonly id: number
  readonly username: string
  readonly password: string
  readonly email: string
  readonly currency: Currency
  /** `bp_basic` Essentials, `bp_link` Advanced, `bp_link_pro` Professional. */
  readonly subscription: string
}

/** What can be chosen about an account; the rest is made up. */
export interface AccountOptions {
  readonly username?: string | undefined
  readonly password?: string | undefined
  readonly currency?: Currency | undefined
  readonly subscription?: string | undefined
}

/** The account there is when none is described. */
export const defaultAccount = { username: "selector", password: "four-on-the-floor" } as const

/** An account from its description; `index` tells several apart. */
export const account = (options: AccountOptions, index: number): SimulatedAccount => {
  const username =
    options.username ?? (index === 0 ? defaultAccount.username : `${defaultAccount.username}${index}`)
  return {
    id: 4_000_001 + index * 17,
    username,
    password: options.password ?? defaultAccount.password,
    email: `${username}@example.com`,
    currency: options.currency ?? "USD",
    subscription: options.subscription ?? "bp_basic"
  }
}

/** Whoever calls without a token, where none is needed. */
export const nobody: SimulatedAccount = {
  id: 0,
  username: "",
  password: "",
  email: "",
  currency: "USD",
  subscription: ""
}

/** Every account. */
export class Accounts extends Context.Service<
  Accounts,
  readonly [SimulatedAccount, ...ReadonlyArray<SimulatedAccount>]
>()("effect-beatport/simulator/Accounts") {}

/** The account whose token a request carries. */
export class CurrentAccount extends Context.Service<CurrentAccount, SimulatedAccount>()(
  "effect-beatport/simulator/CurrentAccount"
) {}
