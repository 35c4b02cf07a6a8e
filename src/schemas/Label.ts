/**
 * Labels: inside releases, in lists, and by id.
 */
import { Schema } from "effect"
import { Image } from "./Image.ts"

const reference = {
  /** The id on Beatport. */
  id: Schema.Int,
  /** The name. */
  name: Schema.String,
  /** The logo. */
  image: Image,
  /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
  slug: Schema.String
}

/** Identifies the label of a release. */
export class LabelReference extends Schema.Opaque<LabelReference>()(Schema.Struct(reference)) {}

/**
 * Describes a label in a list. No such response was recorded, so fields known only from Beatport's document may be
 * absent.
 */
export class Label extends Schema.Opaque<Label>()(
  Schema.Struct({
    ...reference,
    /** The URL in API v4. */
    url: Schema.optionalKey(Schema.String),
    /** The datetime when it was added to Beatport. */
    created: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The datetime of the last change. */
    updated: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** Whether it is enabled in the store. */
    enabled: Schema.optionalKey(Schema.Boolean),
    /** The number of weeks that releases can be pre-ordered; null without pre-orders. */
    default_pre_order_weeks: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    /** Whether the label sells exclusively on Beatport. */
    has_exclusive_contract: Schema.optionalKey(Schema.Boolean),
    /** Whether the label's tracks can enter the Hype charts. */
    is_available_for_hype: Schema.optionalKey(Schema.Boolean),
    /** Whether the label's releases can be pre-ordered. */
    is_available_for_pre_order: Schema.optionalKey(Schema.Boolean),
    /** Whether the label's tracks can be streamed. */
    is_available_for_streaming: Schema.optionalKey(Schema.Boolean),
    /** The day of the label's newest release, as `YYYY-MM-DD`; null without one. */
    latest_active_publish_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** Whether the label may join the Hype programme. */
    hype_eligible: Schema.optionalKey(Schema.Union([Schema.Boolean, Schema.String])),
    /** Whether the label takes part in the Hype programme. */
    hype_active: Schema.optionalKey(Schema.Boolean),
    /** The first day of the Hype trial; null without one. */
    hype_trial_start_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    /** The last day of the Hype trial; null without one. */
    hype_trial_end_date: Schema.optionalKey(Schema.NullOr(Schema.String))
  })
) {}

/** Describes a label as `labels.get` returns it. */
export class LabelDetail extends Schema.Opaque<LabelDetail>()(
  Schema.Struct({
    ...reference,
    /** The biography, with real line breaks; null without one. */
    bio: Schema.NullOr(Schema.String),
    /** The datetime when it was added to Beatport. */
    created: Schema.String,
    /** The datetime of the last change. */
    updated: Schema.NullOr(Schema.String),
    /** Whether it is enabled in the store. */
    enabled: Schema.Boolean,
    /** The number of weeks that releases can be pre-ordered; null without pre-orders. */
    default_pre_order_weeks: Schema.NullOr(Schema.Int),
    /** Whether the label sells exclusively on Beatport. */
    has_exclusive_contract: Schema.Boolean,
    /** Whether the label's tracks can enter the Hype charts. */
    is_available_for_hype: Schema.Boolean,
    /** Whether the label is part of bundle subscriptions. */
    is_available_for_bundle_subscription: Schema.Boolean,
    /** Whether the label's releases can be pre-ordered. */
    is_available_for_pre_order: Schema.Boolean,
    /** Whether the label's tracks can be streamed. */
    is_available_for_streaming: Schema.Boolean,
    /** Whether Rightsflow clears the label's publishing rights. */
    is_included_in_rightsflow: Schema.Boolean,
    /** The day of the label's newest release. */
    latest_active_publish_date: Schema.NullOr(Schema.String),
    /** Whether the label may join the Hype programme. */
    hype_eligible: Schema.Boolean,
    /** Whether the label takes part in the Hype programme. */
    hype_active: Schema.Boolean,
    /** The first day of the Hype trial; null without one. */
    hype_trial_start_date: Schema.NullOr(Schema.String),
    /** The last day of the Hype trial; null without one. */
    hype_trial_end_date: Schema.NullOr(Schema.String)
  })
) {}
