import type { IDataObject } from 'n8n-workflow';
import { parameterFailure, type Failure } from '../../soap/failure';
import { valueOf } from '../values/alikeNames';

/** Of a method that replaces a thing as a whole: what the user does not name is read and sent again, so that it stays. */
export interface KeepSpec<Step> {
	/** What is replaced, in the singular: `account`. */
	what: string;
	/** Reads what is there, by the parameter that names the thing. */
	read: Step;
	by: string;
	/** Where all things are read at once: the field that holds what `by` says, and what it means when none does. */
	among?: { field: string; missing: Failure };
	values: Array<KeptValue<Step>>;
	/** Parameter that says `clear` where values that the system does not tell may be cleared. */
	clearing?: string;
}

/** A parameter, and the names under which its present value may come. */
export interface KeptValue<Step> {
	parameter: string;
	names: string[];
	/** The thing cannot be without it. */
	needed?: true;
	/** The present value may be a name where the request takes an ID; no thing is without this one either. */
	lookup?: { operation: Step; parameter: string; field: string };
}

interface Keeping<Step> {
	fields: Array<{ name: string; displayName?: string; xml?: { type?: string } }>;
	keeps: KeepSpec<Step>;
}

type Outcome =
	| { items: Array<{ json: IDataObject }>; failure?: undefined }
	| { items?: undefined; failure: Failure };

interface Around<Step> {
	values: Record<string, unknown>;
	call: (method: Step, values: Record<string, unknown>) => Promise<Outcome>;
	send: (values: Record<string, unknown>) => Promise<Outcome>;
}

/** Sends what the user named together with the present values of the rest. */
export async function sendKept<Step>(
	{ fields, keeps }: Keeping<Step>,
	{ values, call, send }: Around<Step>,
	system: string,
): Promise<Outcome> {
	const labelOf = (name: string) => fields.find((field) => field.name === name)?.displayName ?? name;
	const emptied = keeps.values.find(
		({ parameter, needed }) => needed && String(values[parameter] ?? 'given').trim() === '',
	);
	if (emptied) return { failure: emptiedFailure(labelOf(emptied.parameter), keeps.what) };
	const present = await presentThing(keeps, values, call);
	if (present.failure) return present;
	const again: IDataObject = {};
	const untold: Array<KeptValue<Step>> = [];
	for (const kept of keeps.values) {
		const { parameter, names } = kept;
		if ((values[parameter] ?? undefined) !== undefined) continue;
		const told = toldValue(
			valueOf(present.json, names),
			fields.find(({ name }) => name === parameter),
		);
		const value = kept.lookup && told !== undefined ? await identifier(told, kept.lookup, call) : told;
		if (value === undefined) untold.push(kept);
		else again[parameter] = value;
	}
	const labels = untold.map(({ parameter }) => labelOf(parameter));
	const canClear = keeps.clearing !== undefined && !untold.some(({ needed, lookup }) => needed ?? lookup);
	if (untold.length > 0 && !(canClear && values[keeps.clearing!] === 'clear')) {
		return { failure: untoldFailure(labels, system, canClear ? labelOf(keeps.clearing!) : undefined) };
	}
	const outcome = await send({ ...values, ...again });
	if (outcome.failure || keeps.clearing === undefined) return outcome;
	return { items: outcome.items.map(({ json }) => ({ json: { ...json, cleared: labels } })) };
}

type Found = { json: IDataObject; failure?: undefined } | { json?: undefined; failure: Failure };

async function presentThing<Step>(
	{ read, by, among }: KeepSpec<Step>,
	values: Record<string, unknown>,
	call: Around<Step>['call'],
): Promise<Found> {
	const outcome = await call(read, among ? { returnAll: true } : { [by]: values[by] });
	if (outcome.failure) return outcome;
	const found = among
		? outcome.items.find(({ json }) => String(json[among.field]) === String(values[by]))
		: outcome.items[0];
	return found ?? { failure: among!.missing };
}

/** An element that is there and empty is an empty value; one that is not there says nothing. */
function toldValue(
	value: IDataObject[string] | undefined,
	field: Keeping<unknown>['fields'][number] | undefined,
): IDataObject[string] | undefined {
	if (value === undefined || (typeof value === 'object' && value !== null)) return undefined;
	// .NET writes its booleans as True and False.
	return field?.xml?.type === 'boolean' ? String(value).trim().toLowerCase() : (value ?? '');
}

async function identifier<Step>(
	told: IDataObject[string],
	{ operation, parameter, field }: NonNullable<KeptValue<Step>['lookup']>,
	call: Around<Step>['call'],
): Promise<IDataObject[string] | undefined> {
	const text = String(told).trim();
	if (/^[1-9]\d*$/.test(text)) return text;
	if (text === '' || text === '0') return undefined;
	const found = await call(operation, { [parameter]: text });
	return found.items?.[0]?.json[field];
}

function emptiedFailure(label: string, what: string): Failure {
	return parameterFailure(label, `'${label}' is empty, and every ${what} needs one`);
}

/** Nothing was changed: the present values would have been cleared without a word. */
function untoldFailure(labels: string[], system: string, option: string | undefined): Failure {
	return parameterFailure(
		labels[0],
		`${system} does not tell the present value of ${labels.join(', ')}, and updating would clear it`,
		`Give what is missing under Update Fields; a field that is added and left empty is cleared.${
			option === undefined ? '' : ` Or let it be cleared with the option '${option}'.`
		} Nothing was changed.`,
	);
}
