import { buildOptions, logicProblem } from '../../../nodes/Archer/query/builder';
import { optionsFromText, optionsXml, parseOptions } from '../../../nodes/Archer/query/options';
import { narrowed, positionOf } from '../../../nodes/Archer/trigger/query';

const request = { moduleId: '84', displayFields: ['1'], conditions: [], sort: [], pageSize: 10 };

test('JSON and XML are the same search, with filter values encoded once more', () => {
	const xml =
		'<SearchReport name="A &amp; B"><PageSize>5</PageSize><DisplayFields><DisplayField>1</DisplayField><DisplayField name="x">2</DisplayField></DisplayFields>' +
		'<Criteria><Filter><Conditions><TextFilterCondition><Operator>Equals</Operator><Field>1</Field><Value>a &amp;amp; &amp;lt;b&amp;gt;</Value></TextFilterCondition></Conditions></Filter>' +
		'<ModuleCriteria><Module>84</Module></ModuleCriteria></Criteria></SearchReport>';
	const options = optionsFromText(xml);
	expect(options).toMatchObject({
		SearchReport: {
			'@name': 'A & B',
			Criteria: { Filter: { Conditions: { TextFilterCondition: { Value: 'a & <b>' } } } },
		},
	});
	expect(optionsXml(options)).toBe(xml);
	expect(optionsXml(JSON.stringify(options))).toBe(xml);
});

test.each([
	['{', 'not valid JSON'],
	['[1]', 'must be an object'],
	['{"SearchReport":"x"}', 'must be an object'],
	['{"a b":1}', 'not a valid name'],
])('%s is refused', (text, message) => {
	expect(optionsXml(text)).toEqual({ problem: expect.stringContaining(message) });
});

test('options may come without their root', () => {
	expect(parseOptions({ PageSize: 1 })).toEqual({ root: 'SearchReport', content: { PageSize: 1 } });
	expect(optionsXml('{"Criteria":{}}', 'SearchStatisticReport')).toBe(
		'<SearchStatisticReport><Criteria/></SearchStatisticReport>',
	);
});

test.each([
	['1 AND 2', 2, undefined],
	['(1 OR 2) AND NOT 3', 3, undefined],
	['1 AND 3', 2, 'names condition 3'],
	['1; DROP', 1, 'with more than'],
])('operator logic %s with %i conditions', (logic, count, message) => {
	if (message === undefined) expect(logicProblem(logic, count)).toBeUndefined();
	else expect(logicProblem(logic, count)).toContain(message);
});

test.each([
	[{ type: 'valuesList', field: '1', value: '' }, 'needs the IDs of values'],
	[{ type: 'valuesList', field: '1', value: 'New' }, 'needs the IDs of values'],
	[{ type: 'content', value: '' }, 'needs the IDs of records'],
	[{ type: 'dateRange', field: '1', value: '2026-01-01' }, 'needs two dates'],
	[{ type: 'dateOffset', field: '1', value: 'x' }, 'needs a whole number'],
	[{ type: 'group', field: '1' }, 'unknown type'],
])('the condition %j is refused', (condition, message) => {
	expect(buildOptions({ ...request, conditions: [condition] }).problem).toContain(message);
});

test('an application is needed', () => {
	expect(buildOptions({ ...request, moduleId: '' }).problem).toContain('application');
});

describe('a search narrowed to changes', () => {
	const cursor = { field: '9', kind: 'date' } as const;

	test('keeps the conditions and their logic, and replaces the order', () => {
		const base = {
			MaxRecordCount: '10',
			DisplayFields: { DisplayField: { '@name': 'x', '#text': '9' } },
			Criteria: {
				SortFields: {},
				Filter: {
					OperatorLogic: '1 OR 2',
					Conditions: {
						DateComparisonFilterCondition: {
							Field: '5',
							Operator: 'GreaterThan',
							Value: '2026-01-01T00:00:00Z',
						},
						TextFilterCondition: { Field: '1', Operator: 'Equals', Value: 'a' },
					},
				},
				ModuleCriteria: { Module: '84', SortFields: { SortField: [] } },
			},
		};
		const from = Date.parse('2026-02-01T00:00:05.700Z');
		expect(narrowed(base, cursor, { from, pageSize: 7, display: ['3'] })).toEqual({
			SearchReport: {
				PageSize: 7,
				DisplayFields: { DisplayField: [{ '@name': 'x', '#text': '9' }, '3'] },
				Criteria: {
					Filter: {
						OperatorLogic: '(1 OR 3) AND 2',
						Conditions: {
							DateComparisonFilterCondition: [
								{ Field: '5', Operator: 'GreaterThan', Value: '2026-01-01T00:00:00Z' },
								{
									Operator: 'GreaterThan',
									Field: '9',
									Value: '2026-02-01T00:00:04Z',
									TimeZoneId: 'UTC Standard Time',
									IsTimeIncluded: 'TRUE',
								},
							],
							TextFilterCondition: [{ Field: '1', Operator: 'Equals', Value: 'a' }],
						},
					},
					ModuleCriteria: {
						Module: '84',
						SortFields: { SortField: [{ Field: '9', SortType: 'Ascending' }] },
					},
				},
			},
		});
	});

	test('reads the position by ID and GUID, and the digits of a tracking ID', () => {
		const guid = 'B1F0D0A6-7B4A-4B1E-9C6A-000000000009';
		const record = {
			fields: { 9: { id: 9, guid, value: '2026-02-01T00:00:05.700Z' }, 6: { id: 6, value: 'INC-0042' } },
		};
		expect(positionOf(record, cursor)).toBe(Date.parse('2026-02-01T00:00:05.700Z'));
		expect(positionOf(record, { field: guid.toLowerCase(), kind: 'date' })).toBe(
			Date.parse('2026-02-01T00:00:05.700Z'),
		);
		expect(positionOf(record, { field: '6', kind: 'number' })).toBe(42);
		expect(positionOf(record, { field: '7', kind: 'number' })).toBeUndefined();
		expect(positionOf({ fields: { 9: { id: 9, value: '03/04/2026 10:00' } } }, cursor)).toBeUndefined();
	});
});
