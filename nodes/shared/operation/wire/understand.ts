import { readingAnswer, type HttpAnswer } from '../../soap/answer';
import type { Failure } from '../../soap/failure';
import { atOnce, type Steps } from '../../xml/steps';
import type { XmlElement } from '../../xml/tree';
import type { Dialect } from '../dialect';
import { reachedBy } from './evidence';
import type { ConnectionSettings, Method } from '../spec';

export type Understood =
	| { response: XmlElement; failure?: undefined }
	| { response?: undefined; failure: Failure };

export interface UnderstandOptions {
	/** The namespace that the request went out with; the service's description may have given it. */
	namespace: string;
	/** The answer's entries fail one by one: the caller looks at each. */
	manyEntries?: boolean;
	/** How the credential signs in, for what its refusal means. */
	settings?: ConnectionSettings;
	/** Most bytes of the answer. */
	limits?: { bytes: number };
}

/** What an HTTP answer means to an operation: its response element, or why there is none that counts. */
export function understand(
	dialect: Dialect,
	spec: Method,
	http: HttpAnswer,
	options: UnderstandOptions,
): Understood {
	return atOnce(understanding(dialect, spec, http, options));
}

/** The same in steps. */
export function* understanding(
	dialect: Dialect,
	spec: Method,
	http: HttpAnswer,
	{ namespace, manyEntries = false, limits, settings = {} }: UnderstandOptions,
): Steps<Understood> {
	const answer = yield* readingAnswer(http, dialect.system, limits);
	if (answer.kind === 'failure') {
		return { failure: dialect.httpFailure?.(answer.failure, http, spec, settings) ?? answer.failure };
	}
	if (answer.kind === 'fault') {
		return { failure: dialect.faultFailure(answer.fault, spec, answer.status) };
	}
	const { element } = answer;
	const { element: wanted, namespace: own } = spec.described?.response ?? {
		element: `${spec.element}Response`,
		namespace,
	};
	const known = [namespace, own, dialect.namespace(spec), ...(dialect.answerNamespaces ?? [])];
	if (!known.includes(element.namespace)) {
		return foreign(dialect, spec, `${element.name} of another namespace (${element.namespace || 'none'})`);
	}
	respell(element, wanted);
	for (const child of element.children) respell(child, `${spec.element}Result`);
	if (element.name !== wanted) return foreign(dialect, spec, element.name);
	const failure = manyEntries ? undefined : dialect.responseFailure?.(element, spec);
	return failure ? { failure } : { response: element };
}

function foreign({ system }: Dialect, spec: Method, what: string): Understood {
	return {
		failure: {
			kind: 'unreadable',
			message: `${system} answered ${spec.element} with ${what.replace(/\S+/, '<$&>')}`,
			advice: 'Check the base URL in the credential: another service seems to answer there.',
			reached: reachedBy(spec),
		},
	};
}

/** A service that spells the method in another case than the vendor's page does so in its answer too. */
function respell(element: XmlElement, name: string): void {
	if (element.name === name) return;
	if (element.name.toLowerCase() === name.toLowerCase()) element.name = name;
}
