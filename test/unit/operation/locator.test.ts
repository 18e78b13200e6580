import { archerDialect } from '../../../nodes/Archer/dialect';
import { assureSignDialect } from '../../../nodes/AssureSign/dialect';
import { softExpertDialect } from '../../../nodes/SoftExpert/dialect';
import { checkParameters } from '../../../nodes/shared/operation/values/check';
import { locatorOf } from '../../../nodes/shared/operation/values/locator';
import type { Method, MethodField } from '../../../nodes/shared/operation/spec';
import { redactor } from '../../../nodes/shared/soap/redact';
import { refusal } from '../../../nodes/shared/soap/failure';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** What a bare value of a picker is, and what else is decided by one look at a value. */

const field = (more: object = {}) =>
	({ name: 'id', modes: [{ name: 'guid' }], ...more }) as unknown as MethodField;
const guid = '06c4a84a-693c-46cb-8df2-40a8215aa056';

test.each([
	[guid, 'guid'],
	[guid.toUpperCase(), 'guid'],
	[`{${guid}}`, 'guid'],
	[` \t {${guid}} \n `, 'guid'],
	[`x${guid}`, 'name'],
	[`${guid}x`, 'name'],
	[guid.slice(1), 'name'],
	['42', 'id'],
	['  42  ', 'id'],
	['', 'id'],
	['42x', 'name'],
])('"%s" is a %s', (value, mode) => {
	expect(locatorOf(field({ lookup: { name: {} } }), value)).toEqual({ mode, value });
});

test('what cannot be looked up, or must be an ID on the wire, is one; a mode that is said counts', () => {
	expect(locatorOf(field(), 'abc').mode).toBe('id');
	expect(locatorOf(field({ lookup: { name: {} }, xml: { path: 'Id' } }), 'abc').mode).toBe('id');
	expect(locatorOf(field({ modes: [], lookup: { name: {} } }), guid).mode).toBe('name');
	expect(locatorOf(field(), { mode: 'name', value: '7' })).toEqual({ mode: 'name', value: '7' });
	expect(locatorOf(field(), { value: '7' })).toEqual({ mode: 'id', value: '7' });
});

test('the version of the node is among the values where there is one', () => {
	expect(checkParameters([], {}).values).toEqual({});
	expect(checkParameters([], {}).values).not.toHaveProperty(['@version']);
	expect(checkParameters([], { '@version': 1.1 }).values).toEqual({ '@version': 1.1 });
});

test('a credential without its secret has none', () => {
	expect(softExpertDialect.secret({})).toBe('');
	expect(softExpertDialect.secret({ apiKey: ' k ' })).toBe('k');
	expect(assureSignDialect.secret({})).toBe('');
});

test('Archer refuses a session with 401, but not where a method needs none', () => {
	const failure = refusal('http', 'No');
	const kindOf = (status: number, spec: object) =>
		archerDialect.httpFailure!(failure, { status } as never, spec as Method, {}).kind;
	expect(kindOf(401, {})).toBe('sessionGone');
	expect(kindOf(401, { session: false })).toBe('http');
	expect(kindOf(403, {})).toBe('http');
});

test('AssureSign says that a token is over only where one was sent', () => {
	const { root } = parseXml(
		'<R><GetResult Success="false"><Exceptions><E Severity="Error">The token has expired.</E></Exceptions></GetResult></R>',
	);
	const kindOf = (fromCredential?: string[]) =>
		assureSignDialect.responseFailure!(root!, {
			element: 'Get',
			effect: 'read',
			fields: [],
			answer: { gives: [] },
			fromCredential,
		} as unknown as Method)?.kind;
	expect(kindOf(['A/@AuthenticationToken'])).toBe('sessionGone');
	expect(kindOf()).toBe('sessionGone');
	expect(kindOf(['A/@UserName'])).toBe('rejected');
});

test('the lines of a key of any kind are taken out, also where they stand in one', () => {
	const line = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC';
	for (const kind of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC2 KEY']) {
		const key = `-----BEGIN ${kind}----- ${line} AAAABBBBCCCC -----END ${kind}-----`;
		const clean = redactor([key])(`error in ${line} and AAAABBBBCCCC`);
		expect(clean).not.toContain(line);
		expect(clean).not.toContain('AAAABBBBCCCC');
	}
});
