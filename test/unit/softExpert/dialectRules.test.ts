import { outcome } from '../../../nodes/SoftExpert/answers';
import { readAnswer } from '../../../nodes/SoftExpert/content/elements';
import { softExpertDialect } from '../../../nodes/SoftExpert/dialect';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** How SoftExpert is signed in to, what its elements are taken for, and how an answer is declared. */

const { sign, secret, rest, account } = softExpertDialect;
const encoded = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('a sign-in', () => {
	test.each<[string, object, string]>([
		['by key: the key alone', { authentication: 'apiKey', apiKey: ' k ' }, 'k'],
		['by key, where nothing says how', { apiKey: 'k' }, 'k'],
		['by key, without one', {}, ''],
		['by password', { authentication: 'basic', userName: 'u', password: 'p:q' }, encoded('u:p:q')],
		[
			'by password in a domain',
			{ authentication: 'basic', userDomain: ' d ', userName: 'u', password: 'pä' },
			encoded('d\\u:pä'),
		],
		['by password, without anything', { authentication: 'basic' }, encoded(':')],
	])('%s', (_what, credentials, expected) => {
		expect(secret(credentials as never)).toBe(expected);
		expect(sign!(credentials as never, { headers: { Accept: 'x', Authorization: '' }, body: 'b' })).toEqual({
			headers: { Accept: 'x', Authorization: expected },
		});
	});

	test('is that of an account only where there is a user', () => {
		expect(account({ authentication: 'basic', userDomain: 'd', userName: 'u' })).toEqual(['d', 'u']);
		expect(account({ authentication: 'basic' })).toEqual(['', '']);
		expect(account({ authentication: 'apiKey', userName: 'u' })).toEqual([]);
	});

	test.each<[string | undefined, string]>([
		[undefined, 'https://a/apigateway/se/ws/adm_ws.php'],
		['/se/WS', 'https://a/se/ws/adm_ws.php'],
		['se/ws/', 'https://a/se/ws/adm_ws.php'],
		['/ws/se', 'https://a/ws/se/ws/adm_ws.php'],
		['', 'https://a/ws/adm_ws.php'],
	])('under the path %j goes to %s', (servicePath, expected) => {
		expect(softExpertDialect.endpoint('adm_ws', { baseUrl: 'https://a/', servicePath })).toBe(expected);
	});

	test('puts no token into REST', () => {
		expect([rest!.header, rest!.writeToken('T'), rest!.readToken('T')]).toEqual([
			'Authorization',
			'',
			undefined,
		]);
	});
});

describe('the elements of an answer', () => {
	const read = (inner: string) => readAnswer(parseXml(`<r xmlns="urn:admin">${inner}</r>`).root!);
	const nothing = { others: {}, repeated: [] };

	test.each<[string, string, object]>([
		[
			'in any case',
			'<STATUS>a</STATUS><code>1</code><DeTail>d</DeTail><Return>r</Return><RecordId>i</RecordId><recordKEY>k</recordKEY>',
			{ status: 'a', code: '1', detail: 'd', returned: 'r', recordId: 'i', recordKey: 'k' },
		],
		['without blanks around', '<Status> SUCCESS\n</Status>', { status: 'SUCCESS' }],
		[
			'that are empty',
			'<Status/><Detail> </Detail><Code/><Return> </Return><RecordID/><RecordKey/>',
			{ status: '', detail: '' },
		],
		['without a namespace', '<Status xmlns="">a</Status>', { status: 'a' }],
		['of another namespace', '<Status xmlns="urn:x">a</Status>', { others: { Status: 'a' } }],
		['with children', '<Status><A>1</A></Status>', { others: { Status: { A: '1' } } }],
		['that nobody knows', '<A>1</A><A>2</A><B/>', { others: { A: ['1', '2'], B: '' } }],
		[
			'that decide and come twice',
			'<Status>a</Status><Status>b</Status><Code>1</Code><code>2</code><Return>r</Return><Return>s</Return>',
			{
				status: 'a',
				code: '1',
				returned: 'r',
				others: { Status: 'b', code: '2', Return: 's' },
				repeated: ['Status', 'code', 'Return'],
			},
		],
		[
			'that only tell and come twice',
			'<Detail>a</Detail><Detail>b</Detail>',
			{ detail: 'a', others: { Detail: 'b' } },
		],
		['that were empty at first', '<Code/><Code>5</Code>', { others: { Code: '5' }, repeated: ['Code'] }],
	])('%s', (_what, inner, expected) => expect(read(inner)).toEqual({ ...nothing, ...expected }));
});

describe('the declaration of an answer', () => {
	const names = (options: Parameters<typeof outcome>[0]) => outcome(options).gives.map(({ name }) => name);
	const field = (name: string) => ({ name, description: '' });

	test('has the usual fields, those of the record where there is one, and its own', () => {
		expect(names({})).toEqual(['success', 'code', 'detail']);
		expect(names({ returns: 'one' })).toEqual(['success', 'code', 'detail']);
		expect(names({ returns: 'key' })).toEqual(['success', 'code', 'detail', 'recordId', 'recordKey']);
		expect(
			names({ record: 'either', reads: [field('r')], gives: [field('g')], done: { gone: true } }),
		).toEqual([...['success', 'code', 'detail', 'recordId', 'recordKey', 'r', 'g', 'gone']]);
	});

	test('has only the words that were given, and the terms of the form', () => {
		expect(Object.keys(outcome({}))).toEqual(['form', 'terms', 'gives']);
		const shape = () => [];
		const given = {
			repeats: ['a'],
			codes: {},
			done: { gone: true },
			completion: 'c',
			shape,
			returns: 'key',
			record: 'recordId',
		} as const;
		const { gives, ...rest } = outcome({ ...given, repeats: ['a'] });
		expect(gives).toHaveLength(6);
		expect(rest).toEqual({
			form: 'outcome',
			terms: { returns: 'key', record: 'recordId' },
			...{ repeats: ['a'], codes: {}, done: { gone: true }, completion: 'c', shape },
		});
	});
});
