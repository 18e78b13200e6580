import { Circuit } from '../../../nodes/shared/engine/attempts/circuit';
import { refusal, type Failure } from '../../../nodes/shared/soap/failure';

const refused: Failure = {
	kind: 'unreachable',
	message: 'Archer does not take connections at this address',
	code: 'ECONNREFUSED',
	advice: 'Check the base URL.',
	reached: 'no',
};
const brokenOff: Failure = { kind: 'unreachable', message: 'x', reached: 'unknown' };
const timeout: Failure = { kind: 'timeout', message: 'x', reached: 'unknown' };
const gateway: Failure = { kind: 'busy', message: 'x', httpStatus: 502, reached: 'unknown' };

function circuit() {
	const clock = { now: 1_000_000 };
	return { clock, circuit: new Circuit(() => clock.now) };
}

test.each<[string, Failure, number]>([
	['refused connections', refused, 12],
	['time-outs', timeout, 4],
	['broken connections', brokenOff, 100],
	['answers of a gateway', gateway, 100],
])('%s in a row open it after %3$i', (_what, failure, limit) => {
	const { clock, circuit: one } = circuit();
	for (let count = 1; count < limit; count++) {
		one.record(failure);
		clock.now += 4_000 / limit;
		expect(one.isOpen()).toBe(false);
	}
	one.record(failure);
	expect(one.isOpen()).toBe(true);
	expect(one.refusal()).toMatchObject({ kind: failure.kind, message: failure.message, reached: 'no' });
});

test('what it refuses says why, in the words of the failure', () => {
	const { clock, circuit: one } = circuit();
	for (let count = 0; count < 12; count++) one.record(refused);
	clock.now += 3_000;
	expect(one.refusal()).toEqual({
		...refused,
		advice: 'Not tried: the last 12 requests of this run could not connect. Check the base URL.',
	});
});

test('a moment in which many requests are refused side by side is no outage yet', () => {
	const { clock, circuit: one } = circuit();
	for (let count = 0; count < 50; count++) one.record(refused);
	expect(one.refusal()).toBeUndefined();
	clock.now += 2_999;
	expect(one.refusal()).toBeUndefined();
	clock.now += 1;
	expect(one.refusal()).toBeDefined();
});

test.each<[string, Failure | undefined]>([
	['an answer', undefined],
	['a refusal by the system', refusal('notFound', 'x')],
	['too many requests', { ...gateway, httpStatus: 429, reached: 'no' }],
	['a wrong password', { kind: 'signIn', message: 'x', reached: 'no' }],
])('%s starts the count anew', (_what, outcome) => {
	const { clock, circuit: one } = circuit();
	for (let count = 0; count < 11; count++) one.record(refused);
	one.record(outcome);
	clock.now += 10_000;
	one.record(refused);
	expect(one.isOpen()).toBe(false);
});

test('a cancelled request proves nothing', () => {
	const { clock, circuit: one } = circuit();
	for (let count = 0; count < 12; count++) one.record(refused);
	one.record({ kind: 'cancelled', message: 'x', reached: 'unknown' });
	clock.now += 3_000;
	expect(one.isOpen()).toBe(true);
});

test('one request every ten seconds finds out whether the system is back', () => {
	const { clock, circuit: one } = circuit();
	for (let count = 0; count < 12; count++) one.record(refused);
	clock.now += 10_000;
	const sent = () =>
		Array.from({ length: 100 }, () => one.refusal()).filter((each) => each === undefined).length;
	expect(sent()).toBe(1);
	one.record(refused);
	expect(sent()).toBe(0);
	clock.now += 10_000;
	expect(sent()).toBe(1);
	one.record();
	expect(sent()).toBe(100);
});
