import type { Failure } from '../../soap/failure';
import { entryOf, isRest, isTask, methodNames, serviceOf, stepsOf } from '../resource';
import type {
	AnswerTiming,
	Callable,
	DescribedService,
	Entry,
	Method,
	OperationContext,
	OperationItem,
	OperationOutcome,
	Resource,
	Surveyed,
} from '../spec';
import { describedVerdict, type Verdict } from './verdict';

interface Tried {
	failure?: Failure;
	/** What it said of a thing that nobody has. */
	said?: string;
	timing?: AnswerTiming;
}

/** Which failures of a try are those of the account or the address, and would meet every other request too. */
const endsAll = ({ kind, duringSignIn }: Failure) =>
	duringSignIn === true || kind === 'signIn' || kind === 'sessionGone' || kind === 'cancelled';
/** A fault, of a method that is not there for example, has the status of its answer. */
const isSaidByMethod = ({ kind, httpStatus }: Failure) =>
	httpStatus === undefined && (kind === 'rejected' || kind === 'notFound');
const reachesNothing = ({ kind }: Failure) => kind === 'unreachable' || kind === 'timeout' || kind === 'busy';

/**
 * *System: Check*: tries one read of every area that has a harmless one, reads the description of every service, and says of each
 * operation what is known of it then. One request per read and per document of a description; none of them changes anything.
 */
export async function surveySystem(
	context: OperationContext,
	_terms: unknown,
	{ resources, probes }: Surveyed,
): Promise<OperationOutcome> {
	const tried = new Map<Entry, Tried>();
	for (const probe of probes) {
		const entry = entryOf(probe, resources);
		// A task is run as an operation is; what it is made of, only the engine knows.
		const { failure } = await context.call(entry as unknown as Callable, probe.values ?? {});
		if (failure && (endsAll(failure) || (tried.size === 0 && reachesNothing(failure)))) return { failure };
		const timing = context.lastAnswer();
		const isProof = failure !== undefined && probe.namesNothing === true && isSaidByMethod(failure);
		tried.set(entry, isProof ? { said: failure.message, timing } : { failure, timing });
	}
	const services = new Map<string, DescribedService>();
	for (const service of servicesOf(resources)) {
		const described = await context.describe(service, true);
		if (described.failure && endsAll(described.failure)) return { failure: described.failure };
		services.set(service, described);
	}
	const nothing = [...tried.values(), ...services.values()].every(({ failure }) => failure !== undefined);
	const [first] = tried.values();
	if (nothing && first?.failure) return { failure: first.failure };
	return { items: itemsOf(resources, tried, services, context) };
}

function servicesOf(resources: Resource[]): Set<string> {
	const methods = resources
		.flatMap(({ operations }) => operations.flatMap(stepsOf))
		.filter((step): step is Method => !isRest(step));
	return new Set(methods.map(serviceOf));
}

function itemsOf(
	resources: Resource[],
	tried: Map<Entry, Tried>,
	services: Map<string, DescribedService>,
	{ values, redact }: OperationContext,
): OperationItem[] {
	const { onlyProblems, omitTiming } = values;
	const clock = [...tried.values()]
		.map(({ timing }) => timing?.clockDifference)
		.find((each) => each !== undefined);
	return resources.flatMap((resource) => {
		const denied = resource.operations.filter((entry) => tried.get(entry)?.failure?.kind === 'denied');
		return resource.operations.flatMap((entry): OperationItem[] => {
			if (isTask(entry) && entry.probes) return [];
			const own = tried.get(entry);
			const refused = denied.find((read) => hasCommonService(read, entry));
			const read = refused && { name: `${resource.name}: ${refused.name}`, ...tried.get(refused)! };
			const { status, explanation, differentNames, isExpected } = verdictOf(
				describedVerdict(entry, services),
				own,
				read,
			);
			const isProblem = status !== 'works' && status !== 'described' && isExpected !== true;
			if (onlyProblems === true && !isProblem) return [];
			const timing = {
				...(own?.timing && { latencyMilliseconds: own.timing.milliseconds }),
				...(clock !== undefined && { clockDifferenceSeconds: clock }),
			};
			const json = {
				operationId: `${resource.value}.${entry.value}`,
				resource: resource.name,
				operation: entry.name,
				status,
				isProblem,
				// The system's own words may repeat the request.
				explanation: redact(explanation),
				methods: methodNames(entry),
				...(differentNames && { differentNames }),
				...(omitTiming === true ? {} : timing),
			};
			return [{ json }];
		});
	});
}

/** Rights go by service: one that is refused over REST says nothing of the SOAP services. */
function hasCommonService(one: Entry, other: Entry): boolean {
	const servicesIn = (entry: Entry) =>
		stepsOf(entry).map((step) => (isRest(step) ? 'REST' : serviceOf(step)));
	const own = servicesIn(one);
	return servicesIn(other).some((service) => own.includes(service));
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What its own call says counts for more than a description; but a call without a value proves nothing of the value's name. */
function verdictOf(described: Verdict, own?: Tried, area?: Tried & { name: string }): Verdict {
	const { status } = described;
	if (own && own.failure === undefined && status !== 'namesDiffer') {
		const explanation =
			own.said === undefined
				? 'It was called and answered.'
				: `It was called for a thing that nobody has, and said so: ${sentence(own.said)}`;
		return { status: 'works', explanation };
	}
	if (
		own?.failure &&
		own.failure.kind !== 'denied' &&
		status !== 'methodMissing' &&
		status !== 'namesDiffer'
	) {
		return { status: 'failed', explanation: `It was called: ${sentence(own.failure.message)}` };
	}
	if (area?.failure === undefined || status === 'methodMissing' || status === 'namesDiffer') return described;
	const { name, failure } = area;
	return { status: 'noRight', explanation: `${name} was called: ${sentence(failure.message)}` };
}
