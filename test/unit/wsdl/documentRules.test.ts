import { refusal, type Failure } from '../../../nodes/shared/soap/failure';
import { gatherDocuments, type Documents } from '../../../nodes/shared/wsdl/documents';

/** Which documents a description consists of, what is asked of whom, and what stands in the way. */

const wsdl = (content = '', types = '') =>
	`<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">${content}<types>${types}</types></definitions>`;
const schema = (content = '', attributes = '') =>
	`<schema xmlns="http://www.w3.org/2001/XMLSchema" ${attributes}>${content}</schema>`;
const target = (namespace: string) => `targetNamespace="${namespace}"`;
const imported = (location: string) => `<import schemaLocation="${location}"/>`;
const included = (location: string) => `<include schemaLocation="${location}"/>`;

type Answer = string | number | Failure;
const first = 'http://h.test/s/x.svc?wsdl';

/** Answers by address; what is not there is not found. */
async function gather(answers: Record<string, Answer>, start = first) {
	const asked: string[] = [];
	const documents = await gatherDocuments(start, async (url) => {
		asked.push(url);
		const answer = answers[url] ?? 404;
		if (typeof answer === 'object') return await Promise.resolve(answer);
		const [status, text] = typeof answer === 'number' ? [answer, ''] : [200, answer];
		return await Promise.resolve({
			status,
			headers: { 'content-type': 'text/xml' },
			body: Buffer.from(text),
		});
	});
	return { asked, documents };
}

const shown = ({ definitions, schemas, ...others }: Documents) => ({
	definitions: definitions.length,
	schemas: schemas.map(({ namespace }) => namespace),
	...others,
});
const good = { definitions: 1, schemas: [], problems: [], isMissing: false, isPassing: false };
const missing = { ...good, definitions: 0, isMissing: true };

test('one document', async () => {
	const of = async (answer: Answer) => shown((await gather({ [first]: answer })).documents);
	expect(await of(wsdl())).toEqual(good);
	expect(await of(wsdl('', schema()))).toEqual({ ...good, schemas: [''] });
	expect(await of(wsdl('', schema('', target('urn:a')) + schema('', target('urn:b'))))).toEqual({
		...good,
		schemas: ['urn:a', 'urn:b'],
	});
	expect(
		await of(wsdl('<types/>', schema()).replace('<types/>', `<types>${schema('', target('urn:c'))}</types>`)),
	).toEqual({
		...good,
		schemas: ['urn:c', ''],
	});
	expect(await of(schema('', target('urn:a')))).toEqual({ ...missing, schemas: ['urn:a'] });
	expect(await of('<html/>')).toEqual({ ...missing, problems: [`${first} is neither WSDL nor a schema`] });
	expect(await of('x')).toEqual({
		...missing,
		problems: [`${first} is no XML: The document is not XML: it does not begin with an element.`],
	});
});

test('a status other than 200 is no document; some pass', async () => {
	const statuses = [201, 204, 301, 400, 401, 404, 428, 429, 430, 499, 500, 503, 599];
	const found = await Promise.all(
		statuses.map(async (status) => (await gather({ [first]: status })).documents),
	);
	expect(found.map(shown)).toEqual(
		statuses.map((status) => ({
			...missing,
			isPassing: status === 429 || status >= 500,
			problems: [`${first} answered with the HTTP status ${status}`],
		})),
	);
});

test('what passed once is not forgotten for what does not', async () => {
	const { documents } = await gather({
		[first]: wsdl('', schema(imported('a') + imported('b'))),
		'http://h.test/s/a': 503,
	});
	expect(documents.isPassing).toBe(true);
	expect(documents.problems).toEqual([
		'http://h.test/s/a answered with the HTTP status 503',
		'http://h.test/s/b answered with the HTTP status 404',
	]);
});

test('what does not answer is left out; a failed sign-in ends the asking', async () => {
	const answers = (failure: Failure) => ({
		[first]: wsdl('', schema(imported('a') + imported('b'))),
		'http://h.test/s/a': failure,
		'http://h.test/s/b': schema('', target('urn:b')),
	});
	const late = await gather(answers(refusal('timeout', 'Late')));
	expect(shown(late.documents)).toEqual({
		...good,
		schemas: ['', 'urn:b'],
		isPassing: true,
		problems: ['http://h.test/s/a did not answer'],
	});
	for (const failure of [refusal('signIn', 'No'), refusal('timeout', 'No', { duringSignIn: true })]) {
		const { asked, documents } = await gather(answers(failure));
		expect(shown(documents)).toEqual({ ...good, schemas: [''], failure });
		expect(asked).toEqual([first, 'http://h.test/s/a']);
	}
	const other = refusal('timeout', 'No', { duringSignIn: false });
	expect((await gather(answers(other))).documents.failure).toBeUndefined();
});

test('what documents name is asked for once, in the order in which it is named', async () => {
	const { asked, documents } = await gather({
		[first]: wsdl(
			'<import location="x.svc?wsdl=1"/><import location="x.svc?wsdl=1"/><import/>',
			schema(
				imported('a.xsd') +
					included('b.xsd') +
					'<redefine schemaLocation="c.xsd"/><element schemaLocation="d.xsd"/>',
				target('urn:t'),
			),
		),
		'http://h.test/s/x.svc?wsdl=1': wsdl(
			'<import location="x.svc?wsdl"/>',
			schema(imported('a.xsd'), target('urn:1')),
		),
		'http://h.test/s/a.xsd': schema(included('e.xsd')),
		'http://h.test/s/b.xsd': schema('', target('urn:own')),
		'http://h.test/s/c.xsd': schema(included('b.xsd')),
		'http://h.test/s/e.xsd': schema(),
	});
	expect(asked).toEqual([
		first,
		'http://h.test/s/x.svc?wsdl=1',
		'http://h.test/s/a.xsd',
		'http://h.test/s/b.xsd',
		'http://h.test/s/c.xsd',
		'http://h.test/s/e.xsd',
	]);
	expect(shown(documents)).toEqual({
		...good,
		definitions: 2,
		schemas: ['urn:t', 'urn:1', '', 'urn:own', 'urn:t', ''],
	});
});

test('an included schema without a namespace is read once for each that includes it', async () => {
	const { asked, documents } = await gather({
		[first]: wsdl(
			'',
			schema(included('a'), target('urn:1')) + schema(included('a'), target('urn:2')) + schema(imported('a')),
		),
		'http://h.test/s/a': schema(included('b')),
		'http://h.test/s/b': schema(),
	});
	expect(documents.schemas.map(({ namespace }) => namespace).sort()).toEqual([
		'',
		'',
		'',
		'urn:1',
		'urn:1',
		'urn:1',
		'urn:2',
		'urn:2',
		'urn:2',
	]);
	expect(asked.filter((url) => url.endsWith('/a'))).toHaveLength(3);
});

test('everything is asked of the host of the first document', async () => {
	const rows = [
		['a.xsd', 'http://h.test/s/a.xsd'],
		[' a.xsd\n', 'http://h.test/s/a.xsd'],
		['/a.xsd', 'http://h.test/a.xsd'],
		['../a.xsd?b=c', 'http://h.test/a.xsd?b=c'],
		['?xsd=1', 'http://h.test/s/x.svc?xsd=1'],
		['https://other.test:8443/b/a.xsd?c#d', 'http://h.test/b/a.xsd?c'],
		['//other.test/a', 'http://h.test/a'],
	];
	for (const [location, url] of rows) {
		expect((await gather({ [first]: wsdl('', schema(imported(location))) })).asked).toEqual([first, url]);
		expect((await gather({ [first]: wsdl(`<import location="${location}"/>`) })).asked).toEqual([first, url]);
	}
	for (const location of ['', ' ', 'http://[', first]) {
		expect((await gather({ [first]: wsdl('', schema(imported(location))) })).asked).toEqual([first]);
	}
});

const bytes = 8 * 1024 * 1024;
const sentence = `The description has more than 100 documents or ${bytes} bytes`;

test('a hundred documents are read, and no more', async () => {
	const chain = (count: number) =>
		Object.fromEntries(
			Array.from({ length: count - 1 }, (_unused, index) => [
				`http://h.test/s/${index + 1}`,
				schema(index + 2 === count ? '' : imported(String(index + 2))),
			]),
		);
	const read = async (count: number) =>
		await gather({ [first]: wsdl('', schema(imported('1'))), ...chain(count) });
	const hundred = await read(100);
	expect([hundred.asked.length, hundred.documents.problems]).toEqual([100, []]);
	const more = await read(101);
	expect([more.asked.length, more.documents.problems]).toEqual([100, [sentence]]);
	expect(more.documents.isMissing).toBe(false);
});

test('eight megabytes are read, and no more', async () => {
	const blanks = (text: string, length: number) => text + ' '.repeat(length - text.length);
	const whole = wsdl('', schema(imported('a')));
	const next = { 'http://h.test/s/a': schema() };
	const all = await gather({ [first]: blanks(whole, bytes), ...next });
	expect([all.asked.length, all.documents.problems]).toEqual([2, []]);
	const larger = await gather({ [first]: blanks(whole, bytes + 1), ...next });
	expect([larger.asked.length, larger.documents.problems]).toEqual([
		1,
		[`${first} is no XML: The document has ${bytes + 1} bytes; the limit is ${bytes}.`],
	]);
	const together = await gather({
		[first]: blanks(wsdl('', schema(imported('a') + imported('b'))), bytes),
		'http://h.test/s/a': schema(),
	});
	expect(together.asked).toHaveLength(2);
	expect(together.documents.problems).toEqual([sentence]);
});
