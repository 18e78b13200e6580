import { outcomeForm, type OutcomeTerms } from '../../../nodes/SoftExpert/content/outcome';
import { statusFailure } from '../../../nodes/SoftExpert/content/verdict';
import type { Method } from '../../../nodes/shared/operation/spec';
import { parseXml } from '../../../nodes/shared/xml/parse';
import table from './outcomes.json';

/**
 * Every form of answer beside every meaning that a method may give it (docs/quirks/softExpert.md): what comes out, or what is
 * said. What proves nothing is no success.
 */
interface Row {
	xml: string;
	terms: OutcomeTerms;
	effect: Method['effect'];
	codes?: Method['answer']['codes'];
	outcome: object;
}

test.each((table as Row[]).map((row) => [row.xml, JSON.stringify(row.terms), row] as const))(
	'%s with %s',
	(_xml, _terms, { xml, terms, effect, codes, outcome }) => {
		const { root } = parseXml(`<r xmlns="urn:admin">${xml}</r>`);
		const method = { element: 'doIt', effect, answer: { terms, codes, gives: [] } } as unknown as Method;
		const failure = statusFailure(root!, method);
		const given = failure ? { failure } : outcomeForm.read(root!, method, { name: 'Ann' });
		expect(JSON.parse(JSON.stringify(given))).toEqual(outcome);
	},
);
