import { randomBytes } from 'node:crypto';
import { startReceiver } from './receiver';

const basic = { kind: 'basic', userName: 'assuresign', password: randomBytes(12).toString('hex') };
const headers = {
	'Content-Type': 'application/json',
	Authorization: `Basic ${Buffer.from(`${basic.userName}:${basic.password}`).toString('base64')}`,
};

test('the key of an event is the same for a repeated call, and another one for whatever differs', async () => {
	const receiver = await startReceiver({ options: { dropDuplicates: false } }, basic);
	const bodyOf = (id: string, event: string, date: string) =>
		JSON.stringify({ event, documentId: id, documentAuthToken: 'T-canary', completed: date });
	const bodies = [
		bodyOf('1', 'Document Completed', '2026-11-30'),
		bodyOf('1', 'Document Completed', '2026-11-30'),
		bodyOf('1', 'Document Completed', '2026-12-01'),
		bodyOf('1', 'Document Started', '2026-11-30'),
		bodyOf('2', 'Document Completed', '2026-11-30'),
	];
	for (const body of bodies) {
		const answer = await fetch(receiver.url, { method: 'POST', headers, body });
		await answer.text();
		expect(answer.status).toBe(200);
	}
	await receiver.stop();
	const keys = receiver.started.map(({ eventKey }) => String(eventKey));
	expect(keys).toHaveLength(5);
	expect(keys[0]).toMatch(/^Document Completed 1 [\w-]{16}$/);
	expect(keys[1]).toBe(keys[0]);
	expect(new Set(keys).size).toBe(4);
	expect(keys.join()).not.toContain('canary');
});
