/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describedService } from '../../../nodes/shared/engine/describedServices';
import type { Dialect } from '../../../nodes/shared/operation/dialect';
import type { HttpAnswer } from '../../../nodes/shared/soap/answer';
import { refusal, type Failure } from '../../../nodes/shared/soap/failure';

/** The description of a service, which is read once in an hour; a passing problem, a minute. */

const minute = 60_000;
const wsdl = readFileSync(path.join(__dirname, '../wsdl/described/asmx.wsdl.xml'));
const good: HttpAnswer = { status: 200, headers: { 'content-type': 'text/xml' }, body: wsdl };
const gone: HttpAnswer = { ...good, status: 404, body: Buffer.from('') };
let hosts = 0;

function dialectOf(more: Partial<Dialect> = {}): Dialect {
	const host = `http://host${++hosts}.test`;
	return {
		system: 'Archer',
		description: (service: string) => `${host}/${service}?WSDL`,
		endpoint: (service: string) => `${host}/${service}`,
		...more,
	} as Dialect;
}

/** Answers one after the other, the last one for ever. */
function asking(dialect: Dialect, ...answers: Array<HttpAnswer | Failure>) {
	const urls: string[] = [];
	const get = async (url: string) => {
		urls.push(url);
		return await Promise.resolve(answers[Math.min(urls.length, answers.length) - 1]);
	};
	const ask = async (isFresh?: boolean, service = 'general') =>
		await describedService({ dialect, service, settings: {}, isFresh }, get);
	return { urls, ask };
}

beforeEach(() =>
	jest.useFakeTimers({ now: 1_000_000, doNotFake: ['setImmediate', 'nextTick', 'setTimeout'] }),
);
afterEach(() => jest.useRealTimers());
const pass = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);

test('gives the methods, and what the system puts in by itself', async () => {
	const plain = await asking(dialectOf(), good).ask();
	expect(plain).toMatchObject({ system: 'Archer', problems: [], filledIn: [], hasSession: false });
	expect(plain.methods!.length).toBeGreaterThan(0);
	const dialect = dialectOf({ filledIn: ['sessionToken'], session: {} as Dialect['session'] });
	expect(await asking(dialect, good).ask()).toMatchObject({ filledIn: ['sessionToken'], hasSession: true });
});

test('is asked for once in an hour', async () => {
	const { urls, ask } = asking(dialectOf(), good);
	await Promise.all([ask(), ask()]);
	pass(60 * minute - 1);
	await ask();
	expect(urls).toHaveLength(1);
	pass(1);
	await ask();
	expect(urls).toHaveLength(2);
});

test('is no older than a minute for whoever wants it fresh', async () => {
	const { urls, ask } = asking(dialectOf(), good);
	await ask();
	pass(minute - 1);
	await ask(true);
	expect(urls).toHaveLength(1);
	pass(1);
	await ask(true);
	expect(urls).toHaveLength(2);
});

test('that is missing counts for a minute, and says what else there is', async () => {
	const { urls, ask } = asking(dialectOf(), gone);
	const { failure } = await ask();
	expect(failure).toMatchObject({
		kind: 'notFound',
		message: 'Archer does not show the description of its general service',
		reached: 'no',
	});
	expect(failure!.advice).toMatch(
		/^\S.*\. Use the operation 'Call With JSON' with the vendor's documentation. Nothing was sent.$/,
	);
	pass(minute - 1);
	await ask();
	expect(urls).toHaveLength(1);
	pass(1);
	await ask();
	expect(urls).toHaveLength(2);
});

test('is asked for again at once when the sign-in failed', async () => {
	const refused = refusal('signIn', 'No');
	const { urls, ask } = asking(dialectOf(), refused, good);
	expect(await ask()).toEqual({ failure: refused });
	expect((await ask()).methods).toBeDefined();
	expect(urls).toHaveLength(2);
});

test.each(['a/b', '../x', 'a b', ''])('is not asked for under a name that is none: "%s"', async (service) => {
	const { urls, ask } = asking(dialectOf(), good);
	expect((await ask(false, service)).failure).toEqual({
		kind: 'notFound',
		message: `"${service}" is no name of a service of Archer`,
		advice: 'Choose the service from the list. Nothing was sent.',
		reached: 'no',
	});
	expect(urls).toEqual([]);
});

test('a long name is cut, and a system without descriptions says so', async () => {
	const { ask } = asking(dialectOf(), good);
	expect((await ask(false, `${'x'.repeat(70)}!`)).failure!.message).toContain(`"${'x'.repeat(60)}" is`);
	const silent = asking(dialectOf({ description: undefined }), good);
	expect((await silent.ask()).failure).toMatchObject({
		kind: 'notFound',
		advice: "Use the operation 'Call With JSON' with the vendor's documentation. Nothing was sent.",
	});
	expect(silent.urls).toEqual([]);
});

test('one that was read again is among the newest', async () => {
	const { urls, ask } = asking(dialectOf(), good);
	for (let index = 0; index < 20; index++) await ask(false, `service${index}`);
	pass(minute);
	await ask(true, 'service0');
	await ask(false, 'service20');
	await ask(false, 'service0');
	expect(urls).toHaveLength(22);
	await ask(false, 'service1');
	expect(urls).toHaveLength(23);
});

test('of many services the last twenty are remembered', async () => {
	const { urls, ask } = asking(dialectOf(), good);
	for (let index = 0; index < 21; index++) await ask(false, `service${index}`);
	await ask(false, 'service20');
	await ask(false, 'service1');
	expect(urls).toHaveLength(21);
	await ask(false, 'service0');
	expect(urls).toHaveLength(22);
});
