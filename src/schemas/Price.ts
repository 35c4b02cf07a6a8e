/**
 * Prices, in the currency of the signed-in account's country.
 */
import { Schema } from "effect"

/**
 * What something costs for the signed-in account. Another account may be shown another currency
 * and another value, so a price is never worth sharing between accounts.
 */
export class Price extends Schema.Opaque<Price>()(
  Schema.Struct({
    /** ISO 4217, for example `"EUR"`. */
    code: Schema.String,
    /** The symbol of the currency, such as `"€"`. */
    symbol: Schema.String,
    /** In units of the currency: `1.59`. */
    value: Schema.Finite,
    /** Symbol and value, ready to show: `"€1.59"`. */
    display: Schema.String
  })
) {}
