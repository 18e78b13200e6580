import { archerDialect } from '../../../nodes/Archer/dialect';
import type { Method } from '../../../nodes/shared/operation/spec';
import table from './faults.json';

/** Archer has no fault codes: the text is all there is, wrapped by ASP.NET in names of types and traces of its stack. */
const method = { element: 'GetUser', effect: 'read', answer: { gives: [] }, fields: [] } as unknown as Method;

test.each(table)('$fault', ({ fault, failure }) => {
	const given = archerDialect.faultFailure(fault, method, failure.httpStatus);
	expect(JSON.parse(JSON.stringify(given))).toEqual(failure);
});

test('a fault of the sign-in is one of the sign-in, of its end not', () => {
	const fault = { code: 'Server', text: 'Login failed', detail: '' };
	const of = (element: string) =>
		archerDialect.faultFailure(fault, { ...method, element, session: false }, 500).message;
	expect(of('CreateUserSession')).toBe('Archer did not accept user name and password');
	expect(of('TerminateSession')).toBe('Archer refused TerminateSession: Login failed');
});
