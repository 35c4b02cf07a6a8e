/**
 * Text from the server, made safe for a terminal.
 */

/**
 * C0 and C1 control characters, bidirectional controls, and characters of no width that can hide text. A zero-width joiner
 * after a pictograph stays, because emoji are made with it.
 */
const unsafe = new RegExp(
  [
    String.raw`[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]`,
    String.raw`(?<!\p{Extended_Pictographic}\ufe0f?)\u200d`
  ].join("|"),
  "gu"
)

/** Replaces characters that could control a terminal or reorder its text with U+FFFD, and line breaks with a space. */
export const cleanText = (text: string): string =>
  text.replaceAll(/\s*[\r\n\t]+\s*/g, " ").replaceAll(unsafe, "\ufffd")
