/**
 * The accounts that can log in.
 */
import { Context } from "effect"

/** Lists the currencies of prices. The account's country decides. */
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

/** Configures an account. Omitted fields get default values. */
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

/** Holds the credentials of the account that exists if no account is configured. */
export const defaultAccount = { username: "selector", password: "four-on-the-floor" } as const

/** Makes an account from its options; `index` distinguishes several accounts. */
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

/** Stands for the caller of a request that needs no token. */
export const anonymous: SimulatedAccount = {
  id: 0,
  username: "",
  password: "",
  email: "",
  currency: "USD",
  subscription: ""
}

/** Holds all accounts. */
export class Accounts extends Context.Service<
  Accounts,
  readonly [SimulatedAccount, ...ReadonlyArray<SimulatedAccount>]
>()("effect-beatport/simulator/Accounts") {}

/** Holds the account of the request's access token. */
export class CurrentAccount extends Context.Service<CurrentAccount, SimulatedAccount>()(
  "effect-beatport/simulator/CurrentAccount"
) {}
