import { systems } from '../../../index';
import { readRecord, simplified } from '../../../nodes/Archer/content/read';
import { idsIn } from '../../../nodes/Archer/content/unpublished';
import { optionsFromXml } from '../../../nodes/Archer/query/options';
import { archerDialect } from '../../../nodes/Archer/dialect';
import { archerSystem } from '../../../nodes/Archer/system';
import { readFields, readResult } from '../../../nodes/shared/operation/wire/response';
import { methodsOf } from '../../../nodes/shared/operation/resource';
import type { Method } from '../../../nodes/shared/operation/spec';
import { readEnvelope } from '../../../nodes/shared/soap/envelope';
import { parseMultipart } from '../../../nodes/shared/soap/mtom';
import { readServiceDescription } from '../../../nodes/shared/soap/serviceDescription';
import { parseXml } from '../../../nodes/shared/xml/parse';
import type { XmlElement } from '../../../nodes/shared/xml/tree';
import { writeXml } from '../../../nodes/shared/xml/write';
import { readAnswer } from '../../../nodes/SoftExpert/content/elements';
import { allMethods } from '../../support/methods';
import type { Dialect } from '../../../nodes/shared/operation/dialect';
import { expectQuick } from '../../support/slowness';
import { expectLinear, textShapes, treeShapes } from './hostile';

jest.setTimeout(120_000);

const envelope = (body: string) =>
	Buffer.from(
		`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`,
	);

const treeOf = (xml: string): XmlElement => {
	const parsed = parseXml(xml);
	if (parsed.problem) throw new Error(parsed.problem.message);
	return parsed.root;
};

describe.each(Object.entries({ ...treeShapes, ...textShapes }))('%s', (_name, shape) => {
	test('is read in time that grows with its size alone', () => {
		expectLinear((size) => {
			const body = Buffer.from(shape(size));
			return () => parseXml(body);
		});
	});

	test('1 MB takes no time to speak of', async () => {
		const body = Buffer.from(shape(1_000_000));
		// Measured up to 0.35 s on a busy machine; before, some took minutes.
		await expectQuick(1500, () => parseXml(body));
	});
});

/** Every reader of a tree, with the shape at the place that it looks into. */
const readers: Record<string, (root: XmlElement) => unknown> = {
	'unknown elements': (root) => readFields(root, [], 'everything'),
	'known elements, and the others': (root) =>
		readFields(
			root,
			[
				{ name: 'a', xml: 'e|f', description: '' },
				{ name: 'b', xml: '*/e', type: 'list', description: '' },
				{ name: 'c', xml: '*', pairs: { name: '.', value: '@a1' }, description: '' },
			],
			'others',
		),
	'search options': (root) => optionsFromXml(root),
	'search filters': (root) => {
		const logic = {
			name: 'OperatorLogic',
			namespace: '',
			attributes: [],
			children: [],
			text: '1 AND 2 OR 3 '.repeat(2000),
		};
		const conditions = { ...root, name: 'Conditions' };
		return optionsFromXml({ ...root, name: 'Filter', children: [logic, conditions], text: '' });
	},
	records: (root) =>
		simplified(
			readRecord(
				{ ...root, children: root.children.map((child) => ({ ...child, name: 'Field' })) },
				{ form: 'search' },
			),
		),
	'values of a field': (root) =>
		['1', '2', '3', '4', '8', '9', '11', '24'].map((type) =>
			readRecord(
				{
					...root,
					text: '',
					children: [{ ...root, name: 'Field', attributes: [{ name: 'type', namespace: '', value: type }] }],
				},
				{ form: 'single' },
			),
		),
	'lists of IDs': (root) => idsIn(root),
	'answers of SoftExpert': (root) => readAnswer(root),
	writing: (root) => writeXml(root),
};

describe.each(Object.entries(readers))('%s', (_name, read) => {
	test.each(Object.entries(treeShapes))('%s', (_shape, shape) => {
		expectLinear((size) => {
			const root = treeOf(shape(size));
			return () => read(root);
		}, 40_000);
	});
});

describe('from the bytes', () => {
	test.each(Object.entries(treeShapes))('faults with %s', (_shape, shape) => {
		expectLinear((size) => {
			const inside = shape(size).replace(/<(\/?)r>/g, '<$1e>');
			const body = envelope(
				`<s:Fault><faultcode>x</faultcode><faultstring>y</faultstring><detail>${inside}</detail></s:Fault>`,
			);
			return () => {
				const content = readEnvelope(body, 'text/xml');
				return content.kind === 'fault'
					? archerDialect.faultFailure(content.fault, methodsOf(archerSystem.operations[0])[0], 500)
					: content;
			};
		}, 40_000);
	});

	test.each(Object.entries(treeShapes))('descriptions of services with %s', (_shape, shape) => {
		expectLinear((size) => {
			const inside = shape(size)
				.replace(/<(\/?)r>/g, '<$1portType>')
				.replace(/<(\/?)e(\d*)/g, '<$1operation');
			const body = Buffer.from(`<definitions>${inside}</definitions>`);
			return () => readServiceDescription(body);
		}, 40_000);
	});

	test.each<[string, (size: number) => string, string]>([
		['parts', (size) => '--b\r\nContent-ID: <1>\r\n\r\n<a/>\r\n'.repeat(Math.min(1900, size / 30)), 'b'],
		['almost delimiters', (size) => '\n--bbbbbbbbbbbbbbbbbbbb'.repeat(size / 23), `${'b'.repeat(60)}`],
		['dashes', (size) => '-'.repeat(size), '-'.repeat(70)],
		[
			'header lines',
			(size) => `--b\r\nContent-Type: text/xml\r\n${' x\r\n'.repeat(size / 4)}\r\n<a/>\r\n--b--`,
			'b',
		],
		['a long header', (size) => `--b\r\nContent-Type:${' '.repeat(size)}\r\n\r\n<a/>\r\n--b--`, 'b'],
		[
			'references to parts',
			(size) =>
				`--b\r\n\r\n<a>${'<b><i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="cid:x"/></b>'.repeat(size / 80)}</a>\r\n--b\r\nContent-ID: <x>\r\n\r\nx\r\n--b--`,
			'b',
		],
	])('multipart messages with %s', (_name, make, boundary) => {
		expectLinear((size) => {
			const body = Buffer.from(make(size));
			return () => parseMultipart(body, `multipart/related; boundary="${boundary}"`);
		});
	});
});

const operations = Object.values(systems).flatMap((system) =>
	allMethods(system).map((method): [string, Method, Dialect] => [method.element, method, system.dialect]),
);

/** The shape where the operation looks for its items: at its path, under the name of its entries. */
function responseOf({ element, answer: result }: Method, shape: string): XmlElement {
	const steps = (result.path ?? `${element}Result`)
		.split('/')
		.filter(Boolean)
		.map((step) => step.split('|')[0].replace('*', 'any'));
	const entry = result.item?.split('/').at(-1)?.split('|')[0];
	const content = result.embedded ? shape.replace(/&/g, '&amp;').replace(/</g, '&lt;') : shape;
	const named = entry && entry !== '*' ? content.replaceAll('e/', `${entry}/`) : content;
	const wrapped = steps.reduceRight((inner, step) => `<${step}>${inner}</${step}>`, named);
	return treeOf(`<${element}Response>${wrapped}</${element}Response>`);
}

test.each(operations)('the answer of %s is read in linear time', (_name, spec, dialect) => {
	for (const shape of [treeShapes['distinct names'], treeShapes['equal tags']]) {
		expectLinear((size) => {
			const response = responseOf(spec, shape(size));
			return () => readResult(spec, response, {}, dialect);
		}, 15_000);
	}
});
