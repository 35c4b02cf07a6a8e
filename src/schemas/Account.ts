/**
 * The signed-in account.
 */
import { Schema } from "effect"

/** Who is signed in. The server sends more; it is personal data, so nothing else is read. */
export class Account extends Schema.Opaque<Account>()(
  Schema.Struct({
    /** The id of the account. */
    id: Schema.Union([Schema.Int, Schema.String]),
    /** The user name of the account. */
    username: Schema.String
  })
) {}

/** What a token may do, as the introspection endpoint tells. */
export class Introspection extends Schema.Opaque<Introspection>()(
  Schema.Struct({
    /** The id of the account. */
    user_id: Schema.optionalKey(Schema.NullOr(Schema.Union([Schema.Int, Schema.String]))),
    /** The user name of the account. */
    username: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The scope of the token, such as `"app:locker user:dj"`. */
    scope: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** `bp_basic` Essentials, `bp_link` Advanced, `bp_link_pro` Professional; others may come. */
    subscription: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The features that the token may use. */
    feature: Schema.optionalKey(Schema.NullOr(Schema.Array(Schema.String)))
  })
) {}
