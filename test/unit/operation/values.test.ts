import type { FieldXml } from '../../../nodes/shared/operation/spec';
import { toWire } from '../../../nodes/shared/operation/values/values';

const wire = (value: unknown, xml: Partial<FieldXml>) => toWire(value, { path: 'x', ...xml });

test.each<[unknown, Partial<FieldXml>, string]>([
	['007', { type: 'string' }, '007'],
	[7, { type: 'string' }, '7'],
	[false, { type: 'string' }, 'false'],
	[0, { type: 'int' }, '0'],
	[' 42 ', { type: 'int' }, '42'],
	['+5', { type: 'int' }, '5'],
	[-2147483648, { type: 'int' }, '-2147483648'],
	['1.50', { type: 'decimal' }, '1.50'],
	[1e-7, { type: 'decimal' }, '0.0000001'],
	[1e21, { type: 'decimal' }, '1000000000000000000000'],
	['-1.5e-3', { type: 'decimal' }, '-0.0015'],
	['1234567890123456789012345678', { type: 'decimal' }, '1234567890123456789012345678'],
	[1e21, { type: 'string' }, '1000000000000000000000'],
	[false, { type: 'boolean' }, 'false'],
	['1', { type: 'boolean' }, 'true'],
	[true, { type: 'boolean', booleans: { true: '1', false: '2' } }, '1'],
	[false, { type: 'boolean', booleans: { true: '1', false: '2' } }, '2'],
	['2026-02-28', { type: 'date' }, '2026-02-28'],
	['2026-02-28T23:30:00Z', { type: 'date' }, '2026-02-28'],
	['2026-01-31T09:30:00+02:00', { type: 'dateTime' }, '2026-01-31T09:30:00+02:00'],
	['{06C4A84A-693C-46CB-8DF2-40A8215AA056}', { type: 'guid' }, '06C4A84A-693C-46CB-8DF2-40A8215AA056'],
	[Buffer.from([0, 255]), { type: 'base64Binary' }, 'AP8='],
	[['a', ' b ', ''], { joinedWith: ',' }, 'a,b'],
	[[], { joinedWith: ',' }, ''],
	['active', { codes: { active: '1', inactive: '2' }, type: 'int' }, '1'],
	[' 2 ', { codes: { active: '1', inactive: '2' }, type: 'int' }, '2'],
	[1, { codes: { active: '1' } }, '1'],
])('%j as %j is %j', (value, xml, text) => {
	expect(wire(value, xml)).toEqual({ text });
});

test.each<[unknown, Partial<FieldXml>, RegExp]>([
	['abc', { type: 'int' }, /whole number, but is "abc"/],
	['off', { codes: { active: '1', inactive: '2' } }, /^must be one of active, inactive, but is "off"$/],
	['toString', { codes: { active: '1' } }, /must be one of active/],
	['', { type: 'int' }, /but is empty/],
	[1.5, { type: 'int' }, /whole number/],
	[2147483648, { type: 'int' }, /between/],
	['1,5', { type: 'decimal' }, /point as decimal mark/],
	[NaN, { type: 'decimal' }, /must be a number/],
	[Infinity, { type: 'decimal' }, /must be a number/],
	[1e29, { type: 'decimal' }, /at most 28 digits/],
	[5e-324, { type: 'decimal' }, /at most 28 digits/],
	[true, { type: 'decimal' }, /must be a number/],
	[[5], { type: 'int' }, /single value, but is a list/],
	[[5], { type: 'decimal' }, /single value, but is a list/],
	[[true], { type: 'boolean' }, /single value, but is a list/],
	[['2026-01-31'], { type: 'date' }, /single value, but is a list/],
	[['QQ=='], { type: 'base64Binary' }, /single value, but is a list/],
	[{}, { type: 'int' }, /whole number, but is an object/],
	[true, { type: 'int' }, /whole number/],
	['5.0', { type: 'int' }, /whole number/],
	[{}, { type: 'boolean' }, /true or false/],
	[2, { type: 'boolean' }, /true or false/],
	[{}, { type: 'guid' }, /must be a GUID/],
	[{}, { type: 'base64Binary' }, /base64/],
	[7, { type: 'base64Binary' }, /base64/],
	[[{}], { joinedWith: ',' }, /list of texts, but holds an object/],
	['yes', { type: 'boolean' }, /true or false/],
	['True ', { type: 'boolean' }, /true or false/],
	['2026-02-30', { type: 'date' }, /a date like/],
	['31.01.2026', { type: 'date' }, /a date like/],
	['2026-02-30T00:00:00Z', { type: 'dateTime' }, /date and time like/],
	['', { type: 'guid' }, /must be a GUID/],
	['no base64!', { type: 'base64Binary' }, /base64/],
	[{}, {}, /must be a text, but is an object/],
	[['a'], {}, /must be a text, but is a list/],
	[NaN, {}, /not a number/],
	['a\u0000', {}, /U\+0000 at position 2/],
	['\ud800', {}, /surrogate/],
	['\uffff', {}, /U\+FFFF/],
	['😀😀😀', { maximumLength: 2 }, /3 characters long; the system takes at most 2/],
	[['a,b'], { joinedWith: ',' }, /read as two elements/],
])('%j as %j is refused', (value, xml, problem) => {
	expect(wire(value, xml).problem).toMatch(problem);
});

test('a secret that is no text is not shown in the refusal', () => {
	expect(wire({ password: 'canary' }, {}).problem).not.toContain('canary');
});
