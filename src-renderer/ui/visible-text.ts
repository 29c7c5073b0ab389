// Characters that turn the direction of what follows, and invisible ones but the joiners that emoji and scripts need.
const DECEIVING = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

// Control characters but tab, line feed and carriage return.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * Text of anybody as it is shown: nothing in it can reorder or hide what stands beside it, and what controls a terminal
 * (ESC, NUL) is seen as ^[ or ^@, which every font can show. Copying gives the original.
 */
export function visibleText(text: string): string {
  return text.replace(DECEIVING, '').replace(CONTROL, (letter) => {
    const code = letter.charCodeAt(0);
    return code > 0x7f ? '\ufffd' : `^${String.fromCharCode(code ^ 0x40)}`;
  });
}
