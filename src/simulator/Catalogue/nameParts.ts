/**
 * Parts of generated names. First and last names are drawn separately, so a name matches a real person only by
 * chance.
 */

type Words = readonly [string, ...ReadonlyArray<string>]

const splitWords = (first: string, ...rest: ReadonlyArray<string>): Words => [
  first,
  ...rest.flatMap((line) => line.split(" "))
]

export const firstNames = splitWords(
  "Adela",
  "Aino Alvaro Anouk Arvid Basil Benita Bruno Calla Casimir Cosima Damaris Dorian Edda Eero Elio Emeka Esra",
  "Fabrice Fenja Floris Gaia Gideon Greta Halina Henrik Idris Ilse Imani Ivo Jolanda Joris Kaito Katarzyna Kofi",
  "Lasse Leocadia Linnea Lorcan Magnus Malika Mateo Maxime Mira Nadja Nikolai Noor Odette Oskar Paloma Petra",
  "Quentin Rasmus Renata Rohan Saskia Sefa Severin Sunniva Tadeo Tamsin Thandi Tiber Ulrike Valentin Vesna",
  "Wendell Xenia Yara Yusuf Zelda Zoran \u0141ucja S\u00f8ren Ana\u00efs"
)

export const lastNames = splitWords(
  "Abendroth",
  "Achterberg Alderweit Amarante Bakkerud Balcombe Bellavoir Bergmark Birkendal Bonsignore Brandvold Brockweir",
  "Cadwallon Calderisi Castellvi Chmielnik Corvane Dahlbo Dandrieu Delmastro Dravecky Dufresnoy Eastleigh",
  "Ekholm Elverum Estragon Fairweather Falkenrath Ferreyra Fjordheim Galvanese Garrigue Grimwade Grunewald",
  "Halvorsrud Harrowgate Hexham Holmgaard Iversund Jablonsky Karadag Kessenbrock Kilbride Kortelainen Kovalenkov",
  "Lancaric Larkspur Lindqvard Lomastro Maldonato Marchetka Meerwijk Mistral Montelair Nakagora Nesterov",
  "Nordkvist Obasanya Oakhurst Oosterling Palmieri Pemberwick Quillon Ravensdal Reinholt Rosenvinge Sandoval",
  "Saltmarsh Sarkozi Schattner Silverio Skarsmo Steinbrecher Tavares Thornquist Tolvanen Uspenski Valdecasas",
  "Vandermeer Velkov Vestergard Wainscot Weissenfels Winterbourne Yamashiro Zielonka"
)

export const adjectives = splitWords(
  "Acid",
  "Amber Analog Ancient Arctic Astral Binary Black Blind Blue Bright Broken Burning Carbon Cold Concrete Copper",
  "Cosmic Crystal Dark Deep Digital Distant Double Dusty Electric Empty Endless Faded Fallen False Feral Final",
  "Foreign Forgotten Frozen Ghost Giant Glass Golden Gravel Grey Half Heavy Hidden Hollow Hungry Infinite Inner",
  "Invisible Iron Ivory Late Liquid Lonely Long Lost Lucid Lunar Magnetic Melted Midnight Minor Modern Modular",
  "Mono Narrow Neon Nervous New Northern Oblique Open Orbital Outer Paper Parallel Perfect Phantom Plastic Polar",
  "Primal Private Quiet Radial Random Rapid Raw Red Remote Restless Rotten Sacred Scarlet Second Secret Shallow",
  "Silent Silver Simple Slow Soft Solar Solid Southern Static Strange Sudden Sunken Thin Third Tidal Total Tropical",
  "True Twisted Ultra Velvet Vertical Violet Warm Wet White Wide Wild Winter Wired Wooden"
)

export const nouns = splitWords(
  "Acid",
  "Alarm Algorithm Anthem Arcade Archive Arrow Atlas Aurora Avenue Balance Basement Bassline Beacon Bloom Border",
  "Bridge Cascade Cathedral Chamber Chorus Circuit City Coast Colony Compass Contact Corridor Crater Current Cycle",
  "Dancer Daylight Delta Desert Device Dialogue Diamond Distance District Dome Dream Drift Drum Dust Echo Eclipse",
  "Edge Element Ember Empire Engine Equation Erosion Escape Exit Factory Fever Field Figure Fire Flood Floor Forest",
  "Formula Fountain Fragment Frequency Frontier Future Galaxy Garden ApiAccess Geometry Glacier Gravity Groove Ground",
  "Harbour Harmony Heart Heat Highway Horizon Hour Hypnosis Illusion Impulse Island Journey Jungle Kingdom Labyrinth",
  "Ladder Language Lantern Laser Lesson Letter Light Line Lobby Loop Machine Manoeuvre Marble Mask Memory Message",
  "Meter Mirage Mirror Moment Monolith Moon Motion Motor Mountain Nebula Night Noise Number Ocean Orbit Oracle Origin",
  "Oscillator Palace Panic Paradox Particle Passage Pattern Phase Pilot Planet Poem Polygon Portal Pressure Prism",
  "Promise Pulse Radar Rain Reaction Reflex Refuge Rhythm Riddle Ritual River Rocket Room Rotation Ruin Runner Saint",
  "Satellite Season Sequence Shadow Shelter Shore Signal Silence Siren Sketch Skyline Smoke Spectrum Spiral Spring",
  "Stairway Station Storm Stranger Street Strobe Structure Summit Sunrise Surface System Techno Temple Tension Theory",
  "Thunder Tide Tiger Tower Traffic Transit Tunnel Twilight Vacuum Valley Vapour Vector Vision Voltage Vortex Voyage",
  "Warehouse Water Wave Weekend Whisper Window Wire World Zenith Zone"
)

/** Holds the first halves of generated one-word names. */
export const prefixes = splitWords(
  "Ald",
  "Ar Bel Brax Cal Cor Dal Dex Dra Ek El Far Fen Gal Gor Hal Hex Ig Jor Kal Kir Kor Lax Lor Lum Mal Mar Mor Nar Nex",
  "Nor Ob Or Pal Per Quor Ral Rax Ron Sab Sel Sol Sta Tar Tek Tor Ul Val Vex Vor Wex Xan Yor Zal Zen"
)

export const suffixes = splitWords(
  "ano",
  "adi ae alto ander ara aro atek avo eda een elle endo enn ero esk eta eum ex ibra ica idae igo illa imo ion ira",
  "isk ium ive ix oda ode oko oma ona onic ora oro os oth ova ox udo ulus una ur usk uva yk ym yx"
)

export const crews = splitWords(
  "Assembly",
  "Brothers Bureau Collective Committee Convention Department Division Ensemble Exchange Institute Laboratory Network",
  "Orchestra Project Society Sound Syndicate Union Unit Works"
)

export const imprints = splitWords(
  "Records",
  "Recordings Music Audio Trax Sound Tapes Editions Label Discs Sessions Black Limited Digital Series Ltd"
)

/** Lists the names of mixes without a remixer. */
export const mixes: Words = [
  "Original Mix",
  "Extended Mix",
  "Radio Edit",
  "Dub Mix",
  "Instrumental Mix",
  "Club Mix",
  "Dub",
  "VIP Mix"
]

/** Lists the suffixes after a remixer's name. */
export const remixes: Words = ["Remix", "Extended Remix", "Dub", "Edit", "Rework", "Reshape"]

/** Lists titles in other scripts. Their slugs are `---`. */
export const foreignTitles: Words = [
  "Ночь",
  "東京の夜",
  "الليل",
  "לילה לבן",
  "Καλοκαίρι",
  "밤의 도시",
  "夏の終わり",
  "Белые ночи",
  "Año Nuevo",
  "Überfluß"
]

/** Lists artists in other scripts. */
export const foreignNames: Words = ["Ночной Экспресс", "東京サウンド", "מועדון לילה", "Αθήνα", "서울"]
