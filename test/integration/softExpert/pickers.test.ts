import type { INodeParameters } from 'n8n-workflow';
import { SoftExpert } from '../../../nodes/SoftExpert/SoftExpert.node';
import { editorOf } from '../../support/editorNode';
import { sandboxCredentials } from '../../support/workflow';
import { softExpertBench } from './support';

/** Users, departments and positions are chosen by name where the administrator has made the datasets. */

const bench = softExpertBench();
const node = new SoftExpert();
const { searchUsers, searchDepartments, searchPositions } = node.methods.listSearch;
const editor = () =>
	editorOf({
		system: 'softExpert',
		type: node,
		store: sandboxCredentials(bench.sandbox),
		parameters: {},
		version: 1.1,
	});

test('users by any part of name or ID, each once', async () => {
	expect((await searchUsers.call(editor(), 'JANE')).results).toEqual([
		{ name: 'Jane Doe - jdoe', value: 'jdoe' },
	]);
	const all = (await searchUsers.call(editor())).results.map(({ value }) => value);
	expect(new Set(all)).toEqual(new Set(bench.state.users.keys()));
	expect(all).toHaveLength(bench.state.users.size);
});

test('a thousand users page by page', async () => {
	for (let index = 0; index < 1000; index += 1) bench.state.users.set(`u${index}`, anyUser(`u${index}`));
	const shown: unknown[] = [];
	let token: string | undefined;
	do {
		const page = await searchUsers.call(editor(), undefined, token);
		shown.push(...page.results.map(({ value }) => value));
		token = page.paginationToken as string | undefined;
	} while (token !== undefined);
	expect(new Set(shown)).toEqual(new Set(bench.state.users.keys()));
});

test('of more users than SoftExpert gives, one who is not among them is not called missing', async () => {
	for (let index = 0; index < 10_000; index += 1) bench.state.users.set(`u${index}`, anyUser(`u${index}`));
	expect((await searchUsers.call(editor(), 'u4711')).results).toEqual([
		{ name: 'Person u4711 - u4711', value: 'u4711' },
	]);
	await expect(searchUsers.call(editor(), 'nobody')).rejects.toMatchObject({
		message: expect.stringMatching(/10000 rows.*"nobody"/),
		description: expect.stringContaining("choose 'By ID'"),
	});
});

test('departments and positions', async () => {
	expect((await searchDepartments.call(editor(), 'sal')).results).toEqual([
		{ name: 'Sales - SALES', value: 'SALES' },
	]);
	const { results } = await searchPositions.call(editor());
	expect(results.length).toBeGreaterThan(0);
	expect(results.every(({ name, value }) => name.endsWith(` - ${String(value)}`))).toBe(true);
});

test('without the dataset the list says what it is made of, and that the ID is enough', async () => {
	const method = 'dataset-integration/{id}';
	bench.sandbox.control.addFault({ kind: 'status', status: 404, method, times: 10 });
	await expect(searchUsers.call(editor())).rejects.toMatchObject({
		message: expect.stringMatching(/^There is no list: /),
		description: expect.stringMatching(/the dataset "n8nUsers" of SoftExpert.* Without it choose 'By ID'/),
	});
});

const chosen: Record<string, unknown> = {
	'from the list': { __rl: true, mode: 'list', value: 'jdoe', cachedResultName: 'Jane Doe - jdoe' },
	'by its ID': { __rl: true, mode: 'id', value: 'jdoe' },
	'as a text of a saved workflow': 'jdoe',
	'by an expression': '={{ "jd" + "oe" }}',
};

test.each(Object.entries(chosen))('a user %s is the one who is changed', async (_how, userId) => {
	const { items, error } = await bench.run('user.changeStatus', {
		userId,
		status: 'inactive',
	} as INodeParameters);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	const [request] = bench.sandbox.control.requests({ method: 'changeUserStatus' });
	expect(request.body).toContain('<IdUser>jdoe</IdUser>');
});

function anyUser(id: string) {
	const [known] = bench.state.users.values();
	return { ...known, id, login: id, name: `Person ${id}` };
}
