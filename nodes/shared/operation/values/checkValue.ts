import type { INodePropertyOptions } from 'n8n-workflow';
import type { FieldXml, PropertySpec } from '../spec';
import { locatorOf } from './locator';
import { isAbsent, kindOf, shown, toWire, truthOf } from './values';

export type Checked =
	| { value: unknown; problem?: undefined }
	| {
			value?: undefined;
			problem: {
				/** Follows the name of the field. */
				sentence: string;
				advice?: string;
				/** In the place of the field's name. */
				about?: string;
			};
	  };

/**
 * Where a field stands: always shown, in a collection, under Update Fields, or in a row. A person cannot leave out what is
 * always shown, so without a value its expression has found nothing.
 */
export type Place = 'always' | 'optional' | 'update' | 'row';

/** The three states of one value: undefined comes out for what is not given, `''` for what is to be emptied. */
export function checkValue(property: PropertySpec, given: unknown, place: Place): Checked {
	if (property.type === 'hidden' || property.type === 'notice') return { value: given ?? undefined };
	if (property.type === 'resourceLocator') return checkLocator(property, given, place);
	if (isAbsent(given)) return checkAbsent(property, place);
	if (isMissing(property, given)) return { problem: nothingGiven };
	if (isChoice(property)) return checkChoice(property, given);
	if (isLoadedChoice(property)) return checkLoadedChoice(property, given);
	if (given === '' || isEmptyList(given)) return checkEmpty(property, given, place);
	if (property.type === 'boolean') {
		const truth = truthOf(given);
		return truth === undefined ? refused(`must be true or false, but is ${shown(given)}`) : { value: truth };
	}
	if (property.type === 'number') return checkNumber(property, given);
	if (property.type === 'resourceMapper') {
		return typeof given === 'object'
			? { value: withoutAbsentColumns(given) }
			: refused(`must be a mapping of values, but is ${shown(given)}`);
	}
	if (property.type === 'json' || (place === 'row' && property.xml === undefined)) return { value: given };
	if (property.trimmed && typeof given === 'string' && given !== given.trim()) {
		return checkValue(property, given.trim(), place);
	}
	return checkText(property, given);
}

/** Said of what is required and not given. */
export const nothingGiven = {
	sentence: 'is empty',
	advice:
		'Fill it in. If it comes from an expression, check that the field it points to exists in this item.',
};

const nothingFound =
	'Its expression finds nothing in this item. Check it, or give it a value for such items: nothing was sent.';

function refused(sentence: string, advice?: string): Checked {
	return { problem: { sentence, advice } };
}

/** Choices, switches and numbers stand for a decision that nobody has made then. */
function checkAbsent(property: PropertySpec, place: Place): Checked {
	if (property.required) return { problem: nothingGiven };
	if (place !== 'always' && place !== 'row') return { value: undefined };
	if (isChoice(property)) {
		return refused(`has no value. Choose one of ${optionNames(property)}`, nothingFound);
	}
	const decides = ['boolean', 'number', 'json'].includes(property.type);
	// What goes out empty when it is emptied would be emptied by an expression that finds nothing.
	return decides || property.xml?.whenEmpty === 'send'
		? refused('has no value', nothingFound)
		: { value: undefined };
}

function checkEmpty(property: PropertySpec, given: unknown, place: Place): Checked {
	const { type, xml } = property;
	if (place === 'update') {
		return xml?.whenEmpty === 'send'
			? { value: given }
			: refused(
					'is empty, and the system has no way to clear it',
					'Give a value, or take the field out of Update Fields to keep what is there. Nothing was sent.',
				);
	}
	if ((place === 'always' || place === 'row') && (type === 'boolean' || type === 'number')) {
		return refused('is empty', nothingFound);
	}
	if (place === 'always' && xml?.whenEmpty === 'send') return { value: given };
	return { value: place === 'row' ? given : undefined };
}

/** What an editor's list is filled with while the workflow is made cannot be known here. */
function isChoice({ type, options }: PropertySpec): boolean {
	return (type === 'options' || type === 'multiOptions') && (options?.length ?? 0) > 0;
}

function isLoadedChoice({ type, typeOptions }: PropertySpec): boolean {
	return type === 'options' && typeOptions?.loadOptionsMethod !== undefined;
}

/** One of the system's own things: what is no single value is none, and where the list holds numbers it is one. */
function checkLoadedChoice(property: PropertySpec, given: unknown): Checked {
	if (given === '' || isBlank(given)) return refused('is empty', nothingFound);
	return typeof property.default === 'number' ? checkNumber(property, given) : checkText(property, given);
}

/** 1 and "1" are the same choice, as is the system's code for it; what goes on is the option's own value. */
function checkChoice(property: PropertySpec, given: unknown): Checked {
	const options = property.options as INodePropertyOptions[];
	const codes = property.xml?.codes ?? {};
	const chosen = (one: unknown) =>
		typeof one === 'object'
			? undefined
			: (options.find(({ value }) => String(value) === String(one)) ??
				options.find(({ value }) => codes[String(value)] === String(one)));
	const wrong = (one: unknown) =>
		refused(
			`must be one of ${optionNames(property)}, but is ${shown(one)}`,
			'Expressions give the value in brackets where there is one. Nothing was sent.',
		);
	if (property.type === 'options') {
		const option = chosen(given);
		if (option) return { value: option.value };
		const isOther = property.customValue && typeof given !== 'object' && !isBlank(given);
		return isOther && wireProblem(given, property.xml) === undefined ? { value: given } : wrong(given);
	}
	const list = [given].flat() as unknown[];
	const odd = list.findIndex((one) => chosen(one) === undefined);
	return odd >= 0 ? wrong(list[odd]) : { value: list.map((one) => chosen(one)!.value) };
}

function optionNames({ options }: PropertySpec): string {
	return (options as INodePropertyOptions[])
		.map(({ name, value }) =>
			String(value).toLowerCase() === name.toLowerCase() ? name : `${name} (${String(value)})`,
		)
		.join(', ');
}

/** Numbers become numbers, so that no verb takes a text for none; decimals on the wire keep their digits. */
function checkNumber({ typeOptions = {}, xml }: PropertySpec, given: unknown): Checked {
	const isDecimal = xml?.type === 'decimal' || typeOptions.numberPrecision !== undefined;
	const wire = toWire(given, { path: '', type: isDecimal ? 'decimal' : 'int' });
	if (wire.problem !== undefined) return refused(wire.problem);
	const number = Number(wire.text);
	const { minValue, maxValue } = typeOptions;
	if (minValue !== undefined && number < minValue) {
		return refused(`must be at least ${minValue}, but is ${shown(given)}`);
	}
	if (maxValue !== undefined && number > maxValue) {
		return refused(`must be at most ${maxValue}, but is ${shown(given)}`);
	}
	return { value: xml?.type === 'decimal' && typeof given === 'string' ? wire.text : number };
}

/** A locator from the editor has a mode and a value; an expression may give the bare value. */
function checkLocator(property: PropertySpec, given: unknown, place: Place): Checked {
	const { mode, value } = locatorOf(property, given);
	if (isAbsent(value)) return checkAbsent(property, place);
	if (isBlank(value)) return property.required ? { problem: nothingGiven } : checkEmpty(property, '', place);
	if (typeof value !== 'string' && (typeof value !== 'number' || !Number.isFinite(value))) {
		return refused(`must be a text or a number, but is ${shown(value)}`);
	}
	const isLookedUp = property.lookup?.[mode] !== undefined;
	const sentence = isLookedUp ? undefined : wireProblem(value, property.xml);
	return sentence === undefined ? { value: given } : refused(sentence);
}

/** A column of the mapper without a value is not given. */
function withoutAbsentColumns(given: unknown): unknown {
	const mapper = given as { value?: unknown };
	if (typeof mapper !== 'object' || typeof mapper.value !== 'object' || mapper.value === null) return given;
	const value = Object.fromEntries(Object.entries(mapper.value).filter(([, column]) => !isAbsent(column)));
	return { ...mapper, value };
}

function checkText(property: PropertySpec, given: unknown): Checked {
	const { type, typeOptions, takesList, xml } = property;
	const isList = takesList === true || typeOptions?.multipleValues === true || xml?.joinedWith !== undefined;
	if (Array.isArray(given) && isList) {
		// Each element of the editor's list may be an expression that gives a list itself.
		const odd = given.flat(Infinity).find((one) => typeof one === 'object' && one !== null);
		if (odd !== undefined) return refused(`must be a list of texts, but holds ${kindOf(odd)}`);
	} else if (type === 'string' && typeof given === 'object') {
		return refused(`must be a text, but is ${kindOf(given)}`);
	} else if (type === 'multiOptions' && typeof given === 'object') {
		return refused(`must be a list of texts, but is ${kindOf(given)}`);
	} else if (typeof given === 'number' && !Number.isFinite(given)) {
		return refused('is not a number');
	}
	const sentence = wireProblem(given, xml);
	return sentence === undefined ? { value: given } : refused(sentence);
}

/** What can be said of the value before the request is built. Files and documents are made by verbs. */
function wireProblem(value: unknown, xml: FieldXml | undefined): string | undefined {
	if (!xml || xml.encode || xml.form !== undefined || xml.fields || xml.joinedWith !== undefined)
		return undefined;
	if (xml.type === 'json' || xml.type === 'base64Binary') return undefined;
	return toWire(value, xml).problem;
}

/** Nothing that a person would call a value: only blanks, or a list of such. */
/** Whether a required value is not there; a blank one is none. */
export function isMissing({ required }: Pick<PropertySpec, 'required'>, value: unknown): boolean {
	return required === true && (isAbsent(value) || isBlank(value));
}

function isBlank(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	return Array.isArray(value) && value.every((one) => isAbsent(one) || isBlank(one));
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.every((one) => isAbsent(one) || one === '' || isEmptyList(one));
}
