import type { DescribedElement } from '../../wsdl/model';
import { perDeclaration } from '../perDeclaration';
import type { FieldXml, Method } from '../spec';
import { pagingFields } from '../wire/request';
import { hasUncertainNames } from '../wire/settle';
import { requestFields } from '../words/presets';

/** Each place that a request of the method may have, in all the spellings that are sent for it. */
const placesOf = perDeclaration((method: Method): string[][] => [
	...(method.constants ?? []).map(({ path }) => [path]),
	...(method.fromCredential ?? []).map((path) => [path]),
	...requestFields(method).flatMap(({ xml }) => (xml ? placesIn(xml, '') : [])),
	...pagingFields(method).flatMap((xml) => placesIn(xml, '')),
]);

function placesIn({ path, alsoAs = [], unseen, fields = {} }: FieldXml, within: string): string[][] {
	const inner = Object.values(fields).flatMap((field) => placesIn(field, `${within}${path}/`));
	// A name that no page shows is taken from the description.
	if (unseen || path === '' || path === '.') return inner;
	return [[path, ...alsoAs].map((one) => within + one), ...inner];
}

/**
 * The places of the method's request that the service does not describe, as the node writes them. What a description leaves open
 * counts as described.
 */
export function namesNotDescribed(method: Method, request: DescribedElement): string[] {
	// Whatever the vendor's pages leave open is spelled as the service spells it (`wire/settle.ts`).
	const isSettled = hasUncertainNames(method);
	const missing = placesOf(method).filter(
		(spellings) => !spellings.some((path) => isDescribed(request, stepsIn(path), isSettled)),
	);
	return [...new Set(missing.map(([path]) => path))];
}

/** Prefixes stand for namespaces that the method declares. */
function stepsIn(path: string): string[] {
	return path
		.split('/')
		.filter((step) => step !== '')
		.map((step) => step.replace(/^(@?)[\w.-]+:/, '$1'));
}

function isDescribed(element: DescribedElement, [step, ...rest]: string[], isSettled: boolean): boolean {
	if (step === undefined) return true;
	const type = element.type();
	if (type.kind === 'simple') return type.base === 'anyType';
	const isOpen = type.isOpen === true || type.problem !== undefined;
	if (step.startsWith('@')) return isOpen || type.attributes.some(({ name }) => name === step.slice(1));
	const isMeant = (name: string) => (isSettled ? name.toLowerCase() === step.toLowerCase() : name === step);
	const child = type.children.find(({ name }) => isMeant(name));
	return child === undefined ? isOpen : isDescribed(child, rest, false);
}
