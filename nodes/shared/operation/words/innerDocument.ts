import { parameterFailure, type Failure } from '../../soap/failure';
import { element, type XmlElement } from '../../xml/tree';
import { writeXml } from '../../xml/write';
import type { DocumentPart, Method, MethodField, ParameterValues } from '../spec';
import { isAbsent, toWire } from '../values/values';

type Written = { xml: string; failure?: undefined } | { xml?: undefined; failure: Failure };

/** The document that a value makes together with others; undefined where it makes none, or where there is no value. */
export function innerDocument(
	{ name, displayName = name, xml }: MethodField,
	value: unknown,
	{ fields }: Method,
	values: ParameterValues,
): Written | undefined {
	if (xml?.document === undefined || isAbsent(value) || value === '') return undefined;
	const children: XmlElement[] = [];
	for (const part of xml.document.parts) {
		const wire = toWire(valueOf(part, values), { path: part.element, type: part.type });
		if (wire.problem !== undefined) return failureOf(fields, part.parameter ?? name, wire.problem);
		children.push(element(part.element, '', { text: wire.text }));
	}
	const written = writeXml(element(xml.document.element, '', { children }));
	return written.problem
		? { failure: parameterFailure(displayName, `'${displayName}' ${written.problem.message}`) }
		: { xml: written.xml };
}

function valueOf({ parameter, otherwise = '' }: DocumentPart, values: ParameterValues): unknown {
	const value = parameter === undefined ? undefined : values[parameter];
	return isAbsent(value) || value === '' ? otherwise : value;
}

function failureOf(fields: MethodField[], parameter: string, sentence: string): Written {
	const label = fields.find(({ name }) => name === parameter)?.displayName ?? parameter;
	return { failure: parameterFailure(label, `'${label}' ${sentence}`) };
}
