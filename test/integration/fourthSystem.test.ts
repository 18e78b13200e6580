import { CredentialStore } from '../support/credentialsHelper';
import { startLedger } from '../support/fourthSystem/server';
import { common, Ledger, ledger, LedgerApi, security } from '../support/fourthSystem/system';
import { runNode } from '../support/workflow';
import { childOf } from '../../sandbox/soap/xml';

/** A system of another kind than the three, made outside nodes/: what it needs is asked of no part of the engine. */

const secret = 'Canary-Ledger &<"\'>';
let server: Awaited<ReturnType<typeof startLedger>>;
beforeEach(async () => {
	server = await startLedger(secret);
});
afterEach(() => server.server.close());

async function post(password: string, parameters = {}) {
	const store = new CredentialStore();
	store.set('archer', { address: server.url, userName: 'clerk', password });
	const entry = { currency: 'EUR', amount: '12.50', note: 'Paper & <ink>', ...parameters };
	return await runNode({
		node: 'archer',
		foreign: { node: new Ledger(), credential: new LedgerApi() },
		parameters: { resource: 'entry', operation: 'post', ...entry },
		store,
	});
}

test('signs in the SOAP header and writes elements and attributes in their namespaces', async () => {
	const { items, error } = await post(secret);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([{ number: 17 }]);

	const [root] = server.requests;
	expect(root.children.map(({ name }) => name)).toEqual(['Header', 'Body']);
	const header = childOf(childOf(root, 'Header'), 'Security')!;
	expect([header, ...header.children, ...header.children[0].children]).toEqual(
		['Security', 'UsernameToken', 'Username', 'Password'].map((name) =>
			expect.objectContaining({ name, namespace: security }),
		),
	);

	const method = childOf(childOf(root, 'Body'), 'PostEntry')!;
	const [amount, note] = childOf(method, 'Entry')!.children;
	expect(method.namespace).toBe(ledger);
	expect(amount).toMatchObject({
		name: 'Amount',
		namespace: common,
		attributes: [{ name: 'currency', namespace: common, value: 'EUR' }],
		children: [{ name: 'Value', namespace: common, text: '12.50' }],
	});
	expect(note).toMatchObject({ name: 'Note', namespace: ledger, text: 'Paper & <ink>' });
});

test('a refused sign-in goes out once, and its error repeats no secret', async () => {
	const wrong = 'Wrong-Canary &<"\'>';
	const { error } = await post(wrong);
	expect(error?.message).toContain('Ledger refused');
	expect(error?.description).toContain('UsernameToken');
	const said = JSON.stringify([error?.message, error?.description, error]);
	expect(said).not.toContain('Wrong-Canary');

	await post(wrong);
	expect(server.requests).toHaveLength(1);
});
