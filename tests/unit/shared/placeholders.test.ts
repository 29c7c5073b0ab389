import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillIn, findPlaceholders, unfilledWords } from '../../../src-shared/placeholders.ts';

const raws = (text: string) => findPlaceholders(text).map((place) => place.raw);

describe('places that are to be filled in', () => {
  test.each([
    ['a known variable', 'Case {{case.id}}.', 'variable', 'case.id', []],
    ['spaces inside', '{{ agent.name }}', 'variable', 'agent.name', []],
    ['an unknown one', '{{customer.name}}', 'unknown', 'customer.name', []],
    ['nothing at all', '{{}}', 'unknown', '', []],
    ['a field', '{{?Name of the sender}}', 'field', 'Name of the sender', []],
    ['choices', '{{?Reason| first |second|}}', 'field', 'Reason', ['first', 'second']],
    ['over a line end', '{{?Name of\nthe sender}}', 'field', 'Name of\nthe sender', []],
    ['behind a third brace', '{{{case.id}}}', 'variable', 'case.id', []],
  ] as const)('%s', (_what, text, kind, name, choices) => {
    expect(findPlaceholders(text)).toEqual([expect.objectContaining({ kind, name, choices })]);
  });

  test.each([
    ['one brace', 'a {b} c'],
    ['never closed', 'a {{b'],
    ['over a paragraph', '{{?a\n\nb}}'],
    ['an escaped brace', 'write \\{{case.id}}'],
    ['a span of code', 'write `{{case.id}}` there'],
    ['a span of two backticks', 'write `` {{case.id}} ` `` there'],
    ['a block of code', '```\n{{case.id}}\n```'],
    ['a block with another mark', '~~~ js\n{{case.id}}\n~~~'],
    ['a block that is never closed', 'a\n```\n{{case.id}}'],
    ['a block in a quote', '> ```\n> {{case.id}}\n> ```'],
  ])('%s is none', (_what, text) => {
    expect(raws(text)).toEqual([]);
  });

  test.each([
    ['after an escaped backslash', '\\\\{{case.id}}', ['{{case.id}}']],
    ['after the block is closed', '```\n{{a}}\n```\n{{b}}', ['{{b}}']],
    ['after the quote with the block ends', '> ```\n> {{a}}\n{{b}}', ['{{b}}']],
    ['backticks that do not pair', 'a ` {{b}} `` c', ['{{b}}']],
    ['an escaped backtick', '\\`{{b}}`', ['{{b}}']],
    ['a span that another block would end', '- a `\n- `b` {{c}} ` d', ['{{c}}']],
    ['a mark that only begins like a block', '``` a ` b\n{{c}}', ['{{c}}']],
  ])('%s it is one', (_what, text, expected) => {
    expect(raws(text)).toEqual(expected);
  });
});

describe('filling in', () => {
  test('puts in what is known, and leaves the rest as it stands', () => {
    const text = '{{case.id}} {{transfer.id}} {{?Reason}} {{nobody}} `{{case.id}}`';
    expect(fillIn(text, { 'case.id': '7', 'transfer.id': null })).toBe('7 {{transfer.id}} {{?Reason}} {{nobody}} `{{case.id}}`');
  });

  test('a value that looks like a place is not one', () => {
    const filled = fillIn('About {{case.subject}}', { 'case.subject': '{{transfer.id}} {{{?x}}}' });
    expect(findPlaceholders(filled)).toEqual([]);
    expect(filled.replaceAll('\\', '')).toBe('About {{transfer.id}} {{{?x}}}');
  });

  test('says how many are left, and which', () => {
    expect(unfilledWords('Done.')).toBeNull();
    expect(unfilledWords('{{transfer.id}}')).toBe('1 place is not filled in: {{transfer.id}}');
    expect(unfilledWords('{{a}} {{b}} {{a}}')).toBe('3 places are not filled in: {{a}}, {{b}}');
    expect(unfilledWords('{{a}}{{b}}{{c}}{{d}}{{e}}{{f}}')).toContain('{{e}} and others');
  });

  test('of any text every place found is where it says, and nothing is added where nothing is known', () => {
    const letters = fc.string({
      unit: fc.constantFrom('{', '}', '{{', '}}', '`', '\\', '\n', '> ', '~~~', 'case.id', '?', '|', 'a'),
    });
    fc.assert(
      fc.property(letters, (text) => {
        for (const place of findPlaceholders(text)) expect(text.slice(place.start, place.end)).toBe(place.raw);
        expect(fillIn(text, {})).toBe(text);
        expect(
          findPlaceholders(fillIn(text, { 'case.id': '1' })).filter(
            (place) => place.name === 'case.id' && place.kind === 'variable',
          ),
        ).toEqual([]);
      }),
    );
  });
});
