import type { XmlElement } from '../../xml/tree';
import { refusal, type Failure } from '../../soap/failure';
import { methodOf, type MethodDescription, type ServiceDescription } from '../../soap/serviceDescription';
import { perDeclaration } from '../perDeclaration';
import type { FieldXml, Method } from '../spec';
import { requestFields } from '../words/presets';
import { pagingFields } from './request';

/**
 * Whether the vendor's pages leave names of the method open: marked so, or with a second spelling. Then the service's own
 * description decides (docs/decisions/contracts.md).
 */
export const hasUncertainNames = perDeclaration(
	(spec: Method) => spec.uncertain === true || fieldsOf(spec).some((xml) => xml.alsoAs !== undefined),
);

export type SettledRequest =
	| { body: XmlElement; action?: string; failure?: undefined }
	| { body?: undefined; action?: undefined; failure: Failure };

/**
 * The request with the names of the service: element and namespace of the method, and its parameters, matched
 * without regard to case. Of several spellings of one parameter the service's stays. What the service would silently take
 * as 0, false or nothing becomes a failure: nothing has been sent then.
 */
export function settleNames(
	body: XmlElement,
	spec: Method,
	description: ServiceDescription,
	system: string,
): SettledRequest {
	const method = methodOf(description, spec.element);
	if (method === undefined) {
		return {
			failure: refusal('rejected', `This release of ${system} does not have the method ${spec.element}`, {
				advice: `The description of its ${spec.service} service does not list it. Nothing was sent.`,
				reached: 'no',
			}),
		};
	}
	if (!isSpelledOut(method)) return { body };
	const groups = spellingGroups(body, spec);
	const settled = new Map<string, XmlElement>();
	const unknown: Group[] = [];
	for (const group of groups) {
		const known = nameOf(method, group.names);
		if (known === undefined) unknown.push(group);
		else if (!settled.has(known)) settled.set(known, group.element);
	}
	placeUnseen(method, unknown, settled);
	const failure = lost(spec, method, unknown, system);
	if (failure) return { failure };
	const children = [...settled].map(([name, element]) => ({ ...element, name }));
	const renamed = { ...body, name: method.element, children };
	return { body: inNamespace(renamed, body.namespace, method.namespace), action: method.action };
}

type SpelledOut = MethodDescription & Required<Pick<MethodDescription, 'parameters'>>;

/** Without the parameters the request stays as it is, with every documented spelling. */
function isSpelledOut(method: MethodDescription): method is SpelledOut {
	return method.parameters !== undefined;
}

interface Group {
	/** All spellings of the parameter, the documented one first. */
	names: string[];
	element: XmlElement;
	xml?: FieldXml;
}

const fieldsOf = perDeclaration((spec: Method): FieldXml[] => [
	...requestFields(spec).flatMap(({ xml }) => (xml ? [xml] : [])),
	...pagingFields(spec),
]);

/** The children of the request, the spellings of one parameter taken together. */
function spellingGroups(body: XmlElement, spec: Method): Group[] {
	const groups = new Map<string, Group>();
	const fields = fieldsOf(spec);
	for (const element of body.children) {
		const xml = fields.find(({ path, alsoAs }) => path === element.name || alsoAs?.includes(element.name));
		const name = xml?.path ?? element.name;
		if (!groups.has(name)) groups.set(name, { names: [name, ...(xml?.alsoAs ?? [])], element, xml });
	}
	return [...groups.values()];
}

function nameOf(method: SpelledOut, names: string[]): string | undefined {
	const spellings = spellingsOf(method);
	for (const name of names) {
		const found = spellings.get(name.toLowerCase());
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The names of the parameters, the first of each spelling, by their small letters. */
const spellingsOf = perDeclaration(
	({ parameters }: SpelledOut) =>
		new Map([...parameters].reverse().map(({ name }) => [name.toLowerCase(), name])),
);

/** A name that no page shows takes the service's only free parameter of its type; with several to choose from, none. */
function placeUnseen(method: SpelledOut, unknown: Group[], settled: Map<string, XmlElement>): void {
	const unseen = unknown.filter(({ xml }) => xml?.unseen);
	for (const group of unseen) {
		const type = group.xml?.type ?? 'string';
		const free = method.parameters.filter((one) => !settled.has(one.name) && one.type === type);
		const rivals = unseen.filter(({ xml }) => (xml?.type ?? 'string') === type);
		if (free.length !== 1 || rivals.length !== 1) continue;
		settled.set(free[0].name, group.element);
		unknown.splice(unknown.indexOf(group), 1);
	}
}

/** An empty element that the service does not know changes nothing; a value in one would be lost in silence. */
function lost(spec: Method, method: SpelledOut, unknown: Group[], system: string): Failure | undefined {
	const names = unknown.filter(({ element }) => element.text !== '').map(({ names: [name] }) => name);
	if (names.length === 0) return undefined;
	const list = method.parameters.map(({ name }) => name).join(', ') || 'no parameter';
	return refusal('rejected', `This release of ${system} takes no ${names.join(', ')} in ${spec.element}`, {
		advice: `Its own description lists ${list}. Nothing was sent: the value would have been ignored without a word.`,
		reached: 'no',
	});
}

function inNamespace(element: XmlElement, from: string, to: string): XmlElement {
	if (from === to) return element;
	return {
		...element,
		namespace: element.namespace === from ? to : element.namespace,
		children: element.children.map((child) => inNamespace(child, from, to)),
	};
}
