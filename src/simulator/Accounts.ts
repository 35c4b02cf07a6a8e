/**
 * The accounts that can log in.
 */
import { Context } from "effect"

/** Prices are shown in one of these, by the account's country. */
export type Currency = "USD" | "EUR" | "GBP"

/** Describes an account that can log in. */
export interface SimulatedAccount {
  /** Account id. */
  readonly id: number
  /** User name to log in with. */
  readonly username: string
  /** Password to log in with. */
  readonly password: string
  /** E-mail address that the account's endpoint returns. */
  readonly email: string
  /** Currency in which prices are returned. */
  readonly currency: Currency
  /** `bp_basic` Essentials, `bp_link` Advanced, `bp_link_pro` Professional. */
  readonly subscription: string
}

/** What can be chosen about an account; the rest is made up. */
export interface AccountOptions {
  /** User name to log in with. */
  readonly username?: string | undefined
  /** Password to log in with. */
  readonly password?: string | undefined
  /** Currency in which prices are returned. */
  readonly currency?: Currency | undefined
  /** Name of the subscription, as the account's endpoint returns it. */
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
