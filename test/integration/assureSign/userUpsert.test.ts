import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sandboxLogins } from '../../../sandbox';
import { failuresOf, list, outputOf, run, useSandbox } from './support';

/** User: Create or Update looks for the user first, says what it did, and never guesses. */
const used = useSandbox();

const person = (userName: string, more: INodeParameters = {}): INodeParameters => ({
	userName,
	firstName: 'Johanna',
	lastName: 'Doe',
	role: list('Full User'),
	...more,
});
const count = (method: string) => used.sandbox.control.count({ method });
const stored = (userName: string) => used.sandbox.assureSign.state.findUser(userName);

test('one who is not there is created, one who is there is updated', async () => {
	const created = await outputOf(used.store, 'user.upsert', person('new@example.com'));
	expect(created).toEqual([{ userName: 'new@example.com', created: true, warnings: [] }]);
	expect(stored('new@example.com')).toMatchObject({ firstName: 'Johanna', role: 'Full User' });
	const { password } = stored('jdoe@example.com')!;
	const updated = await outputOf(
		used.store,
		'user.upsert',
		person(' JDoe@Example.com ', { additionalFields: { password: 'Another-1', inactive: true } }),
	);
	expect(updated).toEqual([{ userName: 'jdoe@example.com', created: false, warnings: [] }]);
	expect(stored('jdoe@example.com')).toMatchObject({
		firstName: 'Johanna',
		role: 'Full User',
		inactive: true,
		password,
		tags: [
			{ name: 'costCentre', value: '4200' },
			{ name: 'office', value: 'Zürich & Genève' },
		],
	});
	expect([count('CreateUser'), count('UpdateUser')]).toEqual([1, 1]);
});

test('many items read the list once, and one of a name that came before is updated', async () => {
	const items = Array.from({ length: 20 }, (_, index) => ({ mail: `n${index % 10}@example.com` }));
	const output = await outputOf(
		used.store,
		'user.upsert',
		person('={{ $json.mail }}', { options: { parallelRequests: 8 } }),
		items,
	);
	expect(output.map(({ userName }) => userName)).toEqual(items.map(({ mail }) => mail));
	expect(output.map(({ created }) => created)).toEqual(items.map((_, index) => index < 10));
	expect([count('ListUsers'), count('CreateUser'), count('UpdateUser')]).toEqual([1, 10, 10]);
});

test('two who are called so are an error, and neither is touched', async () => {
	const { users } = used.sandbox.assureSign.state;
	const twin = { ...stored('jdoe@example.com')!, userName: 'JDOE@example.com' };
	users.set('twin', twin);
	const [failure] = failuresOf(await run(used.store, 'user.upsert', person('Jdoe@example.com')));
	expect(failure.message).toContain('2 times a user called "Jdoe@example.com"');
	expect(failure.description).toContain('Nothing was changed');
	expect([count('CreateUser'), count('UpdateUser')]).toEqual([0, 0]);
	await outputOf(used.store, 'user.upsert', person('jdoe@example.com'));
	expect([count('CreateUser'), count('UpdateUser')]).toEqual([0, 1]);
});

test('a part of a name is nobody’s, and a user of another account is not taken', async () => {
	expect(await outputOf(used.store, 'user.upsert', person('doe@example.com'))).toEqual([
		expect.objectContaining({ created: true }),
	]);
	// The user names of a system are those of all its accounts.
	const [failure] = failuresOf(await run(used.store, 'user.upsert', person('user7@example.com')));
	expect(failure.message).toContain('exists already');
	const branch = { contextIdentifier: list(sandboxLogins.assureSign.secondContextIdentifier) };
	expect(
		await outputOf(used.store, 'user.upsert', person('user7@example.com', { options: branch })),
	).toEqual([expect.objectContaining({ created: false })]);
});

test('an outcome that is not known is never a success, and the next item looks again', async () => {
	used.sandbox.control.addFault({ kind: 'reset-after-handling', system: 'assureSign', method: 'CreateUser' });
	const items: IDataObject[] = [{ mail: 'late@example.com' }, { mail: 'late@example.com' }];
	const { items: done, errors } = await run(used.store, 'user.upsert', person('={{ $json.mail }}'), items);
	expect(failuresOf({ errors } as never)[0].description).toContain('not known whether the system has acted');
	expect(done.map(({ json }) => json)).toEqual([
		{ userName: 'late@example.com', created: false, warnings: [] },
	]);
	expect(count('CreateUser')).toBe(1);
});

test('without the list nothing is changed, and the error says so', async () => {
	used.sandbox.control.addFault({ kind: 'fault', system: 'assureSign', method: 'ListUsers', times: 5 });
	const { errors } = await run(used.store, 'user.upsert', person('new@example.com'));
	expect(failuresOf({ errors } as never)[0].description ?? '').not.toContain('not known whether');
	expect([count('CreateUser'), count('UpdateUser')]).toEqual([0, 0]);
});
