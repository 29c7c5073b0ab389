import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Area, placeOnScreens } from '../../../src-main/desktop/place-on-screens.ts';

const MAIN: Area = { x: 0, y: 0, width: 1920, height: 1040 };
const LEFT: Area = { x: -1280, y: 100, width: 1280, height: 984 };
const SMALL: Area = { x: 0, y: 30, width: 1024, height: 700 };
const WINDOW: Area = { x: 200, y: 100, width: 1280, height: 820 };

test.each([
  ['it stays where it was', WINDOW, [MAIN], WINDOW],
  ['also on a second screen', { ...WINDOW, x: -1200, y: 150 }, [MAIN, LEFT], { ...WINDOW, x: -1200, y: 150 }],
  ['and partly off a screen', { ...WINDOW, x: 1500 }, [MAIN], { ...WINDOW, x: 1500 }],
  ['its screen is gone', { ...WINDOW, x: -1200, y: 150 }, [MAIN], { x: 320, y: 110, width: 1280, height: 820 }],
  ['only a sliver would be left to take hold of', { ...WINDOW, x: 1900 }, [MAIN], { x: 320, y: 110, width: 1280, height: 820 }],
  ['its title bar would be above the screen', { ...WINDOW, y: -60 }, [MAIN], { x: 320, y: 110, width: 1280, height: 820 }],
  ['or below it', { ...WINDOW, y: 1030 }, [MAIN], { x: 320, y: 110, width: 1280, height: 820 }],
  ['the screen is smaller now', WINDOW, [SMALL], { x: 0, y: 30, width: 1024, height: 700 }],
  ['fractions, as scaled screens have them', { ...WINDOW, x: 200.4, y: 99.6 }, [MAIN], WINDOW],
  ['nothing was saved', null, [MAIN], null],
  ['there is no screen', WINDOW, [], null],
  ['what was saved is no window', { ...WINDOW, width: 0 }, [MAIN], null],
] as const)('%s', (_, saved, screens, expected) => {
  expect(placeOnScreens(saved, screens)).toEqual(expected);
});

test('wherever a window was, and whatever screens there are, somebody can take hold of it', () => {
  const number = fc.integer({ min: -10_000, max: 10_000 });
  const area = (least: number) =>
    fc.record({
      x: number,
      y: number,
      width: fc.integer({ min: least, max: 6_000 }),
      height: fc.integer({ min: least, max: 4_000 }),
    });
  fc.assert(
    fc.property(area(1), fc.array(area(400), { minLength: 1, maxLength: 4 }), (saved, screens) => {
      const placed = placeOnScreens(saved, screens);
      if (placed === null) return false;
      return screens.some((screen) => {
        const left = Math.max(placed.x, screen.x);
        const right = Math.min(placed.x + placed.width, screen.x + screen.width);
        const isTopOn = placed.y >= screen.y && placed.y < screen.y + screen.height;
        return (
          isTopOn && right - left >= Math.min(100, placed.width) && placed.width <= screen.width && placed.height <= screen.height
        );
      });
    }),
  );
});
