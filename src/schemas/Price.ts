/**
 * Prices, in the currency of the signed-in account's country.
 */
import { Schema } from "effect"

/**
 * Describes a price for the signed-in account. Another account may get another currency and another value, so do not
 * share prices between accounts.
 */
export class Price extends Schema.Opaque<Price>()(
  Schema.Struct({
    /** The currency as an ISO 4217 code, for example `"EUR"`. */
    code: Schema.String,
    /** The symbol of the currency, such as `"€"`. */
    symbol: Schema.String,
    /** The amount in units of the currency: `1.59`. */
    value: Schema.Finite,
    /** Symbol and amount, formatted for display: `"€1.59"`. */
    display: Schema.String
  })
) {}
