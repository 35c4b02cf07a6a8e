/**
 * Descriptions of endpoints, filters and fields. Generated from their doc comments by `npm run descriptions`; a test
 * fails if it is stale.
 */

/** Describes each endpoint, by group and name: `tracks.list`. */
export const endpointDescriptions: ReadonlyMap<string, string> = new Map([
  ["account.get", "Returns the signed-in account."],
  ["account.replace", "Replaces e-mail address and preferences."],
  ["account.update", "Changes e-mail address or preferences."],
  ["account.replaceById", "Replaces e-mail address and preferences of the account with this id."],
  ["account.updateById", "Changes e-mail address or preferences of the account with this id."],
  ["account.facets", "Returns the facets of the account."],
  ["account.emailPreferences", "Lists the account's e-mail preferences."],
  ["account.updateEmailPreference", "Changes one e-mail preference."],
  ["account.emailPreferenceFacets", "Returns the facets of e-mail preferences."],
  ["account.streamingQuality", "Lists the account's streaming qualities."],
  ["account.updateStreamingQuality", "Changes one streaming quality."],
  ["account.streamingQualityFacets", "Returns the facets of streaming qualities."],
  ["account.introspect", "Returns what the token may do and which account it belongs to."],
  ["account.revoke", "Revokes a token."],
  ["artists.list", "Lists artists by filters."],
  ["artists.get", "Returns the artist with this id."],
  ["artists.tracks", "Lists an artist's tracks, with those that the artist only remixed."],
  ["artists.top", "Lists an artist's bestselling tracks."],
  ["artists.images", "Returns the pictures of an artist."],
  ["artists.facets", "Returns the facets of artists."],
  ["auxiliary.artistTypes", "Lists the types of artists."],
  ["auxiliary.artistType", "Returns the artist type with this id."],
  ["auxiliary.artistTypeFacets", "Returns the facets of artist types."],
  ["auxiliary.commercialModelTypes", "Lists the commercial models."],
  ["auxiliary.commercialModelTypeFacets", "Returns the facets of commercial models."],
  ["auxiliary.health", "Checks whether the server responds."],
  ["auxiliary.databaseHealth", "Checks whether the server's database responds."],
  ["charts.list", "Lists DJ charts by filters."],
  ["charts.get", "Returns the DJ chart with this id."],
  ["charts.tracks", "Lists the tracks of a DJ chart, in its order."],
  ["charts.trackIds", "Returns the ids of the tracks of a DJ chart."],
  ["charts.images", "Returns the pictures of a DJ chart."],
  ["charts.facets", "Returns the facets of charts."],
  ["charts.genreOverview", "Counts the charts of each genre."],
  ["curation.list", "Lists curated playlists by filters."],
  ["curation.get", "Returns the curated playlist with this id."],
  ["curation.tracks", "Lists the entries of a curated playlist."],
  ["curation.track", "Returns one entry of a curated playlist."],
  ["curation.trackFacets", "Returns the facets of a curated playlist's tracks."],
  ["curation.facets", "Returns the facets of curated playlists."],
  ["genres.list", "Lists genres by filters."],
  ["genres.get", "Returns the genre with this id or name."],
  ["genres.subGenres", "Lists the sub-genres of a genre."],
  ["genres.tracks", "Lists the tracks of a genre."],
  ["genres.top", "Lists the bestselling tracks of a genre."],
  ["genres.facets", "Returns the facets of genres."],
  ["labels.list", "Lists labels by filters."],
  ["labels.get", "Returns the label with this id."],
  ["labels.releases", "Lists a label's releases."],
  ["labels.top", "Lists a label's bestselling tracks."],
  ["labels.download", "Returns a label's catalogue as comma-separated values."],
  ["labels.images", "Returns the pictures of a label."],
  ["labels.facets", "Returns the facets of labels."],
  ["myBeatport.ids", "Lists the ids that the account follows."],
  ["myBeatport.follow", "Follows artists, labels or playlists."],
  ["myBeatport.unfollow", "Unfollows artists, labels or playlists."],
  ["myBeatport.artists", "Lists the artists that the account follows."],
  ["myBeatport.labels", "Lists the labels that the account follows."],
  ["myBeatport.playlists", "Lists the playlists that the account follows."],
  ["myBeatport.tracks", "Lists new tracks of what the account follows."],
  ["myBeatport.postTracks", "Sends a body to the list of new tracks. Unrecorded."],
  ["myBeatport.facets", "Returns the facets of what the account follows."],
  ["myGenres.list", "Lists the genres that the account follows."],
  ["myGenres.follow", "Follows a genre."],
  ["myGenres.unfollow", "Unfollows a genre."],
  ["myGenres.facets", "Returns the facets of followed genres."],
  ["myCharts.list", "Lists the account's own charts."],
  ["myCharts.create", "Creates a chart."],
  ["myCharts.get", "Returns the account's chart with this id."],
  ["myCharts.replace", "Replaces name and description of a chart."],
  ["myCharts.update", "Changes name or description of a chart."],
  ["myCharts.delete", "Deletes a chart."],
  ["myCharts.images", "Returns the pictures of a chart."],
  ["myCharts.addImage", "Adds a picture to a chart."],
  ["myCharts.facets", "Returns the facets of the account's charts."],
  ["myCharts.tracks", "Lists the entries of a chart."],
  ["myCharts.addTrack", "Adds a track to a chart."],
  ["myCharts.replaceTrack", "Replaces track and position of an entry."],
  ["myCharts.updateTrack", "Changes track or position of an entry."],
  ["myCharts.removeTrack", "Removes an entry from a chart."],
  ["myCharts.trackFacets", "Returns the facets of a chart's tracks."],
  ["myDownloads.list", "Lists the tracks that the account has bought."],
  ["myDownloads.encodeStatus", "Returns the state of the encoding of bought tracks."],
  ["myDownloads.encodeStatusFacets", "Returns the facets of encoding states."],
  ["myDownloads.facets", "Returns the facets of bought tracks."],
  ["myPlaylists.list", "Lists the account's own playlists."],
  ["myPlaylists.create", "Creates a playlist."],
  ["myPlaylists.get", "Returns the account's playlist with this id."],
  ["myPlaylists.update", "Renames a playlist."],
  ["myPlaylists.delete", "Deletes a playlist."],
  ["myPlaylists.reorder", "Changes the order of the account's playlists."],
  ["myPlaylists.facets", "Returns the facets of the account's playlists."],
  ["myPlaylists.tracks", "Lists the entries of a playlist."],
  ["myPlaylists.trackIds", "Returns the ids of the entries of a playlist and of their tracks."],
  ["myPlaylists.trackFacets", "Returns the facets of a playlist's tracks."],
  ["myPlaylists.addTrack", "Adds a track to a playlist."],
  ["myPlaylists.moveTrack", "Moves an entry to another position."],
  ["myPlaylists.removeTrack", "Removes an entry from a playlist."],
  ["myPlaylists.addTracks", "Adds tracks to a playlist."],
  ["myPlaylists.moveTracks", "Moves entries to other positions."],
  ["myPlaylists.removeTracks", "Removes entries from a playlist."],
  ["playlists.list", "Lists public playlists by filters."],
  ["playlists.get", "Returns the public playlist with this id."],
  ["playlists.tracks", "Lists the entries of a public playlist."],
  ["playlists.trackIds", "Returns the ids of the entries of a public playlist and of their tracks."],
  ["playlists.trackFacets", "Returns the facets of a playlist's tracks."],
  ["playlists.chartMapping", "Returns the charts that a playlist was made from. Unrecorded."],
  ["playlists.partners", "Returns the partners of a playlist. Unrecorded."],
  ["playlists.facets", "Returns the facets of playlists."],
  ["releases.list", "Lists releases by filters."],
  ["releases.get", "Returns the release with this id."],
  ["releases.tracks", "Lists the tracks of a release, in its order."],
  ["releases.top", "Lists the bestselling releases."],
  ["releases.trackIds", "Returns the ids of the tracks of a release."],
  ["releases.trackFacets", "Returns the facets of a release's tracks."],
  ["releases.djEditTracks", "Lists the DJ edits of a release."],
  ["releases.djEditTrackFacets", "Returns the facets of a release's DJ edits."],
  ["releases.beatbot", "Recommends releases for a release."],
  ["releases.alsoBought", "Lists what buyers of a release also bought."],
  ["releases.similar", "Recommends releases for several releases."],
  ["releases.images", "Returns the pictures of a release."],
  ["releases.facets", "Returns the facets of releases."],
  ["search.query", "Searches tracks, releases, artists, labels and charts."],
  ["search.facets", "Returns the facets of a search."],
  ["subGenres.list", "Lists sub-genres by filters."],
  ["subGenres.get", "Returns the sub-genre with this id."],
  ["subGenres.tracks", "Lists the tracks of a sub-genre."],
  ["subGenres.facets", "Returns the facets of sub-genres."],
  ["tracks.list", "Lists tracks by filters."],
  ["tracks.get", "Returns the track with this id."],
  ["tracks.top", "Lists the bestselling tracks of the store."],
  ["tracks.topOpenFormat", "Lists the bestselling tracks of the Open Format half of the store."],
  ["tracks.store", "Returns the store page of the track with this ISRC."],
  ["tracks.beatbot", "Recommends tracks for a track."],
  ["tracks.alsoBought", "Lists what buyers of a track also bought."],
  ["tracks.similar", "Recommends tracks for several tracks."],
  ["tracks.recommended", "Recommends tracks for the account."],
  ["tracks.recommendedFacets", "Returns the facets of recommended tracks."],
  ["tracks.audioFiles", "Returns the audio files of a track."],
  ["tracks.images", "Returns the pictures of a track."],
  ["tracks.publishers", "Returns the publishers of a track's composition."],
  ["tracks.streamSdk", "Returns what Beatport's streaming SDK needs for a track."],
  ["tracks.facets", "Returns the facets of tracks."]
])

/** Describes each field of a schema or filter, by the name of the schema: `TrackFilters`. */
export const fieldDescriptions: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    "Account",
    new Map([
      ["id", "The id of the account."],
      ["username", "The user name of the account."]
    ])
  ],
  [
    "Introspection",
    new Map([
      ["user_id", "The id of the account."],
      ["username", "The user name of the account."],
      ["scope", 'The scope of the token, such as `"app:locker user:dj"`.'],
      [
        "subscription",
        "`bp_basic` Essentials, `bp_link` Advanced, `bp_link_pro` Professional; others may come."
      ],
      ["feature", "The features that the token may use."]
    ])
  ],
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
    "AccountPreferences",
    new Map([
      ["audio_format_id", "The format that purchases are delivered in."],
      ["streaming_audio_format_id", "The id of the preferred streaming format."],
      ["filename_convention", 'A template such as `"{artists} - {track_name} ({mix_name})"`.'],
      ["default_cart_name", "The name of the default cart."],
      ["language", 'The language, such as `"en"`.'],
      ["in_app_message_opt_out", "Which in-app messages are switched off. Unrecorded."],
      ["mobile_push_notification_is_enabled", "Whether push notifications are switched on."],
      ["mobile_push_notification_settings", "The settings of push notifications. Unrecorded."]
    ])
  ],
  [
    "AccountProfile",
    new Map([
      ["id", "The id on Beatport."],
      ["username", "The user name of the account."],
      ["person_id", "The id of the person."],
      ["email", "The e-mail address."],
      ["email_confirmed", "Whether the e-mail address is confirmed."],
      ["first_name", "The first name."],
      ["last_name", "The last name."],
      ["name", "The name."],
      ["phone_number", "The telephone number; null in the one known response."],
      ["enabled", "Whether it is enabled in the store."],
      ["registration_date", "The datetime of the registration."],
      ["last_login", "The datetime of the last login."],
      ["register_country_id", "The country that decides about prices and territories."],
      ["total_orders", "The number of orders."],
      ["dj_profile", "The DJ profile of the account."],
      ["preferences", "The preferences to change."]
    ])
  ],
  [
    "AccountSettings",
    new Map([
      ["email", "The e-mail address."],
      ["preferences", "The preferences to change."]
    ])
  ],
  [
    "DjProfile",
    new Map([
      ["id", "The id of the DJ profile."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["bio", "The biography, with real line breaks; null without one."],
      ["enabled", "Whether it is enabled in the store."],
      ["is_indexed", "Whether the chart can be found by search."],
      ["associated_artist", "The id of the artist that the profile belongs to."],
      ["image", "The picture."],
      ["genres", "The genres."]
    ])
  ],
  [
    "PreferenceChanges",
    new Map([
      ["audio_format_id", "The id of the preferred download format."],
      ["streaming_audio_format_id", "The id of the preferred streaming format."],
      ["filename_convention", "The pattern of the names of downloaded files."],
      ["default_cart_name", "The name of the default cart."],
      ["language", 'The language, such as `"en"`.'],
      ["in_app_message_opt_out", "Which in-app messages are switched off. Unrecorded."],
      ["mobile_push_notification_is_enabled", "Whether push notifications are switched on."],
      ["mobile_push_notification_settings", "The settings of push notifications. Unrecorded."]
    ])
  ],
  [
    "Artist",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["image", "The picture."],
      ["url", "The URL in API v4."],
      ["created", "The datetime when it was added to Beatport."],
      ["updated", "The datetime of the last change."],
      ["website", "The URL of the website; null or empty without one."],
      ["dj_association", "The id of the artist's DJ profile; null without one."]
    ])
  ],
  [
    "ArtistDetail",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["image", "The picture."],
      ["bio", "The biography, with real line breaks."],
      ["dj_association", "The id of the artist's DJ profile."],
      ["enabled", "Whether it is enabled in the store."],
      ["website", "The URL of the website; null or empty without one."]
    ])
  ],
  [
    "TrackArtist",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["image", "The picture."],
      ["url", "The URL in API v4."]
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
    "ArtistType",
    new Map([
      ["id", "The id of the type."],
      ["name", "The name of the type."],
      ["url", "The URL in API v4."]
    ])
  ],
  [
    "ArtistTypeDetail",
    new Map([
      ["id", "The id of the type."],
      ["name", "The name of the type."],
      ["created_date", "The datetime of creation, with its offset."],
      ["created_person_id", "The id of the person who created the type; null if unknown."],
      ["updated_date", "The datetime of the last change, with its offset."],
      ["updated_person_id", "The id of the person who changed the type last; null if unknown."]
    ])
  ],
  [
    "Chart",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["person", "The profile of the author. Its `id` is not an artist id."],
      ["artist", "The artist of the chart; null if the author is not an artist on Beatport."],
      ["genres", "The genres."],
      ["image", "The picture."],
      ["price", "The price for the signed-in account."],
      ["track_count", "The number of tracks."],
      ["add_date", "The datetime when the chart was added, with the offset of Denver."],
      ["change_date", "The datetime of the last change, with the offset of Denver."],
      ["publish_date", "The datetime of publication, with the offset of Denver; null before it."],
      ["url", "The URL in API v4."]
    ])
  ],
  [
    "ChartDetail",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["person", "The profile of the author. Its `id` is not an artist id."],
      ["artist", "The artist of the chart; null if the author is not an artist on Beatport."],
      ["genres", "The genres."],
      ["image", "The picture."],
      ["price", "The price for the signed-in account."],
      ["track_count", "The number of tracks."],
      ["add_date", "The datetime when the chart was added, with the offset of Denver."],
      ["change_date", "The datetime of the last change, with the offset of Denver."],
      ["publish_date", "The datetime of publication, with the offset of Denver; null before it."],
      ["add_by", "The id of the person who added the chart."],
      ["description", "The description; null without one."],
      ["enabled", "Whether it is enabled in the store."],
      ["is_approved", "Whether Beatport has approved the chart."],
      ["is_indexed", "Whether the chart can be found by search."],
      ["is_published", "Whether the chart is published."]
    ])
  ],
  [
    "ChartGenreOverview",
    new Map([
      ["count", "The number of charts of the genre."],
      ["genre", "The genre."]
    ])
  ],
  [
    "ChartPerson",
    new Map([
      ["id", "The id on Beatport."],
      ["owner_image", "The URL of the picture; not an image record."],
      ["owner_name", "The name of the author; null if unknown."],
      ["owner_slug", "The name as it occurs in store URLs. It can contain spaces and capitals."],
      ["owner_type", 'The type of the profile, such as `"djprofile"`.'],
      ["owner_person", "The id of the author's account; null if unknown."]
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
  [
    "paging",
    new Map([
      ["page", "The number of the page, from 1."],
      ["per_page", "The number of items on a page: 1 to 100, by default 100."]
    ])
  ],
  [
    "similarTo",
    new Map([["ids", "The ids to recommend for. The name of this parameter is not documented."]])
  ],
  [
    "Followed",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["count", "The number that the web site shows beside the name: of new tracks or releases."],
      ["image", "The picture."]
    ])
  ],
  ["FollowedGenre", new Map([["id", "The id of the genre."]])],
  [
    "FollowedIds",
    new Map([
      ["performer", "The ids of followed artists."],
      ["label", "The ids of followed labels."],
      ["playlist", "The ids of followed playlists."]
    ])
  ],
  ["FollowedIdsResponse", new Map([["results", "The followed ids, by kind."]])],
  [
    "FollowedPlaylist",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["count", "The number of tracks."],
      ["image", "The picture."]
    ])
  ],
  ["GenreToFollow", new Map([["id", "The id of the genre."]])],
  [
    "Genre",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["url", "The URL in API v4."],
      ["enabled", "Whether it is enabled in the store."],
      ["category", "The part of the store that the genre belongs to."],
      ["sub_genres", "The sub-genres."],
      ["launch_date", "The day the genre was introduced, as `YYYY-MM-DD`; null for old genres."]
    ])
  ],
  [
    "GenreCategory",
    new Map([
      ["id", "1 Electronic, 2 Open Format."],
      ["name", '`"Electronic"` or `"Open Format"`.']
    ])
  ],
  [
    "GenreDetail",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["enabled", "Whether it is enabled in the store."],
      ["is_included_in_hype", "Whether the genre has a Hype chart."],
      ["sub_genres", "The sub-genres."]
    ])
  ],
  [
    "GenreReference",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name. `null` has been sent for genres that were renamed or removed."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["url", "The URL in API v4."]
    ])
  ],
  [
    "SubGenreDetail",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["enabled", "Whether it is enabled in the store."],
      [
        "genre",
        "The genre that it belongs to: its API URL in Beatport's document; such a field is a record in other responses."
      ],
      ["url", "The URL in API v4."]
    ])
  ],
  [
    "SubGenreReference",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["url", "The URL in API v4."],
      ["enabled", "Whether it is enabled in the store."]
    ])
  ],
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
    "Image",
    new Map([
      ["id", "The id of the picture."],
      ["uri", "The URL of the picture in one size."],
      [
        "dynamic_uri",
        "The URL of the picture as a template, with `{w}` and `{h}` in place of the size in pixels."
      ]
    ])
  ],
  [
    "ChordType",
    new Map([
      ["id", "1 Minor, 2 Major."],
      ["name", '`"Minor"` or `"Major"`.'],
      ["url", "The URL in API v4."]
    ])
  ],
  [
    "Key",
    new Map([
      ["id", "The id of the key. A key that can be written with a sharp and with a flat has two."],
      ["name", 'The name, for example `"Eb Minor"` or `"F# Major"`.'],
      ["letter", 'The letter of the key, without an accidental: `"E"` for Eb Minor.'],
      ["is_sharp", "Whether the key is written with a sharp."],
      ["is_flat", "Whether the key is written with a flat."],
      ["chord_type", "The mode: minor or major."],
      ["camelot_number", "The number in Camelot notation: 1 to 12."],
      ["camelot_letter", 'The letter in Camelot notation: `"A"` for minor, `"B"` for major.'],
      ["url", "The URL in API v4."]
    ])
  ],
  [
    "Label",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["image", "The logo."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["url", "The URL in API v4."],
      ["created", "The datetime when it was added to Beatport."],
      ["updated", "The datetime of the last change."],
      ["enabled", "Whether it is enabled in the store."],
      [
        "default_pre_order_weeks",
        "The number of weeks that releases can be pre-ordered; null without pre-orders."
      ],
      ["has_exclusive_contract", "Whether the label sells exclusively on Beatport."],
      ["is_available_for_hype", "Whether the label's tracks can enter the Hype charts."],
      ["is_available_for_pre_order", "Whether the label's releases can be pre-ordered."],
      ["is_available_for_streaming", "Whether the label's tracks can be streamed."],
      [
        "latest_active_publish_date",
        "The day of the label's newest release, as `YYYY-MM-DD`; null without one."
      ],
      ["hype_eligible", "Whether the label may join the Hype programme."],
      ["hype_active", "Whether the label takes part in the Hype programme."],
      ["hype_trial_start_date", "The first day of the Hype trial; null without one."],
      ["hype_trial_end_date", "The last day of the Hype trial; null without one."]
    ])
  ],
  [
    "LabelDetail",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["image", "The logo."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["bio", "The biography, with real line breaks; null without one."],
      ["created", "The datetime when it was added to Beatport."],
      ["updated", "The datetime of the last change."],
      ["enabled", "Whether it is enabled in the store."],
      [
        "default_pre_order_weeks",
        "The number of weeks that releases can be pre-ordered; null without pre-orders."
      ],
      ["has_exclusive_contract", "Whether the label sells exclusively on Beatport."],
      ["is_available_for_hype", "Whether the label's tracks can enter the Hype charts."],
      ["is_available_for_bundle_subscription", "Whether the label is part of bundle subscriptions."],
      ["is_available_for_pre_order", "Whether the label's releases can be pre-ordered."],
      ["is_available_for_streaming", "Whether the label's tracks can be streamed."],
      ["is_included_in_rightsflow", "Whether Rightsflow clears the label's publishing rights."],
      ["latest_active_publish_date", "The day of the label's newest release."],
      ["hype_eligible", "Whether the label may join the Hype programme."],
      ["hype_active", "Whether the label takes part in the Hype programme."],
      ["hype_trial_start_date", "The first day of the Hype trial; null without one."],
      ["hype_trial_end_date", "The last day of the Hype trial; null without one."]
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
    "ChartTrack",
    new Map([
      ["id", "The id of the entry, which is not the id of the track."],
      ["position", "The position, from 1."],
      ["track", "The track. Beatport's document gives its id."]
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
    "MyChart",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["description", "The description; null without one."],
      ["person", "The profile of the author. Its `id` is not an artist id."],
      ["artist", "The artist of the chart; null if the author is not an artist on Beatport."],
      ["genres", "The genres."],
      ["image", "The picture."],
      ["price", "The price for the signed-in account."],
      ["track_count", "The number of tracks."],
      ["add_by", "The id of the person who added the chart."],
      ["add_date", "The datetime when the chart was added, with the offset of Denver."],
      ["change_date", "The datetime of the last change, with the offset of Denver."],
      ["publish_date", "The datetime of publication, with the offset of Denver; null before it."],
      ["enabled", "Whether it is enabled in the store."],
      ["is_approved", "Whether Beatport has approved the chart."],
      ["is_indexed", "Whether the chart can be found by search."],
      ["is_published", "Whether the chart is published."],
      ["url", "The URL in API v4."]
    ])
  ],
  [
    "WrittenChart",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name: 1 to 45 characters."],
      ["description", "The description; null without one."],
      ["enabled", "Whether it is enabled in the store."],
      ["is_published", "Whether the chart is published."]
    ])
  ],
  [
    "WrittenChartTrack",
    new Map([
      ["id", "The id of the entry, which is not the id of the track."],
      ["position", "The position, from 1."],
      ["track", "The track. Beatport's document gives its id."]
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
    "envelope",
    new Map([
      [
        "next",
        "The URL of the next page. It can lack its scheme and can be present on the last page, so the SDK never requests it."
      ],
      ["previous", "The URL of the previous page."],
      ["count", "The number of items in the list, at most 10,000."],
      ["page", 'The number of the page as text: `"2/57"`, or `"1"` for a bestseller list.'],
      ["per_page", "The number of items on a page."]
    ])
  ],
  [
    "AddedTrack",
    new Map([
      ["id", "The id of the new entry."],
      ["position", "The position, from 1."],
      ["track_id", "The id of the track."]
    ])
  ],
  [
    "AddedTracks",
    new Map([
      ["items", "The new entries."],
      ["playlist", "The playlist. Unrecorded."]
    ])
  ],
  [
    "CuratedPlaylist",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["genre", "The genre."],
      ["created_date", "The datetime of creation, with its offset."],
      ["updated_date", "The datetime of the last change, with its offset."],
      ["track_count", "The number of tracks."],
      ["type", "The type."],
      ["length_ms", "The running time in milliseconds; null if unknown."],
      ["bpm_range", "The slowest and the fastest tempo in beats per minute."],
      ["genres", "The names of the genres in it."],
      ["keys", "The keys in it. Always empty in recorded responses."],
      ["release_images", "The URLs of the covers of its first four releases."],
      ["is_public", "Whether every user can see the playlist."],
      ["is_owner", "Whether the playlist belongs to the signed-in account."],
      ["followers", "The followers. Unrecorded."]
    ])
  ],
  ["MovedTrack", new Map([["position", "The new position, from 1."]])],
  [
    "NewPlaylist",
    new Map([
      ["name", "The name."],
      ["is_public", '`"true"` makes the playlist public; leave it out for a private one.']
    ])
  ],
  [
    "Playlist",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["created_date", "The datetime of creation, with its offset."],
      ["updated_date", "The datetime of the last change, with its offset."],
      ["track_count", "The number of tracks."],
      ["type", "The type."],
      ["length_ms", "The running time of all its tracks, in milliseconds."],
      [
        "bpm_range",
        "The slowest and the fastest tempo, in beats per minute; two nulls if the playlist is empty."
      ],
      ["genres", "The names of the genres in it."],
      [
        "keys",
        "The keys of its tracks. Always empty in recorded responses; Beatport's document gives names of keys."
      ],
      ["release_images", "URLs of the covers of its first four releases."],
      ["is_public", "Whether every user can see the playlist."],
      ["is_owner", "Whether the playlist belongs to the signed-in account."],
      ["followers", "The followers. Unrecorded."]
    ])
  ],
  ["PlaylistFields", new Map([["name", "The name: 1 to 64 characters."]])],
  ["PlaylistOrder", new Map([["items", "The playlists whose position changed."]])],
  ["PlaylistPositions", new Map([["items", "The playlists to move, each with its new position."]])],
  [
    "PlaylistTrack",
    new Map([
      ["id", "The id of the entry, which is not the id of the track."],
      ["position", "The position, from 1."],
      ["track", "Track of the entry. `null` or absent if Beatport has removed the track."],
      ["tombstoned", "Whether the track can no longer be streamed. The entry keeps its position."]
    ])
  ],
  [
    "PlaylistTrackId",
    new Map([
      ["id", "The id of the entry, which is not the id of the track."],
      ["position", "The position, from 1."],
      ["track_id", "The id of the track."],
      ["track_available", "Whether the track can be streamed by the account."]
    ])
  ],
  [
    "PlaylistType",
    new Map([
      ["id", "The id of the type: 2 user."],
      ["name", 'The name of the type, such as `"user"`.']
    ])
  ],
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
    "Price",
    new Map([
      ["code", 'The currency as an ISO 4217 code, for example `"EUR"`.'],
      ["symbol", 'The symbol of the currency, such as `"€"`.'],
      ["value", "The amount in units of the currency: `1.59`."],
      ["display", 'Symbol and amount, formatted for display: `"€1.59"`.']
    ])
  ],
  [
    "AudioFormat",
    new Map([
      ["id", "The id of the format."],
      ["name", 'The name of the format, such as `"MP3"`.']
    ])
  ],
  [
    "Purchase",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["mix_name", 'The name of the mix: `"Original Mix"`, `"Extended Mix"`, `"Dub"`.'],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["artists", "The artists, in the order of the credits."],
      ["remixers", "The remixers, in the order of the credits; empty without one."],
      ["release", "The release that the track is on."],
      ["genre", "The genre."],
      ["sub_genre", "The sub-genre; null for four of five tracks."],
      ["key", "The musical key; null if unknown."],
      ["bpm", "The tempo in beats per minute; null if unknown."],
      ["length", 'The running time as `"m:ss"`.'],
      ["length_ms", "The running time in milliseconds; null if unknown."],
      ["catalog_number", "The label's own number for the release. It can be a UPC."],
      ["isrc", "The International Standard Recording Code: 12 letters and digits. Null if unknown."],
      ["purchase_date", "The datetime of the purchase, with its offset."],
      ["audio_format", "The audio format."],
      ["order_item_download_id", "The id of the download."],
      ["order_item_download_try_count", "The number of times that it was downloaded."],
      ["initial_download", "Whether it was never downloaded before."],
      ["received_status", "Whether it was downloaded."],
      ["image", "The waveform, not the cover."],
      ["sample_url", "The URL of the preview."],
      ["sample_start_ms", "Where in the track the preview starts, in milliseconds."],
      ["sample_end_ms", "Where in the track the preview ends, in milliseconds."],
      ["price", "The price for the signed-in account."],
      ["upgrade_fees", "The price of other audio formats. Unrecorded."],
      ["publish_date", "The day of publication on Beatport, as `YYYY-MM-DD`."],
      [
        "new_release_date",
        "The day of the first release, as `YYYY-MM-DD`. A re-upload keeps it, so it can differ from `publish_date`."
      ],
      ["pre_order", "Whether it can only be pre-ordered so far."],
      ["pre_order_date", "The first day of the pre-order, as `YYYY-MM-DD`; null without one."],
      ["enabled", "Whether it is enabled in the store."],
      ["is_available_for_streaming", "Whether it can be streamed."],
      ["is_hype", "Whether its label takes part in the Hype programme."],
      ["tombstoned", "Whether the track was withdrawn."],
      ["url", "The URL in API v4."]
    ])
  ],
  [
    "BpmRange",
    new Map([
      ["min", "The slowest tempo, in beats per minute."],
      ["max", "The fastest tempo, in beats per minute."]
    ])
  ],
  [
    "Release",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["artists", "The artists, in the order of the credits."],
      ["remixers", "The remixers, in the order of the credits; empty without one."],
      ["label", "The label that sells the release."],
      ["catalog_number", "The label's own number for the release. It can be a UPC."],
      ["upc", "The Universal Product Code: 12 to 14 digits. Null if unknown."],
      ["desc", "The description; it can contain line breaks. Null without one."],
      ["image", "Cover of the release."],
      ["bpm_range", "The slowest and the fastest tempo in beats per minute."],
      ["track_count", "The number of tracks."],
      ["publish_date", "The day of publication on Beatport, as `YYYY-MM-DD`."],
      [
        "new_release_date",
        "The day of the first release, as `YYYY-MM-DD`. A re-upload keeps it, so it can differ from `publish_date`."
      ],
      ["pre_order", "Whether it can only be pre-ordered so far."],
      ["pre_order_date", "The first day of the pre-order, as `YYYY-MM-DD`; null without one."],
      ["encoded_date", "The datetime when the audio was encoded, with the offset of Denver."],
      ["updated", "The datetime of the last change."],
      ["price", "The price for the signed-in account."],
      ["override_price", "The price that the label has set, as a decimal in a string; null without one."],
      ["price_override_firm", "Whether the label has fixed the price."],
      ["enabled", "Whether it is enabled in the store."],
      ["exclusive", "Whether it is exclusive to Beatport."],
      ["is_explicit", "Whether it has explicit lyrics. Absent in responses before 2025."],
      ["is_ugc_remix", "Whether it is a remix made by a user. Absent in responses before 2025."],
      ["is_dj_edit", "Whether it is a DJ edit. Absent in responses before 2025."],
      ["is_dj_version", "Whether it is a version for DJs. Absent in responses before August 2026."],
      ["is_hype", "Whether its label takes part in the Hype programme."],
      ["url", "The URL in API v4."]
    ])
  ],
  [
    "ReleaseDetail",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["artists", "The artists, in the order of the credits."],
      ["remixers", "The remixers, in the order of the credits; empty without one."],
      ["label", "The label that sells the release."],
      ["catalog_number", "The label's own number for the release. It can be a UPC."],
      ["upc", "The Universal Product Code: 12 to 14 digits. Null if unknown."],
      ["desc", "The description; it can contain line breaks. Null without one."],
      ["image", "Cover of the release."],
      ["bpm_range", "The slowest and the fastest tempo in beats per minute."],
      ["track_count", "The number of tracks."],
      ["publish_date", "The day of publication on Beatport, as `YYYY-MM-DD`."],
      [
        "new_release_date",
        "The day of the first release, as `YYYY-MM-DD`. A re-upload keeps it, so it can differ from `publish_date`."
      ],
      ["pre_order", "Whether it can only be pre-ordered so far."],
      ["pre_order_date", "The first day of the pre-order, as `YYYY-MM-DD`; null without one."],
      ["encoded_date", "The datetime when the audio was encoded, with the offset of Denver."],
      ["updated", "The datetime of the last change."],
      ["price", "The price for the signed-in account."],
      ["override_price", "The price that the label has set, as a decimal in a string; null without one."],
      ["price_override_firm", "Whether the label has fixed the price."],
      ["enabled", "Whether it is enabled in the store."],
      ["exclusive", "Whether it is exclusive to Beatport."],
      ["is_explicit", "Whether it has explicit lyrics. Absent in responses before 2025."],
      ["is_ugc_remix", "Whether it is a remix made by a user. Absent in responses before 2025."],
      ["is_dj_edit", "Whether it is a DJ edit. Absent in responses before 2025."],
      ["is_dj_version", "Whether it is a version for DJs. Absent in responses before August 2026."],
      ["is_hype", "Whether its label takes part in the Hype programme."],
      ["grid", "The Global Release Identifier; null in recorded responses."],
      ["is_available_for_streaming", "Whether it can be streamed."],
      ["type", "The type: `Release`, `Album` or `Mix`."],
      [
        "tracks",
        "The API URLs of the tracks, last track first. `releases.tracks` returns the tracks themselves, in order."
      ]
    ])
  ],
  [
    "ReleaseTrackId",
    new Map([
      ["id", "The id on Beatport."],
      ["pre_order", "Whether it can only be pre-ordered so far."],
      ["is_available_for_streaming", "Whether it can be streamed."]
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
    "SearchResults",
    new Map([
      ["tracks", "The tracks found; absent if another type was requested."],
      ["releases", "The releases found; absent if another type was requested."],
      ["artists", "The artists found; absent if another type was requested."],
      ["labels", "The labels found; absent if another type was requested."],
      ["charts", "The charts found; absent if another type was requested."],
      ["playlists", "The playlists found. Unrecorded: other clients search for playlists."],
      ["order", "The types in the order in which the web site shows them."],
      [
        "next",
        "The URL of the next page. It can lack its scheme and can be present on the last page, so the SDK never requests it."
      ],
      ["previous", "The URL of the previous page."],
      ["count", "The number of items in the list, at most 10,000."],
      ["page", 'The number of the page as text: `"2/57"`, or `"1"` for a bestseller list.'],
      ["per_page", "The number of items on a page."]
    ])
  ],
  [
    "CurrentStatus",
    new Map([
      ["id", "The id."],
      ["name", 'The name, such as `"General Content"` or `"purchase"`.'],
      ["url", "The URL in API v4."]
    ])
  ],
  [
    "ExclusivePeriod",
    new Map([
      ["id", "The id on Beatport."],
      ["description", 'The description of the period, such as `"Lifetime exclusive"`.'],
      ["days", "The number of days; null for an unlimited period."],
      ["url", "The URL in API v4."]
    ])
  ],
  [
    "SaleType",
    new Map([
      ["id", "The id."],
      ["name", 'The name, such as `"General Content"` or `"purchase"`.'],
      ["url", "The URL in API v4."]
    ])
  ],
  ["StorePage", new Map([["store_url", "The URL of the page."]])],
  [
    "Token",
    new Map([
      ["access_token", "The access token."],
      ["refresh_token", "The refresh token; absent for an imported access token."],
      [
        "expires_at",
        "When the access token expires, in milliseconds since 1970; `endOfTime` if that is unknown."
      ],
      ["renew_at", "When it should be refreshed, in milliseconds since 1970: some time before it expires."],
      ["scope", "The scope, such as `app:locker user:dj`."],
      ["client_id", "The client id that the token was issued to. A refresh must use the same one."],
      [
        "base_url",
        "The base URL that the token belongs to. It is never sent to another one. Absent in a file of another program."
      ],
      ["username", "The user name of the account, if known."]
    ])
  ],
  [
    "TokenResponse",
    new Map([
      ["access_token", "The access token."],
      ["token_type", "Only `Bearer` can be used, in any case of letters."],
      ["expires_in", "The lifetime in seconds."],
      ["scope", "The scope, such as `app:locker user:dj`."],
      ["refresh_token", "The refresh token; empty or missing if the server issues none."]
    ])
  ],
  [
    "ReleaseTrack",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name without the mix. It can be empty, and one in seven ends with a space."],
      ["mix_name", 'The name of the mix: `"Original Mix"`, `"Extended Mix"`, `"Dub"`.'],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["artists", "The artists, in the order of the credits."],
      ["remixers", "The remixers, in the order of the credits; empty without one."],
      ["bsrc_remixer", "Unused: empty in every recorded response, and absent before 2025."],
      ["release", "The release that the track is on."],
      ["genre", "The genre."],
      ["sub_genre", "The sub-genre; null for four of five tracks."],
      ["key", "The musical key; null if unknown, which is rare (1 of 107,795 tracks)."],
      ["bpm", "The tempo in beats per minute; null if unknown, which is rare (1 of 107,795 tracks)."],
      ["length", '`"m:ss"`.'],
      ["length_ms", "The running time in milliseconds; null if unknown."],
      ["catalog_number", "The label's own number for the release."],
      ["isrc", "The International Standard Recording Code: 12 letters and digits. Null if unknown."],
      ["label_track_identifier", "The label's own number for the track; null for about half of the tracks."],
      ["image", "The waveform, not the cover."],
      ["sample_url", "The URL of a preview of at most two minutes."],
      ["sample_start_ms", "Where in the track the preview starts, in milliseconds."],
      ["sample_end_ms", "Where in the track the preview ends, in milliseconds."],
      ["price", "The price for the signed-in account."],
      ["sale_type", "How the track is sold."],
      ["current_status", "The sales status."],
      [
        "publish_status",
        "The state of publication: `published`, `hidden`, `labelRemoved` or `takedown`. More values are possible."
      ],
      ["publish_date", "The day of publication on Beatport, as `YYYY-MM-DD`."],
      [
        "new_release_date",
        "The day of the first release, as `YYYY-MM-DD`. A re-upload keeps it, so it can differ from `publish_date`."
      ],
      ["encoded_date", "The datetime when the audio was encoded, with the offset of Denver."],
      ["pre_order", "Whether it can only be pre-ordered so far."],
      ["pre_order_date", "The first day of the pre-order, as `YYYY-MM-DD`; null without one."],
      ["available_worldwide", "Whether the track is sold in every country."],
      ["exclusive", "Whether it is exclusive to Beatport."],
      ["is_available_for_streaming", "Whether it can be streamed."],
      ["is_explicit", "Whether it has explicit lyrics. Absent in responses before 2025."],
      ["is_ugc_remix", "Whether it is a remix made by a user. Absent in responses before 2025."],
      ["is_dj_edit", "Whether it is a DJ edit. Absent in responses before 2025."],
      ["is_dj_version", "Whether it is a version for DJs. Absent in responses before August 2026."],
      ["is_hype", "Whether its label takes part in the Hype programme."],
      ["free_downloads", "Free downloads of the track. Always empty in recorded responses."],
      ["free_download_start_date", "The first day of a free download. Always null in recorded responses."],
      ["free_download_end_date", "The last day of a free download. Always null in recorded responses."],
      ["url", "The URL in API v4."],
      ["tombstoned", "Whether the track was withdrawn."],
      ["number", "The position on the release, from 1."]
    ])
  ],
  [
    "Track",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name without the mix. It can be empty, and one in seven ends with a space."],
      ["mix_name", 'The name of the mix: `"Original Mix"`, `"Extended Mix"`, `"Dub"`.'],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["artists", "The artists, in the order of the credits."],
      ["remixers", "The remixers, in the order of the credits; empty without one."],
      ["bsrc_remixer", "Unused: empty in every recorded response, and absent before 2025."],
      ["release", "The release that the track is on."],
      ["genre", "The genre."],
      ["sub_genre", "The sub-genre; null for four of five tracks."],
      ["key", "The musical key; null if unknown, which is rare (1 of 107,795 tracks)."],
      ["bpm", "The tempo in beats per minute; null if unknown, which is rare (1 of 107,795 tracks)."],
      ["length", '`"m:ss"`.'],
      ["length_ms", "The running time in milliseconds; null if unknown."],
      ["catalog_number", "The label's own number for the release."],
      ["isrc", "The International Standard Recording Code: 12 letters and digits. Null if unknown."],
      ["label_track_identifier", "The label's own number for the track; null for about half of the tracks."],
      ["image", "The waveform, not the cover."],
      ["sample_url", "The URL of a preview of at most two minutes."],
      ["sample_start_ms", "Where in the track the preview starts, in milliseconds."],
      ["sample_end_ms", "Where in the track the preview ends, in milliseconds."],
      ["price", "The price for the signed-in account."],
      ["sale_type", "How the track is sold."],
      ["current_status", "The sales status."],
      [
        "publish_status",
        "The state of publication: `published`, `hidden`, `labelRemoved` or `takedown`. More values are possible."
      ],
      ["publish_date", "The day of publication on Beatport, as `YYYY-MM-DD`."],
      [
        "new_release_date",
        "The day of the first release, as `YYYY-MM-DD`. A re-upload keeps it, so it can differ from `publish_date`."
      ],
      ["encoded_date", "The datetime when the audio was encoded, with the offset of Denver."],
      ["pre_order", "Whether it can only be pre-ordered so far."],
      ["pre_order_date", "The first day of the pre-order, as `YYYY-MM-DD`; null without one."],
      ["available_worldwide", "Whether the track is sold in every country."],
      ["exclusive", "Whether it is exclusive to Beatport."],
      ["is_available_for_streaming", "Whether it can be streamed."],
      ["is_explicit", "Whether it has explicit lyrics. Absent in responses before 2025."],
      ["is_ugc_remix", "Whether it is a remix made by a user. Absent in responses before 2025."],
      ["is_dj_edit", "Whether it is a DJ edit. Absent in responses before 2025."],
      ["is_dj_version", "Whether it is a version for DJs. Absent in responses before August 2026."],
      ["is_hype", "Whether its label takes part in the Hype programme."],
      ["free_downloads", "Free downloads of the track. Always empty in recorded responses."],
      ["free_download_start_date", "The first day of a free download. Always null in recorded responses."],
      ["free_download_end_date", "The last day of a free download. Always null in recorded responses."],
      ["url", "The URL in API v4."],
      ["tombstoned", "Whether the track was withdrawn."]
    ])
  ],
  [
    "TrackDetail",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name without the mix. It can be empty, and one in seven ends with a space."],
      ["mix_name", 'The name of the mix: `"Original Mix"`, `"Extended Mix"`, `"Dub"`.'],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.'],
      ["artists", "The artists, in the order of the credits."],
      ["remixers", "The remixers, in the order of the credits; empty without one."],
      ["bsrc_remixer", "Unused: empty in every recorded response, and absent before 2025."],
      ["release", "The release that the track is on."],
      ["genre", "The genre."],
      ["sub_genre", "The sub-genre; null for four of five tracks."],
      ["key", "The musical key; null if unknown, which is rare (1 of 107,795 tracks)."],
      ["bpm", "The tempo in beats per minute; null if unknown, which is rare (1 of 107,795 tracks)."],
      ["length", '`"m:ss"`.'],
      ["length_ms", "The running time in milliseconds; null if unknown."],
      ["catalog_number", "The label's own number for the release."],
      ["isrc", "The International Standard Recording Code: 12 letters and digits. Null if unknown."],
      ["label_track_identifier", "The label's own number for the track; null for about half of the tracks."],
      ["image", "The waveform, not the cover."],
      ["sample_url", "The URL of a preview of at most two minutes."],
      ["sample_start_ms", "Where in the track the preview starts, in milliseconds."],
      ["sample_end_ms", "Where in the track the preview ends, in milliseconds."],
      ["price", "The price for the signed-in account."],
      ["sale_type", "How the track is sold."],
      ["current_status", "The sales status."],
      [
        "publish_status",
        "The state of publication: `published`, `hidden`, `labelRemoved` or `takedown`. More values are possible."
      ],
      ["publish_date", "The day of publication on Beatport, as `YYYY-MM-DD`."],
      [
        "new_release_date",
        "The day of the first release, as `YYYY-MM-DD`. A re-upload keeps it, so it can differ from `publish_date`."
      ],
      ["encoded_date", "The datetime when the audio was encoded, with the offset of Denver."],
      ["pre_order", "Whether it can only be pre-ordered so far."],
      ["pre_order_date", "The first day of the pre-order, as `YYYY-MM-DD`; null without one."],
      ["available_worldwide", "Whether the track is sold in every country."],
      ["exclusive", "Whether it is exclusive to Beatport."],
      ["is_available_for_streaming", "Whether it can be streamed."],
      ["is_explicit", "Whether it has explicit lyrics. Absent in responses before 2025."],
      ["is_ugc_remix", "Whether it is a remix made by a user. Absent in responses before 2025."],
      ["is_dj_edit", "Whether it is a DJ edit. Absent in responses before 2025."],
      ["is_dj_version", "Whether it is a version for DJs. Absent in responses before August 2026."],
      ["is_hype", "Whether its label takes part in the Hype programme."],
      ["free_downloads", "Free downloads of the track. Always empty in recorded responses."],
      ["free_download_start_date", "The first day of a free download. Always null in recorded responses."],
      ["free_download_end_date", "The last day of a free download. Always null in recorded responses."],
      ["number", "The number of the track on its release, from 1."],
      ["audio_format", "The audio format; null in recorded responses."],
      ["desc", "A description; null in recorded responses."],
      ["enabled", "Whether the track is enabled in the store."],
      [
        "encode_status",
        "The state of the encoding: `STANDARD`, `PRIORITY`, `CONVERTED`, `ERROR` or `TRANSCODING`. More values are possible."
      ],
      ["exclusive_period", "How long the track is exclusive to Beatport."],
      ["hidden", "Whether the track is hidden in the store."],
      ["is_classic", "Whether the track is marked as a classic."],
      ["was_ever_exclusive", "Whether the track was ever exclusive to Beatport."],
      ["territories", "The countries that the track is sold in. Absent in recorded responses."]
    ])
  ],
  [
    "TrackRelease",
    new Map([
      ["id", "The id on Beatport."],
      ["name", "The name."],
      ["image", "Cover of the release."],
      ["label", "The label that sells the release."],
      ["slug", 'The name as it occurs in store URLs; `"---"` if it has no Latin letters.']
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
