import type { IDataObject } from 'n8n-workflow';
import { sandboxLogins } from '../../../sandbox';
import { sandboxCredentials } from '../../support/workflow';
import { softExpertBench } from './support';
import { otherWork } from '../../support/otherWork';
import { until } from '../../support/until';
import { enough } from '../../support/slowness';

const bench = softExpertBench();

/** Columns as a spreadsheet has them. */
const columns = {
	userId: '={{ $json["Employee number"] }}',
	name: '={{ $json.Name }}',
	login: '={{ $json.Login }}',
	password: '={{ $json.Password }}',
	email: '={{ $json["E-mail"] }}',
	updateType: 'add',
	additionalFields: { accessGroupIds: ['={{ $json.Groups.split("; ") }}'], leaderId: '={{ $json.Leader }}' },
};

function row(index: number): IDataObject {
	return {
		'Employee number': index + 1000,
		Name: `Pérsön ${index} & Co`,
		Login: `person.${index}`,
		Password: `First-${index}`,
		'E-mail': `person.${index}@example.com`,
		Groups: 'EDITORS; READERS',
		Leader: 'msilva',
	};
}

function credentials(requestsPerSecond: number) {
	const store = sandboxCredentials(bench.sandbox);
	store.set('softExpert', {
		baseUrl: bench.sandbox.softExpert.url,
		apiKey: sandboxLogins.softExpert.apiKey,
		requestsPerSecond,
		checked: 'yes',
	});
	return store;
}

jest.setTimeout(60_000);

test('1,000 users with 30 bad ones: 970 done, 30 errors with meaning, detail and item', async () => {
	const rows = Array.from({ length: 1000 }, (_, index) => row(index));
	const bad = new Map<number, [object, RegExp, string]>();
	for (let index = 0; index < 10; index++) {
		bad.set(index * 97 + 5, [
			{ Groups: 'EDITORS; NOWHERE' },
			/^The access group does not exist/,
			'Access group does not exist.',
		]);
		bad.set(index * 97 + 21, [{ Leader: 'nobody' }, /^The leader does not exist/, 'Leader does not exist.']);
		bad.set(index * 97 + 44, [
			{ Login: 'a"b' },
			/^The login holds quotation marks/,
			'Quotation marks are not allowed',
		]);
	}
	for (const [index, [change]] of bad) Object.assign(rows[index], change);
	const requestsPerSecond = 250;
	const { items, errors, error } = await bench.run(
		'user.upsert',
		{ ...columns, options: { parallelRequests: 8 } },
		{ items: rows, onError: 'continueErrorOutput', store: credentials(requestsPerSecond) },
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(970);
	expect(errors).toHaveLength(30);
	expect(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual(
		rows.flatMap((_, index) => (bad.has(index) ? [] : [index])),
	);
	for (const { json, pairedItem } of errors) {
		const { item } = pairedItem as { item: number };
		const [, message, detail] = bad.get(item)!;
		expect(json).toMatchObject({
			Name: rows[item].Name,
			error: {
				message: expect.stringMatching(message),
				description: expect.stringContaining(detail),
				fault: { text: expect.stringContaining(detail) },
			},
		});
		expect((json.error as IDataObject).message).toContain(`[item ${item}].`);
	}
	expect(bench.state.users.size).toBe(3 + 970);
	expect(bench.state.users.get('1000')).toMatchObject({
		name: 'Pérsön 0 & Co',
		groups: ['EDITORS', 'READERS'],
	});
	expect(JSON.stringify(errors.map(({ json }) => json.error))).not.toMatch(/First-\d/);
});

test('by default ten calls a second, which the gateway lets through', async () => {
	bench.sandbox.control.configure({ softExpert: { rateLimit: true } });
	const { items, error } = await bench.run(
		'user.upsert',
		{ ...columns, options: { parallelRequests: 8 } },
		{ items: Array.from({ length: 25 }, (_, index) => row(index)), store: credentials(10) },
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(25);
});

test('cancelling stops at once', async () => {
	let stoppedAt = 0;
	let sentBefore = 0;
	// The expressions of all items are evaluated before the first request, so a fixed time would not do.
	const stopAfterTenRequests = async (cancel: () => void) => {
		await until(() => bench.sandbox.requests.length >= 10);
		stoppedAt = Date.now();
		sentBefore = bench.sandbox.requests.length;
		cancel();
	};
	await bench.run('user.upsert', columns, {
		items: Array.from({ length: 1000 }, (_, index) => row(index)),
		store: credentials(20),
		onStart: (cancel) => void stopAfterTenRequests(cancel),
	});
	expect(Date.now() - stoppedAt).toBeLessThan(enough(1000));
	expect(sentBefore).toBeLessThan(100);
	await otherWork(bench.sandbox);
	expect(bench.sandbox.control.count({ system: 'softExpert' })).toBeLessThanOrEqual(sentBefore + 1);
});
