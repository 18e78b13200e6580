import { methodNamed } from '../../wsdl/description';
import { isRest, serviceOf, stepsOf } from '../resource';
import type { DescribedService, Entry, Method } from '../spec';
import { hasUncertainNames } from '../wire/settle';
import { namesNotDescribed } from './namesSent';

export type Status =
	| 'works'
	| 'described'
	| 'methodMissing'
	| 'namesDiffer'
	| 'noRight'
	| 'failed'
	| 'notChecked';

export interface Verdict {
	status: Status;
	/** Why, a sentence with its period. */
	explanation: string;
	/** Names that the service does not describe, behind their method: `GetGroup: groupId`. */
	differentNames?: string[];
	/** It cannot be checked by anything: nobody has to look into it. */
	isExpected?: true;
}

/** What the descriptions of the services say of an operation; without a call nothing counts as working. */
export function describedVerdict(entry: Entry, services: Map<string, DescribedService>): Verdict {
	const steps = stepsOf(entry);
	const methods = steps.filter((step): step is Method => !isRest(step));
	if (steps.length === 0) {
		const explanation = 'Which method it calls, is up to the workflow.';
		return { status: 'notChecked', explanation, isExpected: true };
	}
	if (methods.length === 0) {
		const explanation = 'It goes over REST, which has no description.';
		return { status: 'notChecked', explanation, isExpected: true };
	}
	const verdicts = methods.map((method) => verdictOf(method, services.get(serviceOf(method))));
	const worst =
		verdicts.find(({ status }) => status === 'methodMissing') ??
		differing(verdicts) ??
		verdicts.find(({ status }) => status === 'notChecked');
	if (worst) return worst;
	const rest = methods.length < steps.length ? ' What it asks of REST has no description.' : '';
	return {
		status: 'described',
		explanation: `The service describes it with the names that the node sends.${rest}`,
	};
}

/** The names of all its methods together. */
function differing(verdicts: Verdict[]): Verdict | undefined {
	const found = verdicts.filter(({ status }) => status === 'namesDiffer');
	if (found.length === 0) return undefined;
	return {
		status: 'namesDiffer',
		explanation: [...new Set(found.map(({ explanation }) => explanation))].join(' '),
		differentNames: [...new Set(found.flatMap(({ differentNames = [] }) => differentNames))],
	};
}

function verdictOf(method: Method, service: DescribedService | undefined): Verdict {
	const { element } = method;
	if (service === undefined || service.failure) {
		return { status: 'notChecked', explanation: `${service?.failure.message ?? 'Nothing was read'}.` };
	}
	const { system, methods, problems } = service;
	const found = methodNamed(methods, element);
	if (found === undefined) {
		// What is missing may stand in the part that could not be read.
		const [problem] = problems;
		if (problem !== undefined) return { status: 'notChecked', explanation: `${problem}.` };
		return {
			status: 'methodMissing',
			explanation: `The ${serviceOf(method)} service of this ${system} does not list the method ${element}.`,
		};
	}
	if (found.name !== element && !hasUncertainNames(method)) {
		return {
			status: 'namesDiffer',
			explanation: `The service calls the method ${found.name} where the node calls it ${element}.`,
			differentNames: [element],
		};
	}
	if (found.request === undefined) {
		return {
			status: 'notChecked',
			explanation: `${element} cannot be compared: ${found.problem ?? 'no request'}.`,
		};
	}
	const names = namesNotDescribed(method, found.request);
	if (names.length === 0) return { status: 'described', explanation: '' };
	if (problems.length > 0) return { status: 'notChecked', explanation: `${problems[0]}.` };
	return {
		status: 'namesDiffer',
		explanation: `The service describes ${element} without ${names.join(', ')}.`,
		differentNames: names.map((name) => `${element}: ${name}`),
	};
}
