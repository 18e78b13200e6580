import { useSandbox, run, failuresOf, list, outputOf, signers, templates } from './support';
import { readJson, replay, samplesRoot } from '../../support/samples';

/** One request for many items: an entry of the answer is of the item whose ID it names, wherever it stands. */

const statuses = `${samplesRoot}/assureSign/document.getStatus__several-items-in-one-request`;
const [first, second] = readJson<Array<{ documentId: string; status: string }>>(statuses, 'items.json');
const entry = /<DocumentStatusCheckResult [\s\S]*?<\/DocumentStatusCheckResult>/g;

const altered = async (change: (entries: string[]) => string[]) =>
	await replay('assureSign', statuses, (body) => {
		const entries = body.match(entry)!;
		return body.replace(entries.join(''), change(entries).join(''));
	});

test('answers in another order go to the items that they are about', async () => {
	const { items, errors } = await altered((entries) => [...entries].reverse());
	expect(errors).toEqual([]);
	expect(items.map(({ json }) => json)).toEqual([first, second]);
});

test('an ID that the answer does not name is a failure of its item alone', async () => {
	const { items, errors } = await altered(([, last]) => [last]);
	expect(items.map(({ json }) => json)).toEqual([second]);
	const [{ message, code }] = failuresOf({ errors } as never);
	expect(code).toBe('unreadable');
	expect(message).toContain('answered 1 of 2 entries');
	expect(message).toContain(`none is about 'Document ID' ${first.documentId}`);
	expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([expect.objectContaining({ item: 0 })]);
});

test('an answer about something else is nobody’s, be the number right', async () => {
	const foreign = '11111111-2222-4333-8444-555555555555';
	const { items, errors } = await altered(([one, two]) => [one.replace(first.documentId, foreign), two]);
	expect(items.map(({ json }) => json)).toEqual([second]);
	expect(failuresOf({ errors } as never)[0].message).toContain(first.documentId);
});

test('an entry that names nothing is no success, and a refusal stays with its item', async () => {
	const zeros = first.documentId.replace(/\w/g, '0');
	const silent = await altered(([one, two]) => [one.replace(first.documentId, zeros), two]);
	expect(silent.items.map(({ json }) => json)).toEqual([second]);
	expect(failuresOf({ errors: silent.errors } as never)[0].message).toContain("without 'documentId'");
	const refusal =
		'<Exceptions><StatusCheckException Severity="Error">Not yours.</StatusCheckException></Exceptions>';
	const refused = await altered(([one, two]) => [
		one.replace(first.documentId, zeros).replace('<Exceptions/>', refusal),
		two,
	]);
	expect(refused.items.map(({ json }) => json)).toEqual([second]);
	expect(failuresOf({ errors: refused.errors } as never)[0].message).toContain('Not yours');
});

describe('in the sandbox', () => {
	const used = useSandbox();

	const send = async (count: number) =>
		await outputOf(
			used.store,
			'document.send',
			{
				templateId: list(templates.consent),
				parametersFrom: 'json',
				parametersJson: JSON.stringify(signers('ann.lee@example.com')),
			},
			Array.from({ length: count }, () => ({})),
		);

	test('one document that is asked about twice is answered twice', async () => {
		const [document] = await send(1);
		const items = await outputOf(used.store, 'document.getStatus', {}, [document, document]);
		expect(items.map(({ documentId }) => documentId)).toEqual([document.documentId, document.documentId]);
		expect(used.sandbox.control.count({ method: 'CheckStatus' })).toBe(1);
	});

	test('one that is cancelled twice is refused the second time', async () => {
		const [document, other] = await send(2);
		const { items, errors } = await run(used.store, 'document.cancel', {}, [document, document, other]);
		expect(items.map(({ json }) => json.documentId)).toEqual([document.documentId, other.documentId]);
		expect(failuresOf({ errors } as never)[0].message).toContain('cancelled already');
		expect(used.sandbox.control.count({ method: 'Cancel' })).toBe(1);
	});

	test('deletes go out fifty at a time, with the pause between two requests', async () => {
		const documents = await send(60);
		const startedAt = Date.now();
		const items = await outputOf(
			used.store,
			'envelope.delete',
			{ about: 'document', options: { pauseBetweenRequests: 1, parallelRequests: 4 } },
			documents,
		);
		expect(items.map(({ documentId }) => documentId)).toEqual(documents.map(({ documentId }) => documentId));
		expect(items.every(({ deleted }) => deleted === true)).toBe(true);
		const [one, two, ...more] = used.sandbox.requests.filter(({ method }) => method === 'DeleteEnvelope');
		expect(more).toEqual([]);
		expect(two.startedAt - one.endedAt!).toBeGreaterThanOrEqual(990);
		// Nobody waits behind the last one.
		expect(Date.now() - startedAt).toBeLessThan(1900 + (two.endedAt! - one.startedAt));
	});
});
