import { signInFailure } from '../../../nodes/Archer/signInFaults';
import table from './signInFaults.json';

/** What a text of a refused sign-in means, and what only looks like one of those: a part of a sentence is no statement. */
test.each(table)('$text', ({ text, kind, message, advice }) => {
	expect(JSON.parse(JSON.stringify(signInFailure(text, 500)))).toMatchObject({
		kind,
		message,
		...(advice === undefined ? {} : { advice }),
		systemText: text,
		httpStatus: 500,
	});
	expect(signInFailure(text, 500).advice).toBe(advice);
});

const unknown = 'Archer could not sign in';

test.each(table.filter(({ message }) => message !== unknown))(
	'$text behind other words says nothing that is known',
	({ text }) => {
		expect(signInFailure(`In short: ${text}`, 500)).toMatchObject({ kind: 'signIn', message: unknown });
	},
);
