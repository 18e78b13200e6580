import type {
	AskedValue,
	LookedUp,
	Method,
	MethodField,
	MethodLookUp,
	OperationContext,
	OperationOutcome,
	ParameterValues,
	TaskLookUp,
} from '../operation/spec';
import { perDeclaration } from '../operation/perDeclaration';
import { locatorOf } from '../operation/values/locator';
import { isAbsent } from '../operation/values/values';
import { parameterFailure, type Failure } from '../soap/failure';

export type ResolvedValues =
	| { values: ParameterValues; failure?: undefined }
	| { values?: undefined; failure: Failure };

/** A value that is no identifier yet. */
interface Ask {
	index: number;
	mode: string;
	value: string;
	values: ParameterValues;
}

/** Turns what resource locators hold into identifiers. A thousand items that name the same user ask once. */
export class LookUps {
	private readonly pending = new Map<string, Promise<OperationOutcome>>();

	private readonly tasks = new Map<TaskLookUp, Map<string, Promise<LookedUp>>>();

	constructor(
		private readonly call: (method: Method, values: ParameterValues) => Promise<OperationOutcome>,
		private readonly context: () => OperationContext,
		private readonly system: string,
	) {}

	async resolve(fields: MethodField[], values: ParameterValues): Promise<ResolvedValues> {
		return (await this.resolveAll(fields, [values]))[0];
	}

	/** The values of several items, field by field: what one request can answer for all of them costs one. */
	async resolveAll(fields: MethodField[], all: ParameterValues[]): Promise<ResolvedValues[]> {
		const resolved = all.map((values): ResolvedValues => ({ values: { ...values } }));
		for (const field of locating(fields)) {
			if (takesNames(field)) await this.resolveLists(field, resolved);
			if (field.type !== 'resourceLocator') continue;
			const asks: Ask[] = [];
			for (const [index, { values }] of resolved.entries()) {
				if (values === undefined || isAbsent(values[field.name])) continue;
				const { mode, value } = locatorOf(field, values[field.name]);
				const plain = typeof value === 'string' ? value.trim() : value;
				values[field.name] = plain;
				if (!field.lookup?.[mode] || isAbsent(value) || value === '') continue;
				asks.push({ index, mode, value: String(plain), values });
			}
			const answers = await this.answers(field, asks);
			for (const [position, { index, values }] of asks.entries()) {
				const { found, failure } = answers[position];
				if (failure) resolved[index] = { failure };
				else values[field.name] = found;
			}
		}
		return resolved;
	}

	/** Lists of names, or texts with commas between them; what holds no name stays as it is. */
	private async resolveLists(field: MethodField, resolved: ResolvedValues[]): Promise<void> {
		for (const [index, { values }] of resolved.entries()) {
			const names = values && namesIn(values[field.name]);
			if (values === undefined || names === undefined) continue;
			const asks = names.filter(isName).map((value): Ask => ({ index, values, value, mode: modeOfLists }));
			const answers = await this.answers(field, asks);
			const failed = answers.find(({ failure }) => failure !== undefined);
			if (failed?.failure) resolved[index] = { failure: failed.failure };
			else values[field.name] = names.map((name) => (isName(name) ? answers.shift()!.found : name));
		}
	}

	/** One outcome per ask. */
	private async answers(field: MethodField, asks: Ask[]): Promise<LookedUp[]> {
		const answers = new Array<LookedUp>(asks.length);
		for (const mode of new Set(asks.map((ask) => ask.mode))) {
			const own = [...asks.entries()].filter(([, ask]) => ask.mode === mode);
			const lookUp = field.lookup![mode];
			if ('operation' in lookUp) {
				for (const [position, { value, values }] of own) {
					answers[position] = await this.byMethod(field, lookUp, { value, beside: besideOf(lookUp, values) });
				}
				continue;
			}
			const found = await this.byTask(
				field,
				lookUp,
				own.map(([, ask]) => ask),
			);
			for (const [order, [position]] of own.entries()) answers[position] = found[order];
		}
		return answers;
	}

	private async byMethod(
		{ displayName, name }: MethodField,
		lookUp: MethodLookUp,
		{ value, beside }: Pick<AskedValue, 'value' | 'beside'>,
	): Promise<LookedUp> {
		const outcome = await this.ask(lookUp.operation as Method, { [lookUp.parameter]: value, ...beside });
		const label = displayName ?? name;
		const failure = failureOf(outcome, label, value, this.system);
		if (failure) return { failure };
		const found = outcome.items?.[0]?.json[lookUp.field];
		return isAbsent(found)
			? { failure: parameterFailure(label, unknownName(this.system, label, value)) }
			: { found: found as string | number };
	}

	/** What several items ask goes to the task at once, each value once. */
	private async byTask(
		{ displayName, name }: MethodField,
		lookUp: TaskLookUp,
		asks: Ask[],
	): Promise<LookedUp[]> {
		const label = displayName ?? name;
		const known = this.tasks.get(lookUp) ?? new Map<string, Promise<LookedUp>>();
		this.tasks.set(lookUp, known);
		const asked = asks.map(({ value, values }) => {
			const beside = besideOf(lookUp, values);
			return { key: JSON.stringify([value, Object.values(beside)]), question: { value, beside, label } };
		});
		const fresh = [
			...new Map(asked.filter(({ key }) => !known.has(key)).map((each) => [each.key, each])).values(),
		];
		if (fresh.length > 0) {
			const questions = fresh.map(({ question }) => question);
			const answering = lookUp.perform(questions, this.context());
			for (const [order, { key }] of fresh.entries()) {
				known.set(
					key,
					answering.then((found) => found[order]),
				);
			}
		}
		return await Promise.all(
			asked.map(async ({ key }) => {
				const outcome = await known.get(key)!;
				if (outcome.failure === undefined) return outcome;
				known.delete(key);
				return { failure: { ...outcome.failure, parameter: label, reached: 'no' } };
			}),
		);
	}

	private async ask(method: Method, values: ParameterValues): Promise<OperationOutcome> {
		const key = JSON.stringify([method.element, Object.values(values)]);
		const pending = this.pending.get(key) ?? this.call(method, values);
		this.pending.set(key, pending);
		const outcome = await pending;
		// A look-up that failed for a passing reason is worth asking again for the next item.
		if (outcome.failure) this.pending.delete(key);
		return outcome;
	}
}

function besideOf({ beside = [] }: MethodLookUp | TaskLookUp, values: ParameterValues): ParameterValues {
	return Object.fromEntries(beside.map((other) => [other, values[other]]));
}

/** The fields whose values may not be identifiers yet. */
const locating = perDeclaration((fields: MethodField[]) =>
	fields.filter((field) => field.type === 'resourceLocator' || takesNames(field)),
);

/** Whether a value of theirs may be a name, or be given in another way than as it is. */
export function hasNames(fields: MethodField[]): boolean {
	return locating(fields).length > 0;
}

function takesNames({ takesList, lookup }: MethodField): boolean {
	return takesList === true && lookup?.[modeOfLists] !== undefined;
}

/** A list says names or IDs: what is no number is a name. */
const modeOfLists = 'name';
const isName = (text: string) => !/^\s*\d*\s*$/.test(text);

/** Undefined where no name is among them. */
function namesIn(given: unknown): string[] | undefined {
	if (isAbsent(given)) return undefined;
	const isList = Array.isArray(given);
	const tokens = isList ? given.flat(Infinity).map(String) : String(given).split(/[\s,;]/);
	if (!tokens.some(isName)) return undefined;
	const names = isList ? tokens : String(given).split(',');
	return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** What the field is called says what kind of thing it wants: `Archer has no user "jdoe"`. */
function unknownName(system: string, label: string, value: string): string {
	return `${system} has no ${label.toLowerCase()} "${value}"`;
}

function failureOf(
	outcome: OperationOutcome,
	label: string,
	value: string,
	system: string,
): Failure | undefined {
	if (outcome.failure) {
		const { kind, message, systemText } = outcome.failure;
		const isAboutName = (kind === 'notFound' || kind === 'conflict') && systemText === undefined;
		const own = isAboutName ? `'${label}': ${message}` : message;
		return {
			...outcome.failure,
			message: kind === 'notFound' && !message.includes(value) ? unknownName(system, label, value) : own,
			parameter: label,
			reached: 'no',
		};
	}
	return outcome.items.length > 1
		? parameterFailure(
				label,
				`'${label}': ${outcome.items.length} entries are called "${value}"`,
				'Choose one by its ID instead.',
			)
		: undefined;
}
