import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { describedLists } from '../../../nodes/shared/n8n/describedLists';
import { matching, pageOf } from '../../../nodes/shared/n8n/listSearch';
import type { Dialect } from '../../../nodes/shared/operation/dialect';
import { sequence, wsdlOf } from '../wsdl/shapes';
import { dialect } from './fakeSystem';

/** The lists of the editor: whole ones in pages, and what a service says of itself. */

describe('a list that is whole', () => {
	const entry = (name: string, value: string | number = name) => ({ name, value });
	const letters = ['b', 'A', 'é', 'C', 'a2', 'ab'].map((name) => entry(name));

	test('shows what holds the text that was typed, by name or value, in the order of the names', () => {
		const found = (filter?: string) => matching(letters, filter).map(({ name }) => name);
		expect(found()).toEqual(['A', 'a2', 'ab', 'b', 'C', 'é']);
		expect(found('')).toEqual(found());
		expect(found(' ')).toEqual(found());
		expect(found(' A ')).toEqual(['A', 'a2', 'ab']);
		expect(found('B')).toEqual(['ab', 'b']);
		expect(found('É')).toEqual(['é']);
		expect(found('x')).toEqual([]);
		const numbered = [entry('One', 17), entry('Two', 21), entry('7', 'x')];
		expect(matching(numbered, '7').map(({ name }) => name)).toEqual(['7', 'One']);
		expect(matching(numbered, 'one 17').map(({ name }) => name)).toEqual(['One']);
	});

	test('comes in pages of a hundred', () => {
		const entries = Array.from({ length: 250 }, (_unused, index) => entry(String(index)));
		const page = (token?: string, of = entries, size?: number) => {
			const { results, paginationToken } = pageOf(of, token, size);
			return [results.length, results[0]?.name, paginationToken];
		};
		expect([page(), page('100'), page('200'), page('250')]).toEqual([
			[100, '0', '100'],
			[100, '100', '200'],
			[50, '200', undefined],
			[0, undefined, undefined],
		]);
		expect(page('none')).toEqual([100, '0', '100']);
		expect(page(undefined, entries.slice(0, 100))).toEqual([100, '0', undefined]);
		expect(page(undefined, entries.slice(0, 101))).toEqual([100, '0', '100']);
		expect(page('2', entries.slice(0, 5), 2)).toEqual([2, '2', '4']);
		expect(Object.keys(pageOf([], undefined))).toEqual(['results']);
	});
});

let hosts = 0;

/** An editor whose system shows the description that it is given. */
function editorWith(wsdl: string | undefined, parameters: Record<string, unknown>) {
	const host = `http://editor${++hosts}.test`;
	const urls: string[] = [];
	const system: Dialect = {
		...dialect,
		description: (service) => `${host}/${service}?wsdl`,
		endpoint: (service) => `${host}/${service}`,
		filledIn: ['filled'],
	};
	const editor = {
		getCurrentNodeParameter: (name: string) => parameters[name],
		getNode: () => ({ name: 'Node', type: 'ledger', typeVersion: 1, parameters: {}, credentials: {} }),
		getCredentials: async () =>
			await Promise.resolve({ baseUrl: host, userName: 'ada', password: 'Canary-1' }),
		getTimezone: () => 'UTC',
		helpers: {
			httpRequestWithAuthentication: async (_credential: string, { url }: { url: string }) => {
				urls.push(url);
				return await Promise.resolve({
					statusCode: wsdl === undefined ? 404 : 200,
					headers: { 'content-type': 'text/xml' },
					body: Buffer.from(wsdl ?? ''),
				});
			},
		},
	} as unknown as ILoadOptionsFunctions;
	return {
		editor,
		urls,
		host,
		lists: describedLists(system, [{ menu: { name: 'General', value: 'general' } }]),
	};
}

const text = (name: string) => `<xs:element name="${name}" type="xs:string"/>`;
const described = wsdlOf({ request: sequence(text('title') + text('filled') + text('note')) });

/** A further method beside `Do`, without words of its own. */
const withSecond = described.replace(
	'</wsdl:portType>',
	'<wsdl:operation name="Another"><wsdl:input message="tns:In"/></wsdl:operation></wsdl:portType>',
);

test('the methods of a service are shown by their names, with what it says of them', async () => {
	const { editor, urls, host, lists } = editorWith(withSecond, {
		serviceName: { mode: 'list', value: ' general ' },
	});
	expect(await lists.searchMethods.call(editor)).toEqual({
		results: [
			{ name: 'Another', value: 'Another' },
			{ name: 'Do', value: 'Do', description: 'Does it' },
		],
	});
	expect(urls).toEqual([`${host}/general?wsdl`]);
	expect((await lists.searchMethods.call(editor, 'do')).results.map(({ name }) => name)).toEqual(['Do']);
	expect((await lists.searchMethods.call(editor, undefined, '1')).results.map(({ name }) => name)).toEqual([
		'Do',
	]);
});

test('of a long description two hundred characters are shown', async () => {
	const long = described.replace(
		/<wsdl:documentation>.*<\/wsdl:documentation>/s,
		`<wsdl:documentation>${'d'.repeat(201)}</wsdl:documentation>`,
	);
	const { editor, lists } = editorWith(long, { serviceName: 'general' });
	const [method] = (await lists.searchMethods.call(editor)).results;
	expect((method as { description?: string }).description).toBe('d'.repeat(200));
});

test('the parameters of a method are those that the system does not fill in', async () => {
	for (const methodName of ['Do', ' do ', { mode: 'name', value: 'DO' }]) {
		const { editor, lists } = editorWith(described, { serviceName: 'general', methodName });
		const { fields, emptyFieldsNotice } = await lists.getMethodParameters.call(editor);
		expect(fields.map(({ id, removed }) => [id, removed])).toEqual([
			['title', false],
			['note', false],
		]);
		expect(emptyFieldsNotice).toBeUndefined();
	}
});

test('a method that is not there is said beside the empty fields', async () => {
	const { editor, lists } = editorWith(described, { serviceName: 'general', methodName: 'Gone' });
	expect(await lists.getMethodParameters.call(editor)).toEqual({
		fields: [],
		emptyFieldsNotice: 'This release of Ledger does not have the method "Gone" in its general service.',
	});
});

test('a description that is not there is an error of the editor', async () => {
	const { editor, lists } = editorWith(undefined, { serviceName: 'general', methodName: 'Do' });
	await expect(lists.searchMethods.call(editor)).rejects.toThrow(
		'Ledger does not show the description of its general service.',
	);
	await expect(lists.getMethodParameters.call(editor)).rejects.toThrow(/does not show the description/);
});

test.each([
	['nothing', undefined],
	['an empty object', {}],
	['null', null],
	['a number', 7],
	['a number inside', { value: 7 }],
	['blanks', '  '],
	['an expression', '={{ $json.service }}'],
	['an expression inside', { value: ' ={{ 1 }}' }],
])('where %s is chosen, nothing is asked', async (_what, serviceName) => {
	const { editor, urls, lists } = editorWith(described, { serviceName, methodName: 'Do' });
	expect(await lists.searchMethods.call(editor)).toEqual({ results: [] });
	expect((await lists.getMethodParameters.call(editor)).fields).toEqual([]);
	expect(urls).toEqual([]);
});
