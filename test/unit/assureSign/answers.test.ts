import { assureSignDialect } from '../../../nodes/AssureSign/dialect';
import { assureSignSystem } from '../../../nodes/AssureSign/system';
import { methodsOf } from '../../../nodes/shared/operation/resource';
import type { Method } from '../../../nodes/shared/operation/spec';
import { parseXml } from '../../../nodes/shared/xml/parse';
import table from './answers.json';

/** What AssureSign says in its results and faults, and what a user is told of it; null where it is a success. */
const methods = assureSignSystem.operations.flatMap(methodsOf);
const unknown = { effect: 'write', fields: [], answer: { gives: [] }, fromCredential: [] };
const plain = (failure: object | undefined) =>
	failure === undefined ? null : (JSON.parse(JSON.stringify(failure)) as object);
const methodOf = (element: string) =>
	methods.find((method) => method.element === element) ?? ({ ...unknown, element } as unknown as Method);

test.each(table.responses)('$xml', ({ element, xml, failure }) => {
	const { root } = parseXml(xml);
	expect(plain(assureSignDialect.responseFailure!(root!, methodOf(element)))).toEqual(failure);
});

test.each(table.faults)('$fault', ({ fault, failure }) => {
	expect(plain(assureSignDialect.faultFailure(fault, methodOf('GetUser'), 500))).toEqual(failure);
});
