/**
 * The Camelot wheel: its hours, and the colors that DJ programs give them.
 */

/** The hours of the wheel, clockwise. */
export const hours = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** Returns the hue of an hour in degrees: neighbours, which mix, have neighbouring colors. */
export const findHue = (hour: number): number => (hour * 30 + 120) % 360
