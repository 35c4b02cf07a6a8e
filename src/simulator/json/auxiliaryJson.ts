/**
 * JSON of reference tables. The fields are those of Beatport's document; the real rows are unknown.
 */
import { apiUrl } from "../responses.ts"

interface Named {
  readonly id: number
  readonly name: string
}

export const artistTypes: ReadonlyArray<Named> = [
  { id: 1, name: "Artist" },
  { id: 2, name: "Remixer" },
  { id: 3, name: "Producer" }
]

export const commercialModelTypes: ReadonlyArray<Named> = [
  { id: 1, name: "Purchase" },
  { id: 2, name: "Subscription" }
]

export const artistTypeItem = ({ id, name }: Named) => ({
  id,
  name,
  url: `${apiUrl}/auxiliary/artist-types/${id}/`
})

export const artistTypeDetail = ({ id, name }: Named) => ({
  created_date: "2012-03-01T09:00:00-07:00",
  created_person_id: null,
  id,
  name,
  updated_date: null,
  updated_person_id: null
})
