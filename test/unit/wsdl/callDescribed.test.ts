import { builtIns } from '../../../nodes/shared/operation/described/builtIns';
import { callDescribed, unknownMethod } from '../../../nodes/shared/operation/described/call';
import { readable } from '../../../nodes/shared/operation/described/innerJson';
import type {
	Method,
	OperationContext,
	OperationOutcome,
	ParameterValues,
} from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';
import type { DescribedElement, DescribedMethod, DescribedType } from '../../../nodes/shared/wsdl/model';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { writeXml } from '../../../nodes/shared/xml/write';

/** Call Method: Call, with the description and the answer given: what is asked for goes out, and nothing else does. */

const simple = (base: string): DescribedType => ({ kind: 'simple', base });
const complex = (children: DescribedElement[], attributes: string[] = []): DescribedType => ({
	kind: 'complex',
	children,
	attributes: attributes.map((name) => ({
		name,
		namespace: '',
		isRequired: false,
		type: () => ({ kind: 'simple', base: 'string' }),
	})),
});

function element(name: string, type: DescribedType, more: Partial<DescribedElement> = {}): DescribedElement {
	return {
		name,
		namespace: 'urn:a',
		minimum: 0,
		isList: false,
		isNillable: false,
		type: () => type,
		...more,
	};
}

const text = (name: string) => element(name, simple('string'));
const request = element(
	'Save',
	complex([text('title'), element('data', simple('base64Binary')), text('password'), text('id')], ['id']),
);
const save: DescribedMethod = {
	name: 'Save',
	documentation: '',
	addresses: [],
	request,
	action: 'urn:a#Save',
};

interface Setting {
	methods?: DescribedMethod[];
	filledIn?: string[];
	hasSession?: boolean;
	input?: object;
	outcome?: OperationOutcome;
}

async function call(values: ParameterValues, setting: Setting = {}) {
	const { methods = [save], filledIn = [], hasSession = true, input, outcome } = setting;
	const called: Array<{ method: Method; values: ParameterValues }> = [];
	const context = {
		values: { serviceName: 'general', methodName: 'Save', ...values },
		input,
		binaryFields: ['file'],
		binary: async () => await Promise.resolve({ data: Buffer.from('abc'), fileName: '', mimeType: '' }),
		describe: async () =>
			await Promise.resolve({ system: 'Archer', methods, problems: [], filledIn, hasSession }),
		call: async (method: Method, given: ParameterValues) => {
			called.push({ method, values: given });
			return await Promise.resolve(outcome ?? { items: [{ json: {} }] });
		},
	} as unknown as OperationContext;
	const result = await callDescribed(context);
	const method = called[0]?.method;
	const written = method?.described!.write({ timeZone: 'UTC' });
	return { result, called, method, written, xml: written?.body && writeXml(written.body).xml };
}

const below = (value: object) => ({ methodParameters: { mappingMode: 'defineBelow', value } });
const secret = (...rows: Array<[string, string]>) => ({
	secretParameters: { parameter: rows.map(([name, secretValue]) => ({ name, secretValue })) },
});
const bodyOf = (xml: string | undefined) =>
	/<(?:\w+:)?Save[^>]*>(.*)<\/(?:\w+:)?Save>/s.exec(xml ?? '')?.[1] ?? '';

describe('what goes out', () => {
	test('is the method as the service describes it', async () => {
		const { method, called } = await call(below({ title: 'x' }));
		expect(method).toMatchObject({
			service: 'general',
			element: 'Save',
			namespace: 'urn:a',
			soapAction: 'urn:a#Save',
			effect: 'write',
			described: { response: { element: 'SaveResponse', namespace: 'urn:a' } },
			answer: { path: '', gives: [], repeats: ['methodName'], whenEmpty: { json: {} } },
		});
		expect(called[0].values).toEqual({ methodName: 'Save' });
		const { method: silent } = await call(below({}), { methods: [{ ...save, action: undefined }] });
		expect(silent).not.toHaveProperty('soapAction');
		const response = element('Saved', complex([text('a')]), { namespace: 'urn:b' });
		const { method: answering } = await call(below({}), { methods: [{ ...save, response }] });
		expect(answering!.described!.response).toEqual({ element: 'Saved', namespace: 'urn:b' });
	});

	test.each<[string, string, string]>([
		['id', '', '<id>s</id>'],
		['@id', ' id="s"', ''],
		[' title ', '', '<title>s</title>'],
	])(
		'has the secret that is given for "%s" in its place, of two of one name too',
		async (name, own, inner) => {
			const { xml, method } = await call(secret([name, 's']));
			const [, attributes, content] = /<Save xmlns="urn:a"([^>]*?)(?:\/>|>(.*)<\/Save>)/s.exec(xml!)!;
			expect([attributes, content ?? '']).toEqual([own, inner]);
			expect(method.described!.secrets).toEqual([name.trim()]);
		},
	);

	test('is what was given, by the names of the schema, without what is empty', async () => {
		const { method } = await call(below({ title: 'x', id: '', password: null, '@id': 7, data: 'no field' }));
		expect(method.described!.given).toEqual({ title: 'x', '@id': 7, data: 'no field' });
	});

	test('has a session where the method has a place for one', async () => {
		const filledIn = ['sessionToken'];
		expect((await call({}, { filledIn })).method!.session).toBe(false);
		expect((await call({}, { filledIn, hasSession: false })).method!.session).toBeUndefined();
		const withToken = { ...save, request: element('Save', complex([text('sessionToken'), text('title')])) };
		expect((await call({}, { filledIn, methods: [withToken] })).method!.session).toBeUndefined();
	});

	test('holds the values that are given, a file by the name of its field, and secrets from their own place', async () => {
		const given = { title: 'x', data: 'file', password: '', id: null, '@id': '7' };
		const { xml } = await call({ ...below(given), ...secret(['password', 's']) });
		expect(bodyOf(xml)).toMatch(
			/^<(\w+:)?title>x<\/(\w+:)?title><(\w+:)?data>YWJj<\/(\w+:)?data><(\w+:)?password>s</,
		);
		expect(xml).toMatch(/<(\w+:)?Save[^>]* id="7"/);
		expect(bodyOf(xml)).not.toContain('id>');
		const base64 = await call(below({ data: 'YWJj' }));
		expect(bodyOf(base64.xml)).toContain('YWJj');
		const named = await call(below({ title: 'file' }));
		expect(bodyOf(named.xml)).toContain('>file<');
	});

	test('comes from the item where columns are mapped, and what is no parameter stays behind', async () => {
		const automatic = { methodParameters: { mappingMode: 'autoMapInputData', value: null } };
		const { xml, result } = await call(automatic, { input: { title: 'from item', other: 1 } });
		expect(result.failure).toBeUndefined();
		expect(bodyOf(xml)).toContain('>from item<');
		expect(bodyOf((await call({})).xml)).toBe('');
		expect(bodyOf((await call({ methodParameters: { value: null } })).xml)).toBe('');
	});

	test('stands in the structure around all', async () => {
		const around = element('Save', complex([element('Request', complex([text('title'), text('note')]))]));
		const { xml } = await call(below({ title: 'x' }), { methods: [{ ...save, request: around }] });
		expect(bodyOf(xml)).toMatch(/^<(\w+:)?Request><(\w+:)?title>x<\/(\w+:)?title><\/(\w+:)?Request>$/);
	});
});

describe('nothing is sent', () => {
	const failureOf = async (values: ParameterValues, setting?: Setting) => {
		const { result, called } = await call(values, setting);
		expect(called).toEqual([]);
		return result.failure!;
	};

	test('for a method that is not there, or that no form can show', async () => {
		expect((await failureOf({ methodName: 'Load' })).message).toBe(
			'This release of Archer does not have the method "Load" in its general service',
		);
		expect(await failureOf({}, { methods: [{ ...save, problem: 'it is encoded' }] })).toMatchObject({
			kind: 'parameter',
			message: 'The parameters of Save cannot be shown as fields: it is encoded',
			advice: "Use the operation 'Call With JSON'. Nothing was sent.",
		});
	});

	test('for a value of a parameter that the method does not have any more', async () => {
		expect(await failureOf(below({ old: 'x' }))).toMatchObject({
			parameter: 'Parameters',
			message: 'The method has no parameter "old"',
			advice: 'Its service describes it otherwise now: refresh the parameters in the node. Nothing was sent.',
		});
		for (const nothing of [null, '', undefined]) {
			expect((await call(below({ old: nothing }))).result.failure).toBeUndefined();
		}
	});

	test('for a secret of a parameter that there is not', async () => {
		expect(await failureOf(secret(['pin', 's']))).toMatchObject({
			parameter: 'Secret Parameters',
			message: 'The method has no parameter "pin"',
			advice: 'It has id, title, data, password, id. Nothing was sent.',
		});
		const empty = { ...save, request: element('Save', complex([])) };
		expect((await failureOf(secret(['pin', 's']), { methods: [empty] })).advice).toContain('It has none.');
	});

	test('for a value that cannot be written, by the name that the person knows', async () => {
		const count = element('Save', complex([element('count', simple('int')), text('note')]));
		const { written } = await call(below({ count: 'x' }), { methods: [{ ...save, request: count }] });
		expect(written!.failure).toMatchObject({
			parameter: 'count',
			message: `'count' must be a whole number, but is "x"`,
		});
		expect(written!.failure!.advice).toBeUndefined();
		const needed = element(
			'Save',
			complex([element('password', simple('string'), { minimum: 1 }), text('a')]),
		);
		const missing = await call(below({}), { methods: [{ ...save, request: needed }] });
		expect(missing.written!.failure).toMatchObject({
			parameter: 'password',
			advice: "It is given under 'Secret Parameters'.",
		});
	});

	test('where the description failed', async () => {
		const failure = refusal('denied', 'No');
		const describe = async () => await Promise.resolve({ failure });
		expect(await callDescribed({ values: {}, describe } as unknown as OperationContext)).toEqual({ failure });
	});
});

describe('the answer', () => {
	const decode = async (response: DescribedElement | undefined, xml: string) => {
		const { method } = await call({}, { methods: [{ ...save, response }] });
		return method!.answer.decode!(parseXml(xml).root!, {});
	};

	test('is typed by the description', async () => {
		const response = element('R', complex([element('count', simple('int')), text('a')]));
		expect(await decode(response, '<R xmlns="urn:a"><count>5</count><a>x</a></R>')).toEqual([
			{ count: 5, a: 'x' },
		]);
		expect(await decode(undefined, '<R/>')).toEqual([{}]);
		expect(await decode(element('R', simple('string')), '<R>text</R>')).toEqual([{ value: 'text' }]);
	});

	test('of a failure stays one; of others XML inside of it is read', async () => {
		const failure = refusal('denied', 'No');
		expect((await call({}, { outcome: { failure } })).result).toEqual({ failure });
		const outcome = { items: [{ json: { result: '<A><b>1</b></A>', plain: 'x' } }] };
		expect((await call({}, { outcome })).result).toEqual({
			items: [{ json: { result: { b: '1' }, plain: 'x' } }],
		});
	});
});

test('XML inside of texts becomes JSON, at any depth; what only looks like it stays', () => {
	expect(
		readable({ list: [' <a><b>1</b></a>', 5, null], text: 'a < b', broken: '<a', none: undefined }),
	).toEqual({
		list: [{ b: '1' }, 5, null],
		text: 'a < b',
		broken: '<a',
		none: undefined,
	});
});

test('an unknown method names twenty that there are', () => {
	const named = (count: number) =>
		Array.from({ length: count }, (_unused, index) => ({ ...save, name: `M${index}` }));
	const names = (count: number) =>
		named(count)
			.map(({ name }) => name)
			.join(', ');
	const advice = (count: number) => unknownMethod('Archer', 'general', 'x', named(count)).advice;
	expect(advice(0)).toBe('Choose one from the list. It has none. Nothing was sent.');
	expect(advice(20)).toBe(`Choose one from the list. It has ${names(20)}. Nothing was sent.`);
	expect(advice(21)).toBe(`Choose one from the list. It has ${names(20)} and more. Nothing was sent.`);
	expect(unknownMethod('Archer', 'general', 'y'.repeat(81), []).message).toContain(`"${'y'.repeat(80)}"`);
});

test.each([
	['boolean', 'boolean', 'boolean'],
	...['int', 'short', 'byte', 'unsignedShort', 'unsignedByte'].map((name) => [name, 'integer', 'int']),
	...['integer', 'long', 'unsignedInt', 'unsignedLong', 'positiveInteger', 'negativeInteger'].map((name) => [
		name,
		'integer',
		'decimal',
	]),
	...['nonNegativeInteger', 'nonPositiveInteger'].map((name) => [name, 'integer', 'decimal']),
	...['decimal', 'double', 'float'].map((name) => [name, 'number', 'decimal']),
	['date', 'date', 'date'],
	['dateTime', 'dateTime', 'dateTime'],
	['base64Binary', 'file', 'base64Binary'],
	['anyType', 'any', 'string'],
	['token', 'text', 'string'],
])('%s is given as %s and written as %s', (base, kind, wire) => {
	expect([builtIns.kindOf(base), builtIns.wireOf(base)]).toEqual([kind, wire]);
});
