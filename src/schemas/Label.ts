/**
 * Labels: inside releases, in lists, and by id.
 */
import { Schema } from "effect"
import { Image } from "./Image.ts"

const reference = { id: Schema.Int, name: Schema.String, image: Image, slug: Schema.String }

/** A label inside a release. */
export class LabelReference extends Schema.Opaque<LabelReference>()(Schema.Struct(reference)) {}

/**
 * A label in a list. No recorded answer shows one, so whatever only Beatport's document knows may be absent.
 */
export class Label extends Schema.Opaque<Label>()(
  Schema.Struct({
    ...reference,
    url: Schema.optionalKey(Schema.String),
    created: Schema.optionalKey(Schema.NullOr(Schema.String)),
    updated: Schema.optionalKey(Schema.NullOr(Schema.String)),
    enabled: Schema.optionalKey(Schema.Boolean),
    default_pre_order_weeks: Schema.optionalKey(Schema.NullOr(Schema.Int)),
    has_exclusive_contract: Schema.optionalKey(Schema.Boolean),
    is_available_for_hype: Schema.optionalKey(Schema.Boolean),
    is_available_for_pre_order: Schema.optionalKey(Schema.Boolean),
    is_available_for_streaming: Schema.optionalKey(Schema.Boolean),
    latest_active_publish_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    hype_eligible: Schema.optionalKey(Schema.Union([Schema.Boolean, Schema.String])),
    hype_active: Schema.optionalKey(Schema.Boolean),
    hype_trial_start_date: Schema.optionalKey(Schema.NullOr(Schema.String)),
    hype_trial_end_date: Schema.optionalKey(Schema.NullOr(Schema.String))
  })
) {}

/** A label by id. */
export class LabelDetail extends Schema.Opaque<LabelDetail>()(
  Schema.Struct({
    ...reference,
    bio: Schema.NullOr(Schema.String),
    created: Schema.String,
    updated: Schema.NullOr(Schema.String),
    enabled: Schema.Boolean,
    default_pre_order_weeks: Schema.NullOr(Schema.Int),
    has_exclusive_contract: Schema.Boolean,
    is_available_for_hype: Schema.Boolean,
    is_available_for_bundle_subscription: Schema.Boolean,
    is_available_for_pre_order: Schema.Boolean,
    is_available_for_streaming: Schema.Boolean,
    is_included_in_rightsflow: Schema.Boolean,
    /** The day of the label's newest release. */
    latest_active_publish_date: Schema.NullOr(Schema.String),
    hype_eligible: Schema.Boolean,
    hype_active: Schema.Boolean,
    hype_trial_start_date: Schema.NullOr(Schema.String),
    hype_trial_end_date: Schema.NullOr(Schema.String)
  })
) {}
