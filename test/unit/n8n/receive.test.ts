/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { PassThrough } from 'node:stream';
import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { keepTo } from '../../../nodes/shared/n8n/deadlines';
import { receive, type Receiving } from '../../../nodes/shared/n8n/receive';

/** An answer while it arrives: counted, timed, and a failure in words when it does not come to its end. */

const megabyte = 1024 * 1024;
const bounds = (more: Partial<Receiving> = {}): Receiving => ({
	system: 'Archer',
	timeout: 60_000,
	bytes: 10,
	startedAt: Date.now(),
	...more,
});
const full = (body: unknown, more: object = {}) =>
	({ body, statusCode: 200, headers: {}, ...more }) as IN8nHttpFullResponse;

function arriving(write: (stream: PassThrough) => void): PassThrough {
	const stream = new PassThrough();
	setImmediate(() => write(stream));
	return stream;
}

const tooLarge = (more: object) => ({
	kind: 'unreadable',
	message: 'The answer of Archer is larger than 2 MB',
	httpStatus: 200,
	reached: 'unknown',
	...more,
});
const less = 'sk for less in one request, for example with a smaller page size or a narrower search.';

describe('a whole answer', () => {
	test('comes with its status and its headers in lower case', async () => {
		const headers = { 'Content-Type': 'text/xml', 'Set-Cookie': ['a', 'b'], Age: 5 };
		expect(await receive(full(Buffer.from('abc'), { statusCode: 500, headers }), bounds())).toEqual({
			status: 500,
			headers: { 'content-type': 'text/xml', 'set-cookie': 'a, b', age: '5' },
			body: Buffer.from('abc'),
		});
		expect(await receive(full('abc', { headers: undefined }), bounds())).toEqual({
			status: 200,
			headers: {},
			body: Buffer.from('abc'),
		});
	});

	test.each([
		['nothing', undefined],
		['null', null],
		['an object that is no stream', { on: 1 }],
		['an object that only ends', { destroy: 1 }],
	])('that is %s is empty', async (_title, body) => {
		expect(await receive(full(body), bounds())).toMatchObject({ body: Buffer.alloc(0) });
	});

	test('may have as many bytes as are allowed', async () => {
		const bytes = 2 * megabyte + 1;
		const body = Buffer.alloc(bytes);
		expect(await receive(full(body), bounds({ bytes }))).toMatchObject({ body });
		expect(await receive(full(body), bounds({ bytes: bytes - 1 }))).toEqual(tooLarge({ advice: `A${less}` }));
		const option = 'Maximum Answer Size';
		expect(await receive(full(body), bounds({ bytes: bytes - 1, option }))).toEqual(
			tooLarge({ advice: `Raise 'Maximum Answer Size' in the options of the node, or a${less}` }),
		);
	});
});

describe('a stream', () => {
	test('is put together from its parts', async () => {
		for (const parts of [['abc'], ['abc', 'def', 'ghi'], []]) {
			const body = arriving((stream) => {
				for (const part of parts) stream.write(part);
				stream.end();
			});
			const answer = await receive(full(body, { statusCode: 201, headers: { A: 'b' } }), bounds());
			expect(answer).toMatchObject({ status: 201, headers: { a: 'b' } });
			expect(String((answer as { body: Uint8Array }).body)).toBe(parts.join(''));
		}
	});

	test('ends where it becomes too large, and not a byte before', async () => {
		const exact = arriving((stream) => stream.end('0123456789'));
		expect(await receive(full(exact), bounds())).toMatchObject({ status: 200 });
		const body = arriving((stream) => {
			stream.write('01234');
			stream.write('567890');
		});
		expect(await receive(full(body), bounds())).toMatchObject({
			kind: 'unreadable',
			httpStatus: 200,
			message: 'The answer of Archer is larger than 0 MB',
		});
		expect(body.destroyed).toBe(true);
	});

	const broken = {
		kind: 'unreachable',
		message: 'Archer closed the connection before the answer was complete',
		reached: 'unknown',
	};

	test('that closes early is broken off', async () => {
		const body = arriving((stream) => stream.destroy());
		expect(await receive(full(body), bounds())).toMatchObject({
			...broken,
			code: 'ERR_STREAM_PREMATURE_CLOSE',
		});
	});

	test.each([
		['a reset', { code: 'ECONNRESET' }, broken],
		['a refused connection, though it was there', { code: 'ECONNREFUSED' }, broken],
		['a time-out of the client', { code: 'ESOCKETTIMEDOUT' }, broken],
		[
			'a broken compression',
			{ code: 'Z_DATA_ERROR' },
			{ message: expect.stringContaining('changed on its way') },
		],
	])('that fails is too, with %s', async (_title, code, expected) => {
		const error = Object.assign(new Error('x'), code);
		const body = arriving((stream) => stream.destroy(error));
		expect(await receive(full(body), bounds())).toMatchObject({ ...expected, ...code });
	});

	test('that has failed before anybody listened is not waited for', async () => {
		const body = new PassThrough();
		body.on('error', () => {});
		body.destroy(Object.assign(new Error('x'), { code: 'ECONNRESET' }));
		await new Promise((resolve) => setImmediate(resolve));
		expect(await receive(full(body), bounds())).toMatchObject({ ...broken, code: 'ECONNRESET' });
		const closed = new PassThrough();
		closed.destroy();
		await new Promise((resolve) => setImmediate(resolve));
		expect(await receive(full(closed), bounds())).toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
	});

	test('that the user stopped is cancelled', async () => {
		const body = arriving((stream) => stream.destroy());
		expect(await receive(full(body), bounds({ isCancelled: () => true }))).toMatchObject({
			kind: 'cancelled',
		});
		const other = arriving((stream) => stream.destroy());
		expect(await receive(full(other), bounds({ isCancelled: () => false }))).toMatchObject(broken);
	});

	test('that takes too long says how much came', async () => {
		const silent = new PassThrough();
		const past = { timeout: 10, startedAt: 0 };
		expect(await receive(full(silent), bounds(past))).toMatchObject({
			kind: 'timeout',
			message: 'Archer did not answer in time',
		});
		expect(silent.destroyed).toBe(true);
		const slow = new PassThrough();
		slow.write('abc');
		expect(await receive(full(slow), bounds(past))).toMatchObject({
			kind: 'timeout',
			message: 'Archer did not complete its answer in time (3 bytes came)',
		});
	});

	test('is left alone by its deadline once it has come', async () => {
		const body = new PassThrough({ autoDestroy: false });
		body.end('abc');
		expect(await receive(full(body), bounds({ timeout: 20 }))).toMatchObject({ body: Buffer.from('abc') });
		// Deadlines of one moment pass in the order of their start.
		await new Promise<void>((resolve) => keepTo(Date.now() + 20, resolve));
		expect(body.destroyed).toBe(false);
	});

	test('whose headers came in the last moment has a tenth of the time left', async () => {
		const began = performance.now();
		const slow = new PassThrough();
		await receive(full(slow), bounds({ timeout: 300, startedAt: 0 }));
		expect(performance.now() - began).toBeGreaterThan(25);
		expect(performance.now() - began).toBeLessThan(2_000);
	});
});
