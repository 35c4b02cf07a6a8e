/**
 * The signed-in account.
 */
import { Schema } from "effect"

/** Identifies the signed-in account. The server sends more, but it is personal data, so no other field is decoded. */
export class Account extends Schema.Opaque<Account>()(
  Schema.Struct({
    /** The id of the account. */
    id: Schema.Union([Schema.Int, Schema.String]),
    /** The user name of the account. */
    username: Schema.String
  })
) {}

/** Describes the scope of a token, as the introspection endpoint returns it. */
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
