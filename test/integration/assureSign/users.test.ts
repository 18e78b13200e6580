import { sandboxLogins } from '../../../sandbox';
import { failuresOf, outputOf, run, useSandbox } from './support';

const used = useSandbox();
const jdoe = { userName: 'jdoe@example.com' };
const stored = (name: string) => used.sandbox.assureSign.state.findUser(name);

test('a user is created, changed, renamed and deleted', async () => {
	const created = await outputOf(used.store, 'user.create', {
		userName: 'new@example.com',
		firstName: 'Ann',
		lastName: 'Müller & Söhne',
		role: 'Limited User',
		additionalFields: { tags: { tag: [{ name: 'costCentre', value: '42' }] } },
	});
	expect(created).toEqual([{ userName: 'new@example.com', success: true, warnings: [] }]);
	expect(stored('new@example.com')).toMatchObject({
		lastName: 'Müller & Söhne',
		requirePasswordChange: true,
		tags: [{ name: 'costCentre', value: '42' }],
	});
	await outputOf(used.store, 'user.update', {
		userName: 'new@example.com',
		updateFields: { newUserName: 'renamed@example.com', role: 'Full User' },
	});
	expect(stored('renamed@example.com')).toMatchObject({ role: 'Full User', requirePasswordChange: true });
	expect(await outputOf(used.store, 'user.delete', { userName: 'renamed@example.com' })).toEqual([
		{ deleted: true, success: true, userName: 'renamed@example.com', warnings: [] },
	]);
	expect(stored('renamed@example.com')).toBeUndefined();
});

test('flags that are not given stay as they are, and false is not the same as not given', async () => {
	stored('jdoe@example.com')!.locked = true;
	await outputOf(used.store, 'user.update', { ...jdoe, updateFields: { firstName: 'Jane' } });
	expect(stored('jdoe@example.com')).toMatchObject({
		firstName: 'Jane',
		locked: true,
		requirePasswordChange: true,
	});
	await outputOf(used.store, 'user.update', { ...jdoe, updateFields: { requirePasswordChange: false } });
	expect(stored('jdoe@example.com')).toMatchObject({ locked: true, requirePasswordChange: false });
});

test('users are deactivated, activated and unlocked, and passwords reset', async () => {
	const user = stored('jdoe@example.com')!;
	const password = user.password;
	expect(await outputOf(used.store, 'user.deactivate', jdoe)).toMatchObject([{ ...jdoe, inactive: true }]);
	expect(user.inactive).toBe(true);
	expect(await outputOf(used.store, 'user.activate', jdoe)).toMatchObject([{ inactive: false }]);
	expect(user.inactive).toBe(false);
	user.locked = true;
	expect(await outputOf(used.store, 'user.unlock', jdoe)).toMatchObject([{ locked: false }]);
	expect(user.locked).toBe(false);
	user.requirePasswordChange = false;
	expect(await outputOf(used.store, 'user.resetPassword', jdoe)).toMatchObject([{ passwordReset: true }]);
	expect(user.password).not.toBe(password);
	expect(user.requirePasswordChange).toBe(true);
});

test('a login is checked; its token is handed out only where asked for', async () => {
	const { userName, password, contextIdentifier } = sandboxLogins.assureSign;
	const [login] = await outputOf(used.store, 'user.checkLogin', { userName, password });
	expect(login).toMatchObject({ success: true, accounts: [{ contextIdentifier, isPrimary: true }, {}] });
	expect(login).not.toHaveProperty('authenticationToken');
	const [open] = await outputOf(used.store, 'user.checkLogin', {
		userName,
		password,
		options: { returnToken: true },
	});
	expect(used.sandbox.control.liveTokens('assureSign')).toContain(open.authenticationToken);
});

test('a wrong login is refused once, without its password, and an expired one names the page', async () => {
	const wrong = await run(used.store, 'user.checkLogin', {
		userName: 'jdoe@example.com',
		password: 'not the right one',
	});
	expect(failuresOf(wrong)).toMatchObject([{ code: 'signIn' }]);
	expect(JSON.stringify(failuresOf(wrong))).not.toContain('not the right one');
	expect(stored('jdoe@example.com')!.failedLogins).toBe(1);
	const expired = await run(used.store, 'user.checkLogin', { ...sandboxLogins.assureSignExpired });
	expect(JSON.stringify(failuresOf(expired))).toContain('https://account.assuresign.test/expired-password');
});

test('lists are cut to their limit, in the account that was chosen', async () => {
	expect(await outputOf(used.store, 'user.getAll', { limit: 3 })).toHaveLength(3);
	const branch = await outputOf(used.store, 'user.getAll', {
		returnAll: true,
		options: { contextIdentifier: sandboxLogins.assureSign.secondContextIdentifier },
	});
	expect(branch.map((user) => user.userName)).toContain('user8@example.com');
	expect(branch.map((user) => user.userName)).not.toContain('jdoe@example.com');
});

test('accounts are created, read, changed and listed', async () => {
	const [created] = await outputOf(used.store, 'account.create', {
		name: 'North',
		displayName: 'Example North',
		accountGroup: 'Default',
	});
	expect(created).toMatchObject({ name: 'North', success: true });
	expect(await outputOf(used.store, 'account.getAll', { returnAll: true })).toContainEqual(
		expect.objectContaining({ contextIdentifier: created.contextIdentifier, inactive: false }),
	);
	await outputOf(used.store, 'account.update', { updateFields: { displayName: 'Head' } });
	const [account] = await outputOf(used.store, 'account.get');
	expect(account).toMatchObject({
		displayName: 'Head',
		inactive: false,
		roles: ['Administrator', 'Full User', 'Limited User'],
	});
});
