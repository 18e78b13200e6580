import type { Dialect, SoapSystem } from './dialect';
import { hasOriginals, simplifyField } from './words/simplified';
import type {
	Entry,
	Method,
	Operation,
	OutputSpec,
	Probe,
	Resource,
	RestMethod,
	Surveyed,
	Task,
} from './spec';

export type { Resource } from './spec';

/** `opening` is what new nodes start with; saved ones keep the first of the list. */
export function resource(
	texts: Omit<Resource, 'operations' | 'opening'>,
	operations: Entry[],
	opening = operations[0],
): Resource {
	return { ...texts, operations, opening };
}

/**
 * A system of these resources, in the order of the menu. What operations and methods leave out because their resource says it
 * for all is written into them here, once, when the modules are loaded: whoever calls them finds them complete. A method that
 * is an operation is its own resource's; of any other the first resource that uses it.
 */
export function soapSystem(
	folder: string,
	dialect: Dialect,
	resources: Resource[],
	versions: readonly number[] = [1],
): SoapSystem {
	for (const { value, service, operations } of resources) {
		for (const operation of operations) {
			operation.resource = value;
			if (!isTask(operation)) operation.service ??= service;
		}
	}
	const placed = new Set<Method>();
	for (const { service, operations } of resources) {
		if (service === undefined) continue;
		for (const operation of operations) collectMethods(operation, placed);
		for (const method of placed) method.service ??= service;
	}
	for (const { service, operations } of resources) {
		if (service === undefined) for (const operation of operations) collectMethods(operation, placed);
	}
	placed.forEach(serviceOf);
	resourcesOf.set(dialect, resources);
	const operations = resources.flatMap((each) => each.operations);
	for (const entry of operations) {
		if (isTask(entry) && entry.probes) {
			const probed = entry.probes.map((probe) => entryOf(probe, resources));
			entry.uses = [...new Set([...entry.uses, ...probed.flatMap(stepsOf)])];
		}
	}
	for (const entry of operations) {
		const isMissing = !entry.fields.some(({ name }) => name === 'simplify');
		if (isMissing && hasOriginals(entry, outputOf(entry))) {
			entry.fields = [...entry.fields, simplifyField(versions)];
		}
	}
	return { folder, dialect, resources, operations, versions };
}

/** Every method that an operation calls, its own first and each once; look-ups of its fields are among them. */
export function methodsOf(entry: Entry): Method[] {
	const found = new Set<Method>();
	collectMethods(entry, found);
	return [...found];
}

/** Adds them; what is in `found` has all of its own there, too. */
function collectMethods(entry: Entry, found: Set<Method>): void {
	const visit = (method: Method) => {
		if (found.has(method)) return;
		found.add(method);
		for (const variant of method.variants ?? []) visit(variant.method);
		for (const waited of waitedFor(method)) visit(waited);
		for (const reading of keptBy(method)) visit(reading);
		if ('present' in method) visit((method as Operation).present!.read);
		for (const field of method.fields) visitLookups(field);
	};
	const visitLookups = ({ lookup }: Method['fields'][number]) => {
		for (const asked of Object.values(lookup ?? {})) {
			const methods = 'operation' in asked ? [asked.operation] : asked.uses;
			for (const method of methods as Array<Method | RestMethod>) if (!isRest(method)) visit(method);
		}
	};
	if (isTask(entry)) {
		entry.fields.forEach(visitLookups);
		for (const method of entry.uses) if (!isRest(method)) visit(method);
		if (entry.present) visit(entry.present.read);
	} else {
		visit(entry);
	}
}

/** The methods that the operation itself uses, those of look-ups left out: its own first. */
export function stepsOf(entry: Entry): Array<Method | RestMethod> {
	const own = isTask(entry) ? entry.uses : [entry, ...waitedFor(entry), ...keptBy(entry)];
	return own.flatMap(
		(method): Array<Method | RestMethod> =>
			isRest(method) ? [method] : [method, ...(method.variants ?? []).map((variant) => variant.method)],
	);
}

/** Their names, each once. */
export function methodNames(entry: Entry): string[] {
	return [...new Set(stepsOf(entry).map((step) => (isRest(step) ? step.name : step.element)))];
}

const resourcesOf = new WeakMap<Dialect, Resource[]>();

/** What a task that looks at the whole system of this dialect gets to see. */
export function surveyed(dialect: Dialect, entry: Task): Surveyed {
	return { resources: resourcesOf.get(dialect) ?? [], probes: entry.probes ?? [] };
}

/** @throws Error for a name that no operation has: a mistake in the declaration */
export function entryOf({ operation }: Probe, resources: Resource[]): Entry {
	for (const { value, operations } of resources) {
		if (!operation.startsWith(`${value}.`)) continue;
		const found = operations.find((entry) => entry.value === operation.slice(value.length + 1));
		if (found !== undefined) return found;
	}
	throw new Error(`There is no operation ${operation} to try`);
}

/** The methods that start, watch and end work in the background. */
function waitedFor({ wait }: Method): Method[] {
	return [wait?.start, wait?.ask, wait?.fetch].filter((method) => method !== undefined);
}

/** The methods that tell what a method has to send again. */
function keptBy({ keeps }: Method): Method[] {
	if (keeps === undefined) return [];
	return [keeps.read, ...keeps.values.flatMap(({ lookup }) => (lookup ? [lookup.operation] : []))];
}

export function isTask(entry: Entry | Method): entry is Task {
	return 'uses' in entry;
}

export function isRest(method: Method | RestMethod): method is RestMethod {
	return 'transport' in method;
}

/** The service of a method that has its place; one that has none was never put into a resource. */
export function serviceOf({ service, element }: Method): string {
	if (service === undefined) throw new Error(`${element} is of no service`);
	return service;
}

/** What an operation puts out. */
export function outputOf(entry: Entry): OutputSpec {
	return isTask(entry) ? entry.output : entry.answer;
}
