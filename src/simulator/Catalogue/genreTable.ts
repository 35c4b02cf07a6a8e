/**
 * The 46 genres of June 2026 with their sub-genres, and the generator's parameters for each.
 */

/** Describes a row of the table below. */
export interface GenreFacts {
  readonly id: number
  readonly name: string
  /** Whether the genre is Open Format. All of them were introduced on one day; the others are Electronic. */
  readonly openFormat: boolean
  /** The usual tempo, slowest and fastest, in beats per minute. */
  readonly bpm: readonly [number, number]
  /** Share of the catalogue's tracks, relative to the sum of all weights. */
  readonly weight: number
  readonly subGenres: ReadonlyArray<readonly [id: number, name: string]>
}

/** Holds the day on which the Open Format genres were introduced. */
export const openFormatLaunch = "2025-09-09"

const genre = (
  id: number,
  name: string,
  bpm: readonly [number, number],
  weight: number,
  ...subGenres: ReadonlyArray<readonly [number, string]>
): GenreFacts => ({ id, name, openFormat: false, bpm, weight, subGenres })

const openFormat = (
  id: number,
  name: string,
  bpm: readonly [number, number],
  ...subGenres: ReadonlyArray<readonly [number, string]>
): GenreFacts => ({ id, name, openFormat: true, bpm, weight: 1, subGenres })

/** Lists the genres in the order of the API: by name, ignoring case. */
export const genreTable: ReadonlyArray<GenreFacts> = [
  genre(95, "140 / Deep Dubstep / Grime", [138, 142], 2, [241, "Grime"]),
  openFormat(
    102,
    "African",
    [95, 120],
    [281, "Afro R&B"],
    [279, "Afrobeats"],
    [280, "Afropop"],
    [282, "Alte"]
  ),
  genre(89, "Afro House", [118, 124], 6, [273, "3Step"], [240, "Afro / Latin"], [274, "Afro Melodic"]),
  genre(98, "Amapiano", [110, 115], 2),
  genre(100, "Ambient / Experimental", [70, 120], 2),
  genre(
    85,
    "Bass / Club",
    [125, 160],
    2,
    [238, "Bass/Club"],
    [197, "Global Club"],
    [237, "Gqom"],
    [236, "Jersey Club"],
    [196, "Juke / Footwork"],
    [239, "Reggae / Dancehall"],
    [242, "UK Funky"]
  ),
  genre(91, "Bass House", [124, 130], 3),
  genre(
    101,
    "Brazilian Funk",
    [128, 150],
    1,
    [277, "BH Funk"],
    [275, "Carioca Funk"],
    [314, "Eletrofunk"],
    [276, "Mandelao Funk"],
    [278, "Melodic Funk"]
  ),
  genre(9, "Breaks / Breakbeat / UK Bass", [125, 138], 3, [209, "Glitch Hop"]),
  openFormat(
    103,
    "Caribbean",
    [80, 115],
    [287, "Calypso"],
    [284, "Dancehall"],
    [286, "Dub"],
    [283, "Reggae"],
    [288, "Ska & Rocksteady"],
    [285, "Soca"]
  ),
  openFormat(104, "Country", [80, 130], [290, "Country Dance"], [289, "Country Pop"]),
  genre(39, "Dance / Pop", [115, 128], 3, [254, "Afro Pop"], [148, "Pop"], [150, "Tropical House"]),
  genre(12, "Deep House", [118, 124], 6),
  openFormat(
    110,
    "DJ Edits",
    [90, 130],
    [319, "African"],
    [320, "Caribbean"],
    [321, "Country"],
    [322, "Dance"],
    [323, "Hip-Hop"],
    [324, "Latin"],
    [326, "R&B"],
    [327, "Rock"],
    // The server too has Cyrillic letters here, so the slug is "---".
    [325, "\u0420\u043e\u0440"]
  ),
  genre(16, "DJ Tools / Acapellas", [90, 130], 1, [46, "Acapellas"], [108, "Battle Tools"], [45, "Loops"]),
  genre(63, "Downtempo", [80, 112], 2),
  genre(
    1,
    "Drum & Bass",
    [170, 176],
    7,
    [174, "Deep"],
    [191, "Halftime"],
    [6, "Jump Up"],
    [66, "Jungle"],
    [5, "Liquid"]
  ),
  genre(18, "Dubstep", [138, 150], 3, [234, "Melodic Dubstep"], [262, "Midtempo"]),
  genre(94, "Electro (Classic / Detroit / Modern)", [122, 136], 2),
  genre(3, "Electronica", [90, 130], 4),
  genre(81, "Funky House", [122, 128], 3),
  genre(
    8,
    "Hard Dance / Hardcore / Neo Rave",
    [145, 200],
    3,
    [215, "Frenchcore"],
    [120, "Hard House"],
    [100, "Hardstyle"],
    [272, "Neo Rave"],
    [213, "Terror"],
    [214, "UK / Happy Hardcore"],
    [212, "Uptempo"]
  ),
  genre(2, "Hard Techno", [145, 165], 4, [270, "Hard Techno"]),
  openFormat(
    105,
    "Hip-Hop",
    [75, 110],
    [291, "East Coast"],
    [293, "Global"],
    [294, "Southern"],
    [292, "West Coast"]
  ),
  genre(5, "House", [120, 128], 10, [143, "Acid"], [315, "Latin House"], [177, "Soulful"]),
  genre(37, "Indie Dance", [110, 126], 5, [223, "Dark Disco"], [334, "Italo"]),
  genre(97, "Jackin House", [122, 128], 2),
  openFormat(
    106,
    "Latin",
    [85, 130],
    [301, "Bachata"],
    [295, "Cumbia"],
    [299, "Dembow"],
    [302, "Latin Dance"],
    [304, "Latin Hip-Hop"],
    [303, "Latin Pop"],
    [297, "Merengue"],
    [298, "Reggaeton"],
    [300, "Regional Mexican"],
    [296, "Salsa"]
  ),
  genre(
    111,
    "Latin Electronic",
    [95, 130],
    1,
    [331, "Electronic Cumbia"],
    [332, "Moombahton"],
    [329, "Raptor House"],
    [330, "Tribal / Guaracha"]
  ),
  genre(
    96,
    "Mainstage",
    [124, 150],
    3,
    [245, "Big Room"],
    [246, "Electro House"],
    [247, "Future House"],
    [252, "Future Rave"],
    [249, "Speed House"]
  ),
  genre(90, "Melodic House & Techno", [120, 128], 8, [267, "Melodic House"], [268, "Melodic Techno"]),
  genre(
    14,
    "Minimal / Deep Tech",
    [124, 134],
    6,
    [167, "Bounce"],
    [188, "Deep Tech"],
    [316, "Minimal House"]
  ),
  genre(50, "Nu Disco / Disco", [112, 126], 4, [210, "Funk / Soul"], [243, "Italo"]),
  genre(93, "Organic House", [108, 122], 3),
  openFormat(107, "Pop", [90, 130], [307, "Holiday"], [306, "J-Pop"], [305, "K-Pop"]),
  genre(15, "Progressive House", [118, 126], 6),
  genre(
    13,
    "Psy-Trance",
    [136, 150],
    5,
    [261, "Dark & Forest"],
    [168, "Full-On"],
    [260, "Goa Trance"],
    [169, "Progressive Psy"],
    [259, "Psychedelic"],
    [263, "Psycore & Hi-Tech"]
  ),
  openFormat(108, "R&B", [70, 110], [308, "Funk"], [309, "Soul"]),
  openFormat(
    109,
    "Rock",
    [90, 150],
    [310, "Indie Rock"],
    [311, "Metal"],
    [312, "Punk & Pop Punk"],
    [313, "Ska"]
  ),
  genre(11, "Tech House", [124, 130], 10, [257, "Latin Tech"]),
  genre(
    6,
    "Techno (Peak Time / Driving)",
    [130, 142],
    10,
    [219, "Driving"],
    [218, "Peak Time"],
    [328, "Psy-Techno"]
  ),
  genre(
    92,
    "Techno (Raw / Deep / Hypnotic)",
    [128, 142],
    7,
    [229, "Broken"],
    [224, "Deep / Hypnotic"],
    [228, "Dub"],
    [227, "EBM"],
    [225, "Raw"]
  ),
  genre(
    7,
    "Trance (Main Floor)",
    [132, 142],
    5,
    [31, "Hard Trance"],
    [27, "Progressive Trance"],
    [29, "Tech Trance"],
    [128, "Uplifting Trance"],
    [129, "Vocal Trance"]
  ),
  genre(
    99,
    "Trance (Raw / Deep / Hypnotic)",
    [132, 145],
    2,
    [265, "Deep Trance"],
    [266, "Hypnotic Trance"],
    [264, "Raw Trance"]
  ),
  genre(38, "Trap / Future Bass", [130, 160], 2, [102, "Trap"]),
  genre(
    86,
    "UK Garage / Bassline",
    [128, 138],
    3,
    [317, "2-Step"],
    [199, "Bassline"],
    [318, "Speed Garage"],
    [198, "UK Garage"]
  )
]
