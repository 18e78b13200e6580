import { gatewayFailure } from '../../../nodes/SoftExpert/gateway';
import type { Failure } from '../../../nodes/shared/soap/failure';

/** What the gateway in front of SoftExpert means by its statuses and its words. */

describe('what the gateway says', () => {
	const before: Failure = { kind: 'http', message: 'An HTTP error', advice: 'a', reached: 'unknown' };
	const of = (status: number, body: string, settings = {}, failure: Failure = before) =>
		gatewayFailure(failure, { status, headers: {}, body: Buffer.from(body) }, settings);

	it.each<[number, Failure['kind'], Failure['reached']]>([
		[401, 'signIn', 'no'],
		[403, 'denied', 'unknown'],
		[404, 'http', 'no'],
		[429, 'busy', 'no'],
		[500, 'http', 'unknown'],
		[502, 'busy', 'unknown'],
		[503, 'busy', 'unknown'],
	])('status %s is %s, reached: %s', (status, kind, reached) => {
		const failure = of(status, '');
		expect(failure).toMatchObject({ kind, reached });
		expect(failure.message).toMatch(new RegExp(`\\(HTTP ${status}\\)$`));
		expect(failure.systemText).toBeUndefined();
	});

	it('another status keeps its own sentence', () => {
		expect(of(418, '')).toMatchObject({ kind: 'http', message: 'An HTTP error', advice: 'a' });
		expect(of(418, '{"message":"no"}')).toMatchObject({
			kind: 'http',
			message: 'The gateway of SoftExpert refused the request (HTTP 418)',
			systemText: 'no',
		});
		expect(of(418, '{"message":"no"}').advice).toBeUndefined();
	});

	it('advises to check the password where there is one', () => {
		expect(of(401, '', { authentication: 'basic' }).advice).toContain("Check 'User Name' and 'Password'");
		expect(of(401, '', { authentication: 'apiKey' }).advice).toContain('Copy the key again');
		expect(of(403, '', { authentication: 'basic' }).advice).toContain('license');
	});

	it.each<[title: string, status: number, body: string, failure: Partial<Failure>]>([
		['a status in the body alone', 200, '{"message":"m","status":403}', { kind: 'denied', systemText: 'm' }],
		['a status as a text', 200, '{"status":"429"}', { kind: 'busy' }],
		[
			'the other form',
			200,
			'{"basicErrorResponse":{"Status":500,"Code":"E1","Detail":"d"}}',
			{ kind: 'http', code: 'E1', systemText: 'd' },
		],
		['a code that is a status', 200, '{"basicErrorResponse":{"Code":401}}', { kind: 'signIn', code: '401' }],
		[
			'the detail before the message',
			400,
			'{"message":"m","basicErrorResponse":{"Detail":"d"}}',
			{ systemText: 'd' },
		],
		[
			'the status outside first',
			200,
			'{"status":404,"basicErrorResponse":{"Status":403}}',
			{ message: expect.stringContaining('no web service') as never },
		],
		[
			'no error is a status of one',
			200,
			'{"status":399,"message":"m"}',
			{ message: 'The gateway of SoftExpert refused the request (HTTP 200)' },
		],
		[
			'nor above them',
			200,
			'{"status":600,"message":"m"}',
			{ message: 'The gateway of SoftExpert refused the request (HTTP 200)' },
		],
		['the last of them', 200, '{"status":599,"message":"m"}', { systemText: 'm' }],
		[
			'half a status',
			200,
			'{"status":403.5,"message":"m"}',
			{ message: 'The gateway of SoftExpert refused the request (HTTP 200)' },
		],
		['nothing inside', 400, '{"basicErrorResponse":null,"message":7}', { systemText: '7' }],
		['blanks before it', 200, '  {"status":403}', { kind: 'denied' }],
		[
			'who is not let in, whatever the status',
			200,
			'Valid GatewayJWT not found in the request or user is blocked.',
			{ kind: 'signIn', systemText: 'Valid GatewayJWT not found in the request or user is blocked.' },
		],
		[
			'the same in JSON, with another status',
			500,
			'{"message":" valid gatewayjwt not found in the request or user is blocked! "}',
			{ kind: 'signIn' },
		],
	])('%s', (_title, status, body, failure) => {
		expect(of(status, body)).toMatchObject(failure);
	});

	it.each([
		['no JSON', 200, 'hello'],
		['broken JSON', 200, '{"status":403'],
		['an object of something else', 200, '{"other":403}'],
		['a list', 200, '[{"status":403}]'],
		[
			'the sentence inside another',
			200,
			'We say: Valid GatewayJWT not found in the request or user is blocked',
		],
		['the sentence and more', 200, 'Valid GatewayJWT not found in the request or user is blocked today'],
		[
			'a long page that begins with the sentence',
			200,
			`Valid GatewayJWT not found in the request or user is blocked.${' '.repeat(1000)}`,
		],
		['an error below 400', 399, ''],
	])('%s stays as it was', (_title, status, body) => {
		expect(of(status, body)).toBe(before);
	});

	it('what could not be read was refused', () => {
		const unreadable: Failure = { ...before, kind: 'unreadable' };
		expect(of(200, '{"message":"m"}', {}, unreadable).kind).toBe('rejected');
		expect(of(200, '{"message":"m"}').kind).toBe('http');
	});

	it('what a status means elsewhere stands above', () => {
		const own = { 404: { kind: 'notFound', message: 'There is none', reached: 'no' } } as const;
		const given = gatewayFailure(before, { status: 404, headers: {}, body: Buffer.from('') }, {}, own);
		expect(given).toMatchObject({ kind: 'notFound', message: 'There is none (HTTP 404)' });
	});
});
