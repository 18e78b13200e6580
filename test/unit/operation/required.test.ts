import { buildRequest } from '../../../nodes/shared/operation/wire/request';
import { elementsAt, readFields } from '../../../nodes/shared/operation/wire/response';
import type { Operation, PropertySpec } from '../../../nodes/shared/operation/spec';
import { element } from '../../../nodes/shared/xml/tree';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { writeXml } from '../../../nodes/shared/xml/write';

/** What the schema requires although the user gave nothing, and what answers say by leaving out. */
function field(name: string, more: Partial<PropertySpec>): PropertySpec {
	return { displayName: name, name, type: 'string', default: '', ...more };
}

function written(properties: PropertySpec[], values: Record<string, unknown>): string {
	const spec: Operation = {
		resource: 'thing',
		name: 'Do',
		value: 'do',
		action: 'Do thing',
		description: 'Do it',
		effect: 'read',
		fields: properties,
		service: 's',
		element: 'Do',
		answer: { cardinality: 'none', path: '', gives: [] },
	};
	const request = buildRequest(spec, 'urn:x', values);
	return request.failure ? request.failure.message : (writeXml(request.body).xml ?? '');
}

const nil = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';

test('a nillable flag goes out as nil when it is absent or cleared, and as it is when it is false', () => {
	const flag = [field('Flag', { type: 'boolean', xml: { path: 'Flag', type: 'boolean', whenEmpty: 'nil' } })];
	expect(written(flag, {})).toBe(`<Do xmlns="urn:x"><Flag ${nil}/></Do>`);
	expect(written(flag, { Flag: '' })).toBe(`<Do xmlns="urn:x"><Flag ${nil}/></Do>`);
	expect(written(flag, { Flag: false })).toBe('<Do xmlns="urn:x"><Flag>false</Flag></Do>');
});

test("a required value has a stand-in when it is absent or cleared, and is the user's own otherwise", () => {
	const count = [field('Count', { xml: { path: '@Count', type: 'int', whenAbsent: '7' } })];
	expect(written(count, {})).toBe('<Do xmlns="urn:x" Count="7"/>');
	expect(written(count, { Count: '' })).toBe('<Do xmlns="urn:x" Count="7"/>');
	expect(written(count, { Count: 0 })).toBe('<Do xmlns="urn:x" Count="0"/>');
});

test('rows may hold rows, each with its stand-ins', () => {
	const rows = [
		field('Rows', {
			xml: {
				path: 'List/Row',
				fields: {
					name: { path: '@Name' },
					size: { path: '@Size', whenAbsent: '1' },
					parts: { path: 'Parts/Part', fields: { text: { path: '@Text' } } },
				},
			},
		}),
	];
	const value = { row: [{ name: 'a', parts: { part: [{ text: 'x' }, { text: 'y' }] } }, { size: '2' }] };
	expect(written(rows, { Rows: value })).toBe(
		'<Do xmlns="urn:x"><List><Row Name="a" Size="1"><Parts><Part Text="x"/><Part Text="y"/></Parts></Row><Row Size="2"/></List></Do>',
	);
});

test('a field that is hidden by another one is neither sent nor missed', () => {
	const properties = [
		field('kind', {}),
		field('first', { required: true, displayOptions: { show: { kind: ['one'] } }, xml: { path: '@First' } }),
		field('second', {
			required: true,
			displayOptions: { show: { kind: ['two'] } },
			xml: { path: '@Second' },
		}),
	];
	const values = { first: 'a', second: 'b' };
	expect(written(properties, { kind: 'one', ...values })).toBe('<Do xmlns="urn:x" First="a"/>');
	expect(written(properties, { kind: 'two', ...values })).toBe('<Do xmlns="urn:x" Second="b"/>');
	expect(written(properties, { kind: 'two' })).toBe("'second' is empty");
});

test('a path step may offer names, or take any element', () => {
	const root = parseXml('<a><b n="1"/><c n="2"/><d n="3"><e n="4"/></d></a>').root!;
	const names = (path: string) => elementsAt(root, path).map(({ name }) => name);
	expect(names('b|c')).toEqual(['b', 'c']);
	expect(names('x|d/e')).toEqual(['e']);
	expect(names('*')).toEqual(['b', 'c', 'd']);
	expect(readFields(root, [{ name: 'n', xml: 'x|b/@n', description: '' }])).toEqual({ n: '1' });
});

test('zeros for an identifier and the year 1 for a date mean that there is none', () => {
	const read = (type: 'guid' | 'dateTime', value: string) =>
		readFields(element('a', '', { text: value }), [{ name: 'value', xml: '.', type, description: '' }]);
	expect(read('guid', '00000000-0000-0000-0000-000000000000')).toEqual({});
	expect(read('guid', '00000000-0000-0000-0000-000000000001')).toEqual({
		value: '00000000-0000-0000-0000-000000000001',
	});
	expect(read('dateTime', '0001-01-01T00:00:00')).toEqual({});
	expect(read('dateTime', '2026-01-01T00:00:00')).toEqual({ value: '2026-01-01T00:00:00' });
});
