// Characters that turn the direction of what follows, and invisible ones but the joiners that emoji and scripts need.
const DECEIVING = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text of anybody as it is shown: nothing in it can reorder or hide what stands beside it. Copying gives the original. */
export function visibleText(text: string): string {
  return text.replace(DECEIVING, '');
}
