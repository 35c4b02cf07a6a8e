/**
 * Descriptions of arguments: of filters, and of the fields of request bodies. Generated from their doc comments by
 * `npm run descriptions`; a test fails if it is stale.
 */

/** Describes each argument, by the name of its schema: `TrackFilters`. */
export const argumentDescriptions: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    "AccountChanges",
    new Map([
      ["email", "The e-mail address."],
      ["preferences", "The preferences to change."]
    ])
  ],
  [
    "AccountFields",
    new Map([
      ["email", "The e-mail address."],
      ["preferences", "The preferences. The server resets an omitted preference to its default."]
    ])
  ],
  [
    "ArtistFilters",
    new Map([
      ["page", "The number of the page, from 1."],
      ["per_page", "The number of items on a page: 1 to 100, by default 100."],
      ["created", "The day it was added to Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["enabled", "Whether the artist is enabled in the store."],
      ["id", "The id of the artist, or several; any of them matches."],
      ["name", "Part of the artist's name, in any case."],
      ["name_exact", "The exact name of the artist."],
      ["updated", "The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`."]
    ])
  ],
  [
    "ChartFilters",
    new Map([
      ["page", "The number of the page, from 1."],
      ["per_page", "The number of items on a page: 1 to 100, by default 100."],
      ["add_date", "The day the chart was added: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      [
        "curated_playlist_genre_id",
        "A genre of curated playlists by id or name, or several; any of them matches."
      ],
      ["dj_id", "The id of a DJ profile, or several; any of them matches."],
      ["dj_name", "Part of a DJ's name, in any case; of several, any matches."],
      ["dj_slug", "Part of a DJ's slug, in any case; of several, any matches."],
      ["enabled", "Whether the chart is enabled in the store."],
      ["genre_id", "A genre by id or name, or several; any of them matches."],
      ["genre_name", "The exact name of a genre, in any case; of several, any matches."],
      ["id", "The id of the chart, or several; any of them matches."],
      ["is_approved", "Whether Beatport has approved the chart."],
      ["is_curated_playlist", "Whether the chart is a curated playlist."],
      ["is_indexed", "Whether the chart can be found by search."],
      ["is_published", "Whether the chart is published."],
      ["name", "Part of the chart's name, in any case."],
      [
        "order_by",
        "The field to order by; `-` before it means descending. Without it, the chart with the highest id comes first."
      ],
      [
        "publish_date",
        "The day of publication on Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      ["sub_genre_id", "The id of a sub-genre, or several; any of them matches."],
      ["sub_genre_name", "The exact name of a sub-genre, in any case; of several, any matches."],
      ["track_id", "The id of a track that the chart contains, or several; any of them matches."],
      ["updated", "The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["user_id", "The id of the user it belongs to, or several; any of them matches."],
      ["username", "Part of the name of the user it belongs to, in any case; of several, any matches."]
    ])
  ],
  ["GenreToFollow", new Map([["id", "The id of the genre."]])],
  [
    "GenreFilters",
    new Map([
      ["page", "The number of the page, from 1."],
      ["per_page", "The number of items on a page: 1 to 100, by default 100."],
      ["enabled", "Whether the genre is enabled in the store."],
      ["name", "The genre's exact name."],
      [
        "order_by",
        "The field to order by; `-` before it means descending. Without it, the genre with the highest id comes first."
      ]
    ])
  ],
  [
    "LabelFilters",
    new Map([
      ["page", "The number of the page, from 1."],
      ["per_page", "The number of items on a page: 1 to 100, by default 100."],
      ["created", "The day it was added to Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      [
        "default_pre_order_weeks",
        "The number of weeks that the label's releases can be pre-ordered; of several, any matches."
      ],
      ["enabled", "Whether the label is enabled in the store."],
      ["hype_active", "Whether the label takes part in the Hype programme."],
      ["hype_eligible", "Whether the label may join the Hype programme."],
      [
        "hype_trial_end_date",
        "The last day of the label's Hype trial: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      [
        "hype_trial_start_date",
        "The first day of the label's Hype trial: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      ["id", "The id of the label, or several; any of them matches."],
      ["is_available_for_hype", "Whether the label's tracks can enter the Hype charts."],
      ["is_available_for_pre_order", "Whether the label's releases can be pre-ordered."],
      ["is_available_for_streaming", "Whether the label can be streamed."],
      ["label_manager", "Part of the name of the label's manager, in any case."],
      ["name", "Part of the label's name, in any case."],
      ["name_exact", "The exact name of the label."],
      ["supplier_id", "The id of the supplier (distributor), or several; any of them matches."],
      ["supplier_name", "Part of the supplier's name, in any case; of several, any matches."],
      ["updated", "The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`."]
    ])
  ],
  [
    "FollowingFilters",
    new Map([
      ["page", "The number of the page, from 1."],
      ["per_page", "The number of items on a page: 1 to 100, by default 100."],
      [
        "item_publish_date",
        "The day the followed thing published something: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      ["publish_date", "The day of publication on Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`."]
    ])
  ],
  [
    "ChartChanges",
    new Map([
      ["name", "The name: 1 to 45 characters."],
      ["description", "The description; null without one."],
      ["enabled", "Whether it is enabled in the store."],
      ["is_published", "Whether the chart is published."]
    ])
  ],
  [
    "ChartFields",
    new Map([
      ["name", "The name: 1 to 45 characters."],
      ["description", "The description; null without one."],
      ["enabled", "Whether it is enabled in the store."],
      ["is_published", "Whether the chart is published."]
    ])
  ],
  [
    "ChartTrackFields",
    new Map([
      ["track", "The id of the track."],
      ["position", "The position, from 1."]
    ])
  ],
  [
    "PurchaseFilters",
    new Map([
      ["page", "The number of the page, from 1."],
      ["per_page", "The number of items on a page: 1 to 100, by default 100."],
      ["artist_id", "The id of an artist, or several; any of them matches."],
      ["artist_name", "Part of an artist's name, in any case."],
      ["available_worldwide", "Whether the track is sold in every country."],
      ["bpm", "The tempo in beats per minute: an integer, or a range `{ from, to }`."],
      ["catalog_number", "The label's catalogue number, in any case; of several, any matches."],
      ["change_date", "The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["chord_type_id", "The mode of the key: 1 minor, 2 major."],
      [
        "current_status",
        "The id of the sales status: 7 exclusive, 8 new release, 10 general content, 12 pre-order."
      ],
      ["dj_edits", "Whether DJ edits are included."],
      ["enabled", "Whether the track is enabled in the store."],
      ["encode_status", "The state of the audio encoding, such as `CONVERTED`; of several, any matches."],
      ["encoded_date", "The day the audio was encoded: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["exclusive_date", "The day the exclusive sale ends: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["exclusive_period", "The id of an exclusive period, or several; any of them matches."],
      [
        "free_download_end_date",
        "The last day of a free download: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      [
        "free_download_start_date",
        "The first day of a free download: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      ["genre_enabled", "Whether the genre of the track is enabled in the store."],
      ["genre_id", "A genre by id or name, or several; any of them matches."],
      ["genre_name", "The exact name of a genre, in any case; of several, any matches."],
      ["guid", "The GUID of the track's audio, or several; any of them matches."],
      ["id", "The id of the track, or several; any of them matches."],
      ["is_available_for_streaming", "Whether the track can be streamed."],
      ["is_classic", "Whether the track is marked as a classic."],
      ["is_explicit", "Whether the track has explicit lyrics."],
      ["is_hype", "Whether the track is of a label in the Hype programme."],
      ["isrc", "The ISRC of the recording, or several; any of them matches."],
      [
        "key_id",
        "A musical key by id, name or Camelot notation, or several; a key with two ids matches both."
      ],
      [
        "key_name",
        'The name of a key as Beatport writes it (`"F# Minor"`), or several; any of them matches.'
      ],
      ["label_enabled", "Whether the label is enabled in the store."],
      ["label_id", "The id of a label, or several; any of them matches."],
      ["label_manager", "Part of the name of the label's manager, in any case."],
      ["label_name", "Part of a label's name, in any case; of several, any matches."],
      ["label_name_exact", "The exact name of a label, in any case; of several, any matches."],
      ["mix_name", "Part of the mix's name, in any case."],
      ["name", "Part of the track's name, in any case."],
      [
        "new_release_date",
        "The day of the first release, which a re-upload keeps: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      [
        "order_by",
        "The field to order by; `-` before it means descending. Without it, the track with the highest id comes first."
      ],
      ["pre_order_date", "The first day of the pre-order: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      [
        "publish_date",
        "The day of publication on Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      ["publish_status", "The state of publication, such as `published`; of several, any matches."],
      ["release_id", "The id of a release, or several; any of them matches."],
      ["release_name", "Part of a release's name, in any case; of several, any matches."],
      ["sale_type", "The name of a sale type, such as `purchase`; of several, any matches."],
      ["sub_genre_id", "The id of a sub-genre, or several; any of them matches."],
      ["supplier_id", "The id of the supplier (distributor), or several; any of them matches."],
      ["supplier_name", "Part of the supplier's name, in any case; of several, any matches."],
      ["track_number", "The position of the track on its release, from 1; of several, any matches."],
      ["type", "The type of the release: `Release`, `Album` or `Mix`; of several, any matches."],
      ["type_id", "The id of the release's type, or several; any of them matches."],
      ["ugc_remixes", "Whether remixes made by users are included."],
      ["was_ever_exclusive", "Whether the track was ever exclusive to Beatport."],
      ["purchase_date", "The day of the purchase: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["received_status", "Whether the purchase was downloaded."]
    ])
  ],
  [
    "NewPlaylist",
    new Map([
      ["name", "The name."],
      ["is_public", '`"true"` makes the playlist public; leave it out for a private one.']
    ])
  ],
  ["PlaylistFields", new Map([["name", "The name: 1 to 64 characters."]])],
  ["PlaylistPositions", new Map([["items", "The playlists to move, each with its new position."]])],
  ["TrackPosition", new Map([["position", "The new position, from 1."]])],
  ["TrackPositions", new Map([["items", "The entries to move, each with its new position."]])],
  ["TrackToAdd", new Map([["track_id", "The id of the track."]])],
  ["TracksToAdd", new Map([["track_ids", "The ids of the tracks, at least one."]])],
  [
    "TracksToRemove",
    new Map([["item_ids", "The ids of the entries, which are not the ids of their tracks."]])
  ],
  [
    "PlaylistFilters",
    new Map([
      ["page", "The number of the page, from 1."],
      ["per_page", "The number of items on a page: 1 to 100, by default 100."],
      ["artist_name", "Part of an artist's name, in any case; of several, any matches."],
      ["created_date", "The day the playlist was created: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["genre_id", "A genre by id or name, or several; any of them matches."],
      ["genre_name", "The exact name of a genre, in any case; of several, any matches."],
      ["id", "The id of the playlist, or several; any of them matches."],
      ["is_public", "Whether the playlist is public."],
      ["name", "Part of the playlist's name, in any case; of several, any matches."],
      [
        "order_by",
        "The field to order by; `-` before it means descending. Without it, the playlist with the highest id comes first."
      ],
      ["playlist_status", "Whether the playlist is active."],
      ["playlist_type", "The name of a playlist type; of several, any matches."],
      ["playlist_type_id", "The id of a playlist type; of several, any matches."],
      [
        "status",
        "Whether the playlist is active. Beatport's document does not say how it differs from `playlist_status`."
      ],
      ["updated_date", "The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["user_id", "The id of the user it belongs to, or several; any of them matches."],
      ["username", "Part of the name of the user it belongs to, in any case; of several, any matches."]
    ])
  ],
  [
    "ReleaseFilters",
    new Map([
      ["page", "The number of the page, from 1."],
      ["per_page", "The number of items on a page: 1 to 100, by default 100."],
      ["artist_id", "The id of an artist, or several; any of them matches."],
      ["artist_name", "Part of an artist's name, in any case; of several, any matches."],
      ["catalog_number", "The label's catalogue number, in any case; of several, any matches."],
      ["created", "The day it was added to Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      [
        "current_status",
        "The id of the sales status: 7 exclusive, 8 new release, 10 general content, 12 pre-order."
      ],
      ["enabled", "Whether the release is enabled in the store."],
      ["encoded_date", "The day the audio was encoded: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["exclusive", "Whether the release is exclusive to Beatport."],
      ["genre_id", "A genre by id or name, or several; any of them matches."],
      ["genre_name", "The exact name of a genre, in any case; of several, any matches."],
      ["id", "The id of the release, or several; any of them matches."],
      ["is_available_for_streaming", "Whether the release can be streamed."],
      ["is_explicit", "Whether the release has explicit lyrics."],
      ["is_hype", "Whether the release is of a label in the Hype programme."],
      ["label_enabled", "Whether the label is enabled in the store."],
      ["label_id", "The id of a label, or several; any of them matches."],
      ["label_name", "Part of a label's name, in any case; of several, any matches."],
      ["label_name_exact", "The exact name of a label, in any case; of several, any matches."],
      ["name", "Part of the release's name, in any case."],
      [
        "new_release_date",
        "The day of the first release, which a re-upload keeps: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      [
        "order_by",
        "The field to order by; `-` before it means descending. Without it, the release with the highest id comes first."
      ],
      ["pre_order_date", "The first day of the pre-order: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      [
        "publish_date",
        "The day of publication on Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      ["release_type_id", "The id of a release type, or several; any of them matches."],
      ["sub_genre_id", "The id of a sub-genre, or several; any of them matches."],
      ["supplier_id", "The id of the supplier (distributor), or several; any of them matches."],
      ["supplier_name", "Part of the supplier's name, in any case; of several, any matches."],
      ["track_id", "The id of a track that the release contains, or several; any of them matches."],
      ["track_name", "Part of the name of a track on the release, in any case; of several, any matches."],
      ["type", "The type of the release: `Release`, `Album` or `Mix`; of several, any matches."],
      ["type_id", "The id of the release's type, or several; any of them matches."],
      ["upc", "The UPC or EAN of the release, or several; any of them matches."],
      ["updated", "The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`."]
    ])
  ],
  [
    "TrackFilters",
    new Map([
      ["page", "The number of the page, from 1."],
      ["per_page", "The number of items on a page: 1 to 100, by default 100."],
      ["artist_id", "The id of an artist, or several; any of them matches."],
      ["artist_name", "Part of an artist's name, in any case."],
      ["available_worldwide", "Whether the track is sold in every country."],
      ["bpm", "The tempo in beats per minute: an integer, or a range `{ from, to }`."],
      ["catalog_number", "The label's catalogue number, in any case; of several, any matches."],
      ["change_date", "The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["chord_type_id", "The mode of the key: 1 minor, 2 major."],
      [
        "current_status",
        "The id of the sales status: 7 exclusive, 8 new release, 10 general content, 12 pre-order."
      ],
      ["dj_edits", "Whether DJ edits are included."],
      ["enabled", "Whether the track is enabled in the store."],
      ["encode_status", "The state of the audio encoding, such as `CONVERTED`; of several, any matches."],
      ["encoded_date", "The day the audio was encoded: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["exclusive_date", "The day the exclusive sale ends: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      ["exclusive_period", "The id of an exclusive period, or several; any of them matches."],
      [
        "free_download_end_date",
        "The last day of a free download: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      [
        "free_download_start_date",
        "The first day of a free download: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      ["genre_enabled", "Whether the genre of the track is enabled in the store."],
      ["genre_id", "A genre by id or name, or several; any of them matches."],
      ["genre_name", "The exact name of a genre, in any case; of several, any matches."],
      ["guid", "The GUID of the track's audio, or several; any of them matches."],
      ["id", "The id of the track, or several; any of them matches."],
      ["is_available_for_streaming", "Whether the track can be streamed."],
      ["is_classic", "Whether the track is marked as a classic."],
      ["is_explicit", "Whether the track has explicit lyrics."],
      ["is_hype", "Whether the track is of a label in the Hype programme."],
      ["isrc", "The ISRC of the recording, or several; any of them matches."],
      [
        "key_id",
        "A musical key by id, name or Camelot notation, or several; a key with two ids matches both."
      ],
      [
        "key_name",
        'The name of a key as Beatport writes it (`"F# Minor"`), or several; any of them matches.'
      ],
      ["label_enabled", "Whether the label is enabled in the store."],
      ["label_id", "The id of a label, or several; any of them matches."],
      ["label_manager", "Part of the name of the label's manager, in any case."],
      ["label_name", "Part of a label's name, in any case; of several, any matches."],
      ["label_name_exact", "The exact name of a label, in any case; of several, any matches."],
      ["mix_name", "Part of the mix's name, in any case."],
      ["name", "Part of the track's name, in any case."],
      [
        "new_release_date",
        "The day of the first release, which a re-upload keeps: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      [
        "order_by",
        "The field to order by; `-` before it means descending. Without it, the track with the highest id comes first."
      ],
      ["pre_order_date", "The first day of the pre-order: a day (`YYYY-MM-DD`), or a range `{ from, to }`."],
      [
        "publish_date",
        "The day of publication on Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`."
      ],
      ["publish_status", "The state of publication, such as `published`; of several, any matches."],
      ["release_id", "The id of a release, or several; any of them matches."],
      ["release_name", "Part of a release's name, in any case; of several, any matches."],
      ["sale_type", "The name of a sale type, such as `purchase`; of several, any matches."],
      ["sub_genre_id", "The id of a sub-genre, or several; any of them matches."],
      ["supplier_id", "The id of the supplier (distributor), or several; any of them matches."],
      ["supplier_name", "Part of the supplier's name, in any case; of several, any matches."],
      ["track_number", "The position of the track on its release, from 1; of several, any matches."],
      ["type", "The type of the release: `Release`, `Album` or `Mix`; of several, any matches."],
      ["type_id", "The id of the release's type, or several; any of them matches."],
      ["ugc_remixes", "Whether remixes made by users are included."],
      ["was_ever_exclusive", "Whether the track was ever exclusive to Beatport."]
    ])
  ]
])
