import type { Dialect } from '../operation/dialect';
import type { ConnectionSettings, DescribedService } from '../operation/spec';
import { refusal } from '../soap/failure';
import { methodsAt, methodsIn } from '../wsdl/description';
import { gatherDocuments, type Get } from '../wsdl/documents';
import type { DescribedMethod } from '../wsdl/model';
import type { Failure } from '../soap/failure';

interface Read {
	methods: DescribedMethod[];
	problems: string[];
	isMissing: boolean;
	isPassing: boolean;
	failure?: Failure;
}

interface Entry {
	read: Promise<Read>;
	/** When it was asked for, in milliseconds since 1970. */
	since: number;
	/** How long it counts. */
	lasts: number;
}

/** By address. They only save requests, and a tree of types is large. */
const entries = new Map<string, Entry>();
const mostKept = 20;
const minute = 60_000;
const hour = 60 * minute;

interface Asked {
	dialect: Dialect;
	service: string;
	settings: ConnectionSettings;
	/** Whoever asks in the editor wants to see what the service has just learnt: a minute old is good enough. */
	isFresh?: boolean;
}

/**
 * The methods of a service by its own description, read once in an hour and process. The description is asked for at the
 * credential's address, with its sign-in.
 */
export async function describedService(
	{ dialect, service, settings, isFresh }: Asked,
	get: Get,
): Promise<DescribedService> {
	const { system, description } = dialect;
	if (!/^[\w-]+$/.test(service)) {
		return {
			failure: refusal('notFound', `"${service.slice(0, 60)}" is no name of a service of ${system}`, {
				advice: 'Choose the service from the list. Nothing was sent.',
				reached: 'no',
			}),
		};
	}
	if (description === undefined) return { failure: hidden(system, service, []) };
	const { methods, problems, isMissing, failure } = await known(description(service, settings), isFresh, get);
	if (failure) return { failure };
	if (isMissing) return { failure: hidden(system, service, problems) };
	return {
		system,
		methods: methodsAt(methods, dialect.endpoint(service, settings)),
		problems,
		filledIn: dialect.filledIn ?? [],
		hasSession: dialect.session !== undefined,
	};
}

async function known(url: string, isFresh = false, get: Get): Promise<Read> {
	const kept = entries.get(url);
	const age = Date.now() - (kept?.since ?? 0);
	if (kept && age < (isFresh ? Math.min(kept.lasts, minute) : kept.lasts)) return await kept.read;
	const entry: Entry = { read: read(url, get), since: Date.now(), lasts: hour };
	entries.delete(url);
	entries.set(url, entry);
	for (const oldest of entries.keys()) {
		if (entries.size <= mostKept) break;
		entries.delete(oldest);
	}
	const found = await entry.read;
	if (found.failure) entry.lasts = 0;
	else if (found.isPassing || found.isMissing) entry.lasts = minute;
	return found;
}

async function read(url: string, get: Get): Promise<Read> {
	const documents = await gatherDocuments(url, get);
	const { problems, isMissing, isPassing, failure } = documents;
	return { methods: methodsIn(documents), problems, isMissing, isPassing, failure };
}

function hidden(system: string, service: string, problems: string[]): Failure {
	const [reason] = problems.map((problem) => `${problem}. `);
	return refusal('notFound', `${system} does not show the description of its ${service} service`, {
		advice: `${reason ?? ''}Use the operation 'Call With JSON' with the vendor's documentation. Nothing was sent.`,
		reached: 'no',
	});
}
