/**
 * Fixtures of the values inside resources: images, prices, keys, statuses.
 */
import type { ArtistType, ArtistTypeDetail, CommercialModelType } from "../../schemas/Auxiliary.ts"
import type { Image } from "../../schemas/Image.ts"
import type { ChordType, Key } from "../../schemas/Key.ts"
import type { Price } from "../../schemas/Price.ts"
import type { CurrentStatus, ExclusivePeriod, ReleaseType, SaleType } from "../../schemas/Status.ts"
import type { StorePage } from "../../schemas/StorePage.ts"
import { fixture, picture, urlOf } from "./fixture.ts"

/** Makes an image of 500 by 500 pixels. */
export const image = fixture<Image>(picture(9001, "500x500"))

/** Makes a price of €1.49. */
export const price = fixture<Price>({ code: "EUR", symbol: "€", value: 1.49, display: "€1.49" })

/** Makes the chord type Minor. */
export const chordType = fixture<ChordType>({
  id: 1,
  name: "Minor",
  url: urlOf("catalog/chord-types", 1)
})

/** Makes the key A minor, 8A in Camelot notation. */
export const key = fixture<Key>({
  id: 8,
  name: "A Minor",
  letter: "A",
  is_sharp: false,
  is_flat: false,
  chord_type: chordType(),
  camelot_number: 8,
  camelot_letter: "A",
  url: urlOf("catalog/keys", 8)
})

/** Makes the sale type of a track that is sold. */
export const saleType = fixture<SaleType>({
  id: 1,
  name: "purchase",
  url: urlOf("auxiliary/sale-types", 1)
})

/** Makes the status of a track that is on sale. */
export const currentStatus = fixture<CurrentStatus>({
  id: 10,
  name: "General Content",
  url: urlOf("auxiliary/current-status", 10)
})

/** Makes the exclusive period of a track that other stores sell too. */
export const exclusivePeriod = fixture<ExclusivePeriod>({
  id: 1,
  description: "Not exclusive",
  days: 0,
  url: urlOf("auxiliary/exclusive-period", 1)
})

/** Makes the type of a release that is neither an album nor a mix. */
export const releaseType = fixture<ReleaseType>({ id: 1, name: "Release" })

/** Makes a kind of artist as the list of kinds returns it. */
export const artistType = fixture<ArtistType>({
  id: 1,
  name: "Performer",
  url: urlOf("auxiliary/artist-types", 1)
})

/** Makes a kind of artist as `auxiliary.artistType` returns it. */
export const artistTypeDetail = fixture<ArtistTypeDetail>({
  id: 1,
  name: "Performer",
  created_date: "2012-05-04T10:00:00-06:00",
  created_person_id: null,
  updated_date: null,
  updated_person_id: null
})

/** Makes a commercial model. */
export const commercialModelType = fixture<CommercialModelType>({ id: 1, name: "Retail" })

/** Makes the address of a track in the store. */
export const storePage = fixture<StorePage>({
  store_url: "https://www.beatport.com/track/ebb-and-flow/3001"
})
