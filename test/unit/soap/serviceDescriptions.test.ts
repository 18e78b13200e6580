import { serviceDescription } from '../../../nodes/shared/engine/serviceDescriptions';
import type { HttpAnswer } from '../../../nodes/shared/soap/answer';
import type { Failure } from '../../../nodes/shared/soap/failure';
import { archerContract } from '../../../sandbox/contract/load';
import { archerWsdl } from '../../../sandbox/archer/wire/wsdl';

const text = archerWsdl(
	'module',
	archerContract.namespace,
	archerContract.services.module.methods,
	() => 'sample',
	'http://x/',
);
const good: HttpAnswer = {
	status: 200,
	headers: { 'content-type': 'text/xml; charset=utf-8' },
	body: Buffer.from(text),
};
const failure = (kind: Failure['kind']): Failure => ({ kind, message: 'No', reached: 'no' });
let addresses = 0;
const address = () => `http://test.example/${addresses++}`;

afterEach(() => jest.useRealTimers());

test('is read once, however many ask', async () => {
	const get = jest.fn(async () => good);
	const url = address();
	const all = await Promise.all([serviceDescription(url, get), serviceDescription(url, get)]);
	all.push(await serviceDescription(url, get));
	expect(get).toHaveBeenCalledTimes(1);
	for (const { description } of all) {
		expect(description?.get('GetModuleIdByGUID')).toMatchObject({
			namespace: 'http://tempuri.org/',
			action: 'http://tempuri.org/GetModuleIdByGUID',
			parameters: [
				{ name: 'sessionToken', type: 'string' },
				{ name: 'instanceId', type: 'string' },
				{ name: 'GUID', type: 'string' },
			],
		});
	}
});

test('a hidden one is not asked for again', async () => {
	const get = jest.fn(async () => ({ ...good, status: 404 }));
	const url = address();
	expect(await serviceDescription(url, get)).toEqual({});
	expect(await serviceDescription(url, get)).toEqual({});
	expect(get).toHaveBeenCalledTimes(1);
});

test.each([
	['a busy server', { ...good, status: 503 }],
	['no answer', failure('timeout')],
])('%s is forgotten after a minute', async (_what, answer) => {
	jest.useFakeTimers();
	const get = jest.fn(async (): Promise<HttpAnswer | Failure> => answer);
	const url = address();
	expect(await serviceDescription(url, get)).toEqual({});
	jest.advanceTimersByTime(59_000);
	await serviceDescription(url, get);
	expect(get).toHaveBeenCalledTimes(1);
	jest.advanceTimersByTime(2_000);
	get.mockResolvedValue(good);
	expect((await serviceDescription(url, get)).description).toBeDefined();
});

test('a refused sign-in is passed on and not kept', async () => {
	const get = jest.fn(async (): Promise<HttpAnswer | Failure> => failure('signIn'));
	const url = address();
	expect((await serviceDescription(url, get)).failure).toMatchObject({ kind: 'signIn' });
	get.mockResolvedValue(good);
	expect((await serviceDescription(url, get)).description).toBeDefined();
});

test('addresses are not kept without bound', async () => {
	const get = jest.fn(async () => good);
	const first = address();
	await serviceDescription(first, get);
	for (let count = 0; count < 60; count++) await serviceDescription(address(), get);
	await serviceDescription(first, get);
	expect(get).toHaveBeenCalledTimes(62);
});

test('fifty addresses are kept, and the oldest go first', async () => {
	const get = jest.fn(async () => good);
	const all = Array.from({ length: 51 }, address);
	for (const url of all) await serviceDescription(url, get);
	await serviceDescription(all[1], get);
	expect(get).toHaveBeenCalledTimes(51);
	await serviceDescription(all[0], get);
	expect(get).toHaveBeenCalledTimes(52);
});

test('one that was asked for again is among the newest', async () => {
	jest.useFakeTimers();
	const get = jest.fn(async (): Promise<HttpAnswer | Failure> => good);
	const all = Array.from({ length: 51 }, address);
	get.mockResolvedValueOnce(failure('timeout'));
	for (const url of all.slice(0, 50)) await serviceDescription(url, get);
	jest.advanceTimersByTime(60_000);
	await serviceDescription(all[0], get);
	await serviceDescription(all[50], get);
	get.mockClear();
	await serviceDescription(all[0], get);
	expect(get).not.toHaveBeenCalled();
	await serviceDescription(all[1], get);
	expect(get).toHaveBeenCalledTimes(1);
});

test.each([
	[200, 1],
	[401, 1],
	[429, 2],
	[499, 1],
	[500, 2],
	[503, 2],
])('with the status %i it is asked for %i times in two minutes', async (status, times) => {
	jest.useFakeTimers({ now: 1_000_000 });
	const get = jest.fn(async () => ({ ...good, status }));
	const url = address();
	await serviceDescription(url, get);
	jest.advanceTimersByTime(59_999);
	await serviceDescription(url, get);
	expect(get).toHaveBeenCalledTimes(1);
	jest.advanceTimersByTime(60_001);
	await serviceDescription(url, get);
	expect(get).toHaveBeenCalledTimes(times);
});
